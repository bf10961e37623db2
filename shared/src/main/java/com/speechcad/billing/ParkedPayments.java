package com.speechcad.billing;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Alarms;
import com.speechcad.notify.Button;
import com.speechcad.notify.SeenTo;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Money that came and waits for an operator. Nothing here is ever forgotten: {@link DecideParked} ends each item. */
@Singleton
public class ParkedPayments {
    private static final String COLUMNS = """
            select p.id, p.top_up_id, t.user_id, p.reason, p.payment_id, p.coin, p.received, p.tx_hash, p.state,
              p.created_at, p.decided_at, p.note, t.amount_micros, t.expected, t.credited_micros,
              -- another transaction of the same payment is other money
              coalesce(t.credited_micros is not null and t.state <> 'REVERSED' and p.payment_id = t.payment_id
                and p.reason <> 'SECOND_TRANSACTION' and (p.reason in ('NOT_SETTLED', 'TAKEN_BACK')
                  or '' in (p.tx_hash, coalesce(t.received_tx, '')) or lower(p.tx_hash) = lower(t.received_tx)), false)
                as is_credited
            from parked_payment p left join top_up t on t.id = p.top_up_id\s""";

    private final Sql sql;
    private final TopUps topUps;
    private final TopUpMessage message;
    private final Alarms alarms;
    private final SeenTo seenTo;
    private final Clock clock;

    ParkedPayments(Sql sql, TopUps topUps, TopUpMessage message, Alarms alarms, SeenTo seenTo, Clock clock) {
        this.sql = sql;
        this.topUps = topUps;
        this.message = message;
        this.alarms = alarms;
        this.seenTo = seenTo;
        this.clock = clock;
    }

    public int countOpen() {
        return sql.of("select count(*) as many from parked_payment where state = 'OPEN'")
                .only(row -> row.integer("many"));
    }

    /** Those that wait, oldest first. */
    public List<ParkedPayment> open(int offset, int most) {
        return sql.of(COLUMNS + "where p.state = 'OPEN' order by p.id offset :offset limit :most")
                .with("offset", offset)
                .with("most", most)
                .list(ParkedPayments::parked);
    }

    /**
     * One that does not wait any more.
     *
     * @param note the operator's reason; blank for one that was settled after all
     */
    public record Decided(ParkedPayment item, State state, String note, Instant at) {}

    /** What became of it. */
    public enum State {
        CREDITED,
        LINKED,
        REJECTED,
        REVERSED
    }

    /** Those that somebody has decided about, or that were settled after all; newest first. */
    public List<Decided> decided(int offset, int most) {
        return sql.of(COLUMNS + "where p.state <> 'OPEN' order by p.id desc offset :offset limit :most")
                .with("offset", offset)
                .with("most", most)
                .list(row -> new Decided(
                        parked(row),
                        row.constant(State.class, "state"),
                        row.text("note"),
                        row.maybeInstant("decided_at").orElseGet(() -> Instant.EPOCH)));
    }

    public int countDecided() {
        return sql.of("select count(*) as many from parked_payment where state <> 'OPEN'")
                .only(row -> row.integer("many"));
    }

    public Optional<ParkedPayment> find(long id) {
        return sql.of(COLUMNS + "where p.id = :id").with("id", id).first(ParkedPayments::parked);
    }

    /** Sets it aside, once for the same fact, with an alarm. The invoice's row is locked. */
    ConfirmTopUp.Effect park(TopUp invoice, PaymentNews news, ParkReason reason) {
        if (reason == ParkReason.TAKEN_BACK && isOpen(invoice, reason)) {
            return ConfirmTopUp.Effect.NOTHING;
        }
        var fact = reason.isWaiting() ? "waiting " + reason + doubt(invoice, reason) : news.fact();
        if (!add(Optional.of(invoice.id()), fact, reason, news, invoice.coin())) {
            return ConfirmTopUp.Effect.NOTHING;
        }
        if (invoice.credited().isEmpty()) {
            topUps.become(invoice.id(), TopUp.State.PARKED);
        } else if (!reason.isQuiet()) {
            message.furtherIsParked(invoice);
        }
        return ConfirmTopUp.Effect.PARKED;
    }

    /** Credited long ago, not settled, and nobody has it before them: it is set aside, once more where it was decided before. */
    void late(TopUp invoice) {
        var payment = invoice.payment().orElseThrow();
        var before = sql.of("select count(*) as many from parked_payment where top_up_id = :invoice")
                .with("invoice", invoice.id())
                .only(row -> row.number("many"));
        var came = invoice.taken();
        var news = new PaymentNews(
                PaymentNews.Kind.OTHER,
                payment.paymentId(),
                Optional.of(payment.address()),
                payment.tag(),
                Optional.of(invoice.coin()),
                came.map(PaymentProvider.Transfer::received),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                came.map(PaymentProvider.Transfer::tx).orElse(""),
                Optional.empty());
        add(
                Optional.of(invoice.id()),
                "waiting " + ParkReason.NOT_SETTLED + " late " + before,
                ParkReason.NOT_SETTLED,
                news,
                invoice.coin());
    }

    private boolean isOpen(TopUp invoice, ParkReason reason) {
        return sql.of("""
                        select exists (select from parked_payment
                          where top_up_id = :invoice and reason = :reason and state = 'OPEN') as open""").with("invoice", invoice.id()).with("reason", reason).only(row -> row.flag("open"));
    }

    /** Doubted again after the provider had been trusted in between, it is another fact, whatever became of the first. */
    private static String doubt(TopUp invoice, ParkReason reason) {
        return invoice.doubtedAt()
                .filter(_ -> reason == ParkReason.TAKEN_BACK)
                .map(at -> " " + at.toEpochMilli())
                .orElse("");
    }

    /**
     * The provider wrote about money to a door that no invoice of ours has. In the open transaction.
     *
     * @param door the invoice in the door's path
     */
    void unclaimed(UUID door) {
        var news = PaymentNews.about(door.toString());
        add(Optional.empty(), "door " + door, ParkReason.UNCLAIMED, news, "?");
    }

    private boolean add(Optional<UUID> invoice, String fact, ParkReason reason, PaymentNews news, String coin) {
        var added = sql.of("""
                        insert into parked_payment
                          (top_up_id, fact, reason, payment_id, coin, received, tx_hash, created_at)
                        values (:invoice, :fact, :reason, :payment, :coin, :received, :tx, :now)
                        on conflict do nothing returning id""")
                .with("invoice", invoice.orElse(null))
                .with("fact", fact)
                .with("reason", reason)
                .with("payment", news.paymentId())
                .with("coin", news.coin().orElse(coin))
                .with("received", news.received().orElse(null))
                .with("tx", news.tx())
                .with("now", clock.instant())
                .first(row -> row.number("id"));
        added.ifPresent(id -> alarms.raise(
                "parked-payment:" + id + " " + reason,
                Text.text(TopUpText.PARKED_ALARM).with("why", TopUpText.of(reason)),
                Button.open(Text.text(TopUpText.PARKED_LOOK), "parked.item", Long.toString(id))));
        return added.isPresent();
    }

    /** What the admins are told of it as. */
    static String notice(long id) {
        return "parked-payment:" + id;
    }

    /** What those are asked as who could agree to what another admin wants of it. */
    static String wish(long id) {
        return "parked-wish:" + id;
    }

    /** The word that was missing has come after all, or an operator has done without it. No round trip of its own. */
    void settle(UUID invoice) {
        sql.of("""
                update parked_payment set state = 'CREDITED', decided_by = 'platform', decided_at = :now
                where top_up_id = :invoice and fact like 'waiting%' and state = 'OPEN' returning id""")
                .with("invoice", invoice)
                .with("now", clock.instant())
                .askList(row -> row.number("id"))
                .then(settled -> {
                    settled.forEach(this::tellAdmins);
                    return settled.size();
                });
    }

    private void tellAdmins(long settled) {
        seenTo.byItself(notice(settled), SeenTo.How.SETTLED);
        seenTo.byItself(wish(settled), SeenTo.How.SETTLED);
    }

    private static ParkedPayment parked(Row row) throws SQLException {
        return new ParkedPayment(
                row.number("id"),
                row.maybeUuid("top_up_id"),
                row.maybeNumber("user_id").map(UserId::new),
                row.constant(ParkReason.class, "reason"),
                row.text("payment_id"),
                row.text("coin"),
                row.maybeDecimal("received"),
                row.text("tx_hash"),
                row.text("state").equals("OPEN"),
                row.instant("created_at"),
                row.maybeMoney("amount_micros"),
                row.maybeDecimal("expected"),
                row.maybeMoney("credited_micros"),
                row.flag("is_credited"));
    }
}
