package com.speechcad.billing;

import com.speechcad.db.Audit;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Reason;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Money that came and waits for an operator. Nothing here is ever forgotten: each item is credited or rejected. */
@Singleton
public class ParkedPayments {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedPayments.class);
    private static final String COLUMNS = """
            select p.id, p.top_up_id, t.user_id, p.reason, p.payment_id, p.coin, p.received, p.tx_hash, p.state,
              p.created_at, t.amount_micros, t.expected
            from parked_payment p join top_up t on t.id = p.top_up_id\s""";

    private final Sql sql;
    private final TopUps topUps;
    private final TopUpMessage message;
    private final Credits credits;
    private final Audit audit;
    private final Clock clock;

    ParkedPayments(Sql sql, TopUps topUps, TopUpMessage message, Credits credits, Audit audit, Clock clock) {
        this.sql = sql;
        this.topUps = topUps;
        this.message = message;
        this.credits = credits;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One that waits or was decided.
     *
     * @param received in the coin, where it is known
     * @param invoiced what the invoice was for
     * @param expected what was to come, in the coin
     */
    public record Parked(
            long id,
            UUID invoice,
            UserId user,
            ParkReason reason,
            String paymentId,
            String coin,
            Optional<BigDecimal> received,
            String tx,
            boolean isOpen,
            Instant at,
            Money invoiced,
            Optional<BigDecimal> expected) {}

    /** Those that wait, oldest first. */
    public List<Parked> open(int most) {
        return sql.of(COLUMNS + "where p.state = 'OPEN' order by p.id limit :most")
                .with("most", most)
                .list(ParkedPayments::parked);
    }

    public Optional<Parked> find(long id) {
        return sql.of(COLUMNS + "where p.id = :id").with("id", id).first(ParkedPayments::parked);
    }

    /**
     * An operator credits it. In the open transaction.
     *
     * @param why in the operator's words, never blank
     * @return false when somebody decided before
     */
    public boolean credit(long id, UserId operator, Money amount, String why) {
        var item = lock(id);
        if (item.isEmpty() || why.isBlank()) {
            return false;
        }
        var invoice = topUps.lock(item.get().invoice()).orElseThrow();
        var isPayment = isThePayment(invoice, item.get());
        var key = isPayment ? ConfirmTopUp.key(item.get().paymentId()) : "topup:parked:" + id;
        var movement = new Movement(
                key,
                invoice.user(),
                Reason.TOP_UP,
                amount,
                "invoice:" + invoice.id(),
                "operator:" + operator.value(),
                Optional.empty(),
                why);
        if (credits.credit(movement) instanceof Posted.Rejected) {
            return false;
        }
        if (isPayment) {
            topUps.credited(invoice.id(), TopUp.State.CREDITED, amount, false);
        }
        decide(item.get(), "CREDITED", Optional.of(amount), operator, why);
        return true;
    }

    /** The same, without money. */
    public boolean reject(long id, UserId operator, String why) {
        var item = lock(id);
        if (item.isEmpty() || why.isBlank()) {
            return false;
        }
        decide(item.get(), "REJECTED", Optional.empty(), operator, why);
        return true;
    }

    /** Sets it aside, once for the same fact, with an alarm. The invoice's row is locked. */
    ConfirmTopUp.Effect park(TopUp invoice, PaymentNews news, ParkReason reason) {
        var added = sql.of("""
                        insert into parked_payment
                          (top_up_id, fact, reason, payment_id, coin, received, tx_hash, created_at)
                        values (:invoice, :fact, :reason, :payment, :coin, :received, :tx, :now)
                        on conflict do nothing""")
                .with("invoice", invoice.id())
                .with("fact", reason.isWaiting() ? "waiting" : news.fact())
                .with("reason", reason)
                .with("payment", news.paymentId())
                .with("coin", news.coin().orElse(invoice.coin()))
                .with("received", news.received().orElse(null))
                .with("tx", news.tx())
                .with("now", clock.instant())
                .update();
        if (added == 0) {
            return ConfirmTopUp.Effect.NOTHING;
        }
        LOG.error("ALARM a payment of top-up {} is parked: {}", invoice.id(), reason);
        if (invoice.credited().isEmpty()) {
            topUps.become(invoice.id(), TopUp.State.PARKED);
        } else {
            message.furtherIsParked(invoice);
        }
        return ConfirmTopUp.Effect.PARKED;
    }

    /** The word that was missing has come after all. */
    void settle(UUID invoice) {
        sql.of("""
                update parked_payment set state = 'CREDITED', decided_by = 'platform', decided_at = :now
                where top_up_id = :invoice and fact = 'waiting' and state = 'OPEN'""").with("invoice", invoice).with("now", clock.instant()).update();
    }

    /** The invoice before the item, as whoever parks does. */
    private Optional<Parked> lock(long id) {
        return find(id).filter(item -> topUps.lock(item.invoice()).isPresent())
                .flatMap(_ -> find(id))
                .filter(Parked::isOpen);
    }

    /** Whether the item is about the payment itself, and not about one too many. */
    private static boolean isThePayment(TopUp invoice, Parked item) {
        return invoice.credited().isEmpty()
                && invoice.payment()
                        .filter(payment -> payment.paymentId().equals(item.paymentId()))
                        .isPresent()
                && item.reason() != ParkReason.SECOND_TRANSACTION;
    }

    private void decide(Parked item, String state, Optional<Money> amount, UserId operator, String why) {
        sql.of("""
                update parked_payment set state = :state, decided_micros = :amount, decided_by = :by, decided_at = :now,
                  note = :why
                where id = :id""")
                .with("state", state)
                .with("amount", amount.map(Money::micros).orElse(null))
                .with("by", "operator:" + operator.value())
                .with("now", clock.instant())
                .with("why", why)
                .with("id", item.id())
                .update();
        audit.append(
                "user:" + operator.value(),
                "parked-payment." + state.toLowerCase(Locale.ROOT),
                "parked-payment:" + item.id(),
                "{\"micros\":%d}".formatted(amount.map(Money::micros).orElse(0L)));
        message.decided(item, amount);
    }

    private static Parked parked(Row row) throws SQLException {
        return new Parked(
                row.number("id"),
                row.uuid("top_up_id"),
                row.user("user_id"),
                row.constant(ParkReason.class, "reason"),
                row.text("payment_id"),
                row.text("coin"),
                row.maybeDecimal("received"),
                row.text("tx_hash"),
                row.text("state").equals("OPEN"),
                row.instant("created_at"),
                row.money("amount_micros"),
                row.maybeDecimal("expected"));
    }
}
