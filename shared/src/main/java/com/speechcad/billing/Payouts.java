package com.speechcad.billing;

import com.speechcad.db.Audit;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Alarms;
import com.speechcad.notify.Button;
import com.speechcad.text.Text;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Overdue;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Settlements;
import com.speechcad.wallet.WalletStatus;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Payouts that are booked, and whose money a person has to send: each is marked as paid, with its evidence, or taken back
 * into the wallet, once. Those from before this was written down are none of them: nobody knows which were sent. Every
 * method works in the open transaction.
 */
@Singleton
public class Payouts implements Overdue {
    /** Shows one of them, its number is the argument. */
    public static final String SCREEN = "books.payout-due";

    /** Whatever was not marked by then is asked about. */
    private static final Duration STALE = Duration.ofDays(3);

    private static final int MOST_ALARMS = 20;

    private static final String SELECT = """
            select id, user_id, amount_micros, reason, asked_by, decided_at, sending_by, sending_at from operator_request
            where kind = 'PAYOUT' and state = 'DONE' and sent is null and not sent_unknown\s""";

    private final Sql sql;
    private final Ledger ledger;
    private final Settlements settlements;
    private final Credits credits;
    private final Wallets wallets;
    private final MarkPayout marks;
    private final Alarms alarms;
    private final Audit audit;
    private final Clock clock;
    private final PayoutInHand inHand;

    Payouts(
            Sql sql,
            Ledger ledger,
            Settlements settlements,
            Credits credits,
            Wallets wallets,
            MarkPayout marks,
            Alarms alarms,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.settlements = settlements;
        this.credits = credits;
        this.wallets = wallets;
        this.marks = marks;
        this.alarms = alarms;
        this.audit = audit;
        this.clock = clock;
        this.inHand = new PayoutInHand(sql, clock);
    }

    /**
     * Booked, and neither sent nor taken back by what we know.
     *
     * @param id the request's number
     * @param reason in the operator's words, with where to and who asked
     * @param bookedAt when it left the wallet
     * @param inHand who is sending its money at the moment
     */
    public record Due(
            long id,
            UserId user,
            Money amount,
            String reason,
            UserId askedBy,
            Instant bookedAt,
            Optional<InHand> inHand) {}

    /** An operator who is sending the money: until then nobody else does, or marks it. */
    public record InHand(UserId by, Instant until) {}

    /** What came of a mark. */
    public enum Outcome {
        DONE,
        /** It was marked before, by whomever; nothing happened now. */
        GONE,
        /** It is the wallet of whoever marks it: somebody else has to. */
        OWN,
        /** Somebody else is sending it since less than a day: they mark it. */
        RESERVED,
        /** It cannot go back, because the wallet is closed. It is still to be paid. */
        WALLET_CLOSED,
        /** The books refuse it: part of it was given back before. It is still to be paid. */
        IMPOSSIBLE
    }

    public int countDue() {
        return sql.of("select count(*) as many from (" + SELECT + ") due").only(row -> row.integer("many"));
    }

    /** Those that are to be paid, oldest first. */
    public List<Due> due(int offset, int most) {
        return sql.of(SELECT + "order by decided_at, id offset :offset limit :most")
                .with("offset", offset)
                .with("most", most)
                .list(this::due);
    }

    /** One that is to be paid; empty when it was marked, or never was one. */
    public Optional<Due> find(long id) {
        return sql.of(SELECT + "and id = :id").with("id", id).first(this::due);
    }

    /** Whether somebody's money is on its way out: nobody is forgotten before that is known to have arrived. */
    public boolean isAnyDue(UserId user) {
        return sql.of("select exists (" + SELECT + "and user_id = :user) as due")
                .with("user", user)
                .only(row -> row.flag("due"));
    }

    private boolean isReserved(long id, UserId operator) {
        return inHand.isAnothers(id, operator);
    }

    /** An operator sends the money now: until they mark it nobody else sends it as well, or takes it back, for a day. */
    public Outcome sending(long id, UserId operator) {
        return refused(lock(id), operator).orElseGet(() -> {
            inHand.take(id, operator);
            audit.append("user:" + operator.value(), "operator-request.sending", "operator-request:" + id, "{}");
            return Outcome.DONE;
        });
    }

    private Optional<Outcome> refused(Optional<Due> found, UserId operator) {
        if (found.isEmpty()) {
            return Optional.of(Outcome.GONE);
        }
        if (found.get().user().equals(operator)) {
            return Optional.of(Outcome.OWN);
        }
        return isReserved(found.get().id(), operator) ? Optional.of(Outcome.RESERVED) : Optional.empty();
    }

    /**
     * The money was sent: the payout's clearing returns to zero.
     *
     * @param evidence the transaction or reference, never blank
     */
    public Outcome paid(long id, UserId operator, String evidence) {
        var found = lock(id);
        var refused = refused(found, operator);
        if (refused.isPresent()) {
            return refused.get();
        }
        var key = OperatorRequests.key(id);
        settlements.settle("settle:" + key, key, "operator:" + operator.value());
        marks.paid(found.orElseThrow(), operator, evidence);
        return Outcome.DONE;
    }

    /**
     * The money could not be sent: it is in the wallet again.
     *
     * @param why in the operator's words, never blank
     */
    public Outcome takeBack(long id, UserId operator, String why) {
        var found = lock(id);
        var refused = refused(found, operator);
        if (refused.isPresent()) {
            return refused.get();
        }
        var payout = found.orElseThrow();
        if (wallets.status(payout.user()) == WalletStatus.CLOSED) {
            return Outcome.WALLET_CLOSED;
        }
        var booked = sql.of("select id from ledger_op where key = :key")
                .with("key", OperatorRequests.key(id))
                .only(row -> row.number("id"));
        var back = ledger.refund(
                credits.keyOf("payout-back:" + id), booked, payout.amount(), "operator:" + operator.value(), why);
        if (back instanceof Posted.Rejected rejected) {
            return rejected.why() == Posted.Why.CLOSED ? Outcome.WALLET_CLOSED : Outcome.IMPOSSIBLE;
        }
        marks.takenBack(payout, operator, why);
        return Outcome.DONE;
    }

    /** Raises an alarm for each that nobody has marked for days; the admins are told once. */
    @Override
    public void remind() {
        sql.of(SELECT + "and decided_at < :before order by id limit :most")
                .with("before", clock.instant().minus(STALE))
                .with("most", MOST_ALARMS)
                .list(this::due)
                .forEach(payout -> alarms.raise(
                        "payout:" + payout.id(),
                        Text.text(OperatorText.PAYOUT_WAITS).with("amount", payout.amount()),
                        Button.open(Text.text(OperatorText.LOOK), SCREEN, Long.toString(payout.id()))));
    }

    private Optional<Due> lock(long id) {
        return sql.of(SELECT + "and id = :id for update").with("id", id).first(this::due);
    }

    private Due due(Row row) throws SQLException {
        return new Due(
                row.number("id"),
                row.user("user_id"),
                row.money("amount_micros"),
                row.text("reason"),
                row.user("asked_by"),
                row.instant("decided_at"),
                inHand.of(row));
    }
}
