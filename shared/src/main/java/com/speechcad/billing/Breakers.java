package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.db.Statement;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Alarms;
import com.speechcad.notify.Button;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Circuit breakers: stands before every debit that nobody looks at. What is plainly too much (by the journal, in the
 * debit's own transaction) is parked with an alarm and not charged; an operator releases or rejects it, and the use case
 * that is run again finds that decision here. Call it with {@link BillingLock} taken and right before the ledger, so
 * that no two debits of a user are counted apart.
 */
@Singleton
public class Breakers {
    private final Sql sql;
    private final BreakerLimits limits;
    private final Users users;
    private final Alarms alarms;
    private final Clock clock;

    Breakers(Sql sql, BreakerLimits limits, Users users, Alarms alarms, Clock clock) {
        this.sql = sql;
        this.limits = limits;
        this.users = users;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** What may be done with a debit. */
    public enum Verdict {
        GO,
        /** An operator has to decide; do nothing, and say that it is looked into. */
        PARKED,
        /** An operator said no, for good. */
        REJECTED
    }

    /** Which limit was passed. */
    public enum Breaker {
        OPERATIONS_A_DAY(Duration.ofDays(1)),
        DEBIT_AN_HOUR(Duration.ofHours(1)),
        /** More than what was authorised can come to. */
        MORE_THAN_AUTHORISED(Duration.ZERO),
        /** More than a call of that length may cost. */
        CHARGE_A_MINUTE(Duration.ZERO);

        /** How long a debit counts; no time at all where it does not go by time. */
        final Duration window;

        Breaker(Duration window) {
            this.window = window;
        }
    }

    /**
     * What a charge for a call is held against.
     *
     * @param before what the call has cost already
     * @param most the most that was authorised for all of it
     * @param talked how long it was, both legs; a begun minute counts, and at least one
     */
    public record Usage(Money before, Money most, Duration talked) {
        private long minutes() {
            return Math.max(
                    1, Math.ceilDiv(talked.toMillis(), Duration.ofMinutes(1).toMillis()));
        }
    }

    /**
     * A debit that is about to be made.
     *
     * @param kind whose {@link ParkedHandler} knows how to go on
     * @param key of the fact, such as the ledger's own key
     * @param amount what would be debited; nothing is always fine
     * @param call where it is a charge for one, whose amount nobody agreed to as such
     * @param isPlanChange whether it counts as an operation on the subscription
     * @param payload one JSON object: all that the handler needs
     */
    public record Debit(
            String kind,
            String key,
            UserId user,
            Money amount,
            Optional<Usage> call,
            boolean isPlanChange,
            String payload) {}

    /** In the open transaction. Anything but {@link Verdict#GO}: the ledger must not be asked. */
    public Verdict ask(Debit debit) {
        if (!debit.amount().isPositive()) {
            return Verdict.GO;
        }
        var plan = debit.isPlanChange()
                ? use(debit.user())
                        .with("since", clock.instant().minus(Breaker.OPERATIONS_A_DAY.window))
                        .with("kind", "SUBSCRIPTION")
                        .askOnly(Breakers::use)
                : Later.of(Use.NONE);
        return judge(debit, new Look(askDecided(debit.key()), limits.askNow(), hour(use(debit.user())), plan));
    }

    /**
     * The key of a request that a person may make again: a rejection holds for the request that was rejected, and whoever asks
     * afterwards asks for something new, which may be stopped and looked at anew.
     *
     * @param key of what is asked for
     */
    String request(String kind, String key) {
        var rejected = sql.of("""
                        select count(*) as many from parked_operation
                        where kind = :kind and state = 'REJECTED' and (key = :key or starts_with(key, :key || ':'))""").with("kind", kind).with("key", key).only(row -> row.number("many"));
        return rejected == 0 ? key : key + ":" + rejected;
    }

    /** What decides about a debit whose amount is not known yet. */
    static final class Look {
        private final Later<Optional<Verdict>> decided;
        private final Later<BreakerLimits.Limits> limits;
        private final Later<Use> hour;
        private final Later<Use> plan;

        private Look(
                Later<Optional<Verdict>> decided,
                Later<BreakerLimits.Limits> limits,
                Later<Use> hour,
                Later<Use> plan) {
            this.decided = decided;
            this.limits = limits;
            this.hour = hour;
            this.plan = plan;
        }
    }

    /** For what will be debited for an attempt, in the round trip of whatever is needed next. */
    Look look(UUID attempt, String key) {
        var use = sql.of("""
                        select operations, micros from wallet_use_since(
                          (select a.user_id from attempt_authorisation a where a.attempt_id = :attempt), :since, :kind)""").with("attempt", attempt);
        return new Look(askDecided(key), limits.askNow(), hour(use), Later.of(Use.NONE));
    }

    private Statement use(UserId user) {
        return sql.of("select operations, micros from wallet_use_since(:user, :since, :kind)")
                .with("user", user);
    }

    private Later<Use> hour(Statement use) {
        return use.with("since", clock.instant().minus(Breaker.DEBIT_AN_HOUR.window))
                .with("kind", "")
                .askOnly(Breakers::use);
    }

    /** The same as {@link #ask}, of what was looked at since {@link BillingLock} was taken. */
    Verdict judge(Debit debit, Look look) {
        if (!debit.amount().isPositive()) {
            return Verdict.GO;
        }
        return look.decided
                .get()
                .orElseGet(
                        () -> trip(debit, look).map(trip -> park(debit, trip)).orElse(Verdict.GO));
    }

    /** @param counted with this debit: operations, or micro-dollars */
    private record Trip(Breaker breaker, long counted, long most) {}

    private Later<Optional<Verdict>> askDecided(String key) {
        return sql.of("select state from parked_operation where key = :key")
                .with("key", key)
                .askFirst(row -> switch (row.constant(ParkedOperation.State.class, "state")) {
                    case OPEN -> Verdict.PARKED;
                    case RELEASED -> Verdict.GO;
                    case REJECTED -> Verdict.REJECTED;
                });
    }

    private static Optional<Trip> trip(Debit debit, Look look) {
        var asked = debit.amount().micros();
        var most = look.limits.get();
        var ofCall = debit.call().flatMap(call -> trip(debit.amount(), call, most.chargeAMinute()));
        if (ofCall.isPresent()) {
            return ofCall;
        }
        if (debit.isPlanChange()) {
            var operations = look.plan.get().operations + 1;
            if (operations > most.operationsADay()) {
                return Optional.of(new Trip(Breaker.OPERATIONS_A_DAY, operations, most.operationsADay()));
            }
        }
        var debited = Math.addExact(look.hour.get().micros, asked);
        return debited > most.debitAnHour().micros()
                ? Optional.of(new Trip(
                        Breaker.DEBIT_AN_HOUR, debited, most.debitAnHour().micros()))
                : Optional.empty();
    }

    private static Optional<Trip> trip(Money amount, Usage call, Money aMinute) {
        var all = call.before().plus(amount).micros();
        var authorised = call.most().micros();
        if (all > authorised) {
            return Optional.of(new Trip(Breaker.MORE_THAN_AUTHORISED, all, authorised));
        }
        var ofLength = Math.multiplyExact(call.minutes(), aMinute.micros());
        return all > ofLength ? Optional.of(new Trip(Breaker.CHARGE_A_MINUTE, all, ofLength)) : Optional.empty();
    }

    private record Use(long operations, long micros) {
        private static final Use NONE = new Use(0, 0);
    }

    private static Use use(Row row) throws SQLException {
        return new Use(row.number("operations"), row.number("micros"));
    }

    private Verdict park(Debit debit, Trip trip) {
        var id = sql.of("""
                        insert into parked_operation (kind, key, user_id, breaker, amount_micros, counted, most, payload,
                          created_at)
                        values (:kind, :key, :user, :breaker, :amount, :counted, :most, :payload::jsonb, :now)
                        returning id""")
                .with("kind", debit.kind())
                .with("key", debit.key())
                .with("user", debit.user())
                .with("breaker", trip.breaker)
                .with("amount", debit.amount())
                .with("counted", trip.counted)
                .with("most", trip.most)
                .with("payload", debit.payload())
                .with("now", clock.instant())
                .only(row -> row.number("id"));
        alarms.raise(
                "parked-operation:" + id + " " + trip.breaker,
                Text.text(BreakerText.ALARM)
                        .with("amount", debit.amount())
                        .with("user", name(users.get(debit.user())))
                        .with("why", BreakerText.of(trip.breaker)),
                Button.open(Text.text(BreakerText.LOOK), ParkedOperations.SCREEN, Long.toString(id)));
        return Verdict.PARKED;
    }

    /** Somebody without a name is known to Telegram. */
    private static String name(User user) {
        return user.name().orElseGet(() -> "Telegram " + user.telegramId());
    }
}
