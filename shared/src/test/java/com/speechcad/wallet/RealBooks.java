package com.speechcad.wallet;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Command.Buy;
import com.speechcad.wallet.Command.ByHand;
import com.speechcad.wallet.Command.Capture;
import com.speechcad.wallet.Command.Change;
import com.speechcad.wallet.Command.Expire;
import com.speechcad.wallet.Command.Hold;
import com.speechcad.wallet.Command.Refund;
import com.speechcad.wallet.Command.Release;
import com.speechcad.wallet.Command.Reverse;
import com.speechcad.wallet.Command.Settle;
import com.speechcad.wallet.Command.TopUp;
import com.speechcad.wallet.Told.Fault;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The books in PostgreSQL, of a tenant of its own: each command a transaction, as the role the functions have. */
final class RealBooks {
    /** Far behind a chain's end, and the days that a settlement may take. */
    private static final Duration SETTLED_BY_THEN = Duration.ofDays(30);

    private static final AtomicLong TENANTS = new AtomicLong(1_000);

    private final TestApp app;
    private final Ledger ledger;
    private final Settlements settlements;
    private final TenantId tenant = new TenantId(TENANTS.incrementAndGet());
    private final Instant began;
    private final List<UserId> people;
    private final UserId operator;

    RealBooks(TestApp app, int people) {
        this.app = app;
        this.ledger = app.get(Ledger.class);
        this.settlements = app.get(Settlements.class);
        this.began = app.clock().instant();
        app.database()
                .admin("insert into tenant (tenant_id, slug, name) values (%d, 't%d', 'A chain')"
                        .formatted(tenant.value(), tenant.value()));
        this.people = IntStream.range(0, people).mapToObj(this::meet).toList();
        this.operator = meet(people);
    }

    private UserId meet(int number) {
        return app.tx()
                .call(tenant, () -> app.get(Users.class).meet(number + 1, Optional.empty()))
                .id();
    }

    /** @param now seconds since the chain began */
    Told tell(Command command, long now) {
        app.clock().set(began.plusSeconds(now));
        try {
            return switch (command) {
                case TopUp it ->
                    posted(() -> ledger.credit(new Movement(
                            it.key(),
                            people.get(it.who()),
                            Reason.TOP_UP,
                            new Money(it.micros()),
                            "",
                            "dynopay",
                            Optional.of(it.ref()),
                            "")));
                case Buy it ->
                    posted(() -> ledger.debit(
                            Movement.of(it.key(), people.get(it.who()), Reason.SUBSCRIPTION, new Money(it.micros()))));
                case ByHand it -> posted(() -> byHand(it));
                case Refund it ->
                    posted(() -> ledger.refund(
                            it.key(), op(it.original()), new Money(it.micros()), "operator:1", "asked for"));
                case Reverse it ->
                    posted(() -> ledger.reverse(
                            it.key(), op(it.original()), new Money(it.micros()), "dynopay", "reorganised"));
                case Settle it -> posted(() -> settlements.settle(it.key(), it.movement(), "dynopay"));
                case Change it ->
                    posted(() -> app.get(Operators.class)
                            .change(it.key(), operator, people.get(it.who()), it.status(), "asked for"));
                case Hold it ->
                    posted(() -> ledger.hold(
                            people.get(it.who()),
                            new Money(it.micros()),
                            it.subject(),
                            began.plusSeconds(it.expires())));
                case Capture it ->
                    posted(() -> ledger.capture(
                            it.key(),
                            it.subject(),
                            IntStream.range(0, it.lines().size())
                                    .mapToObj(line -> new Charge(
                                            Capture.REASONS.get(line),
                                            new Money(it.lines().get(line))))
                                    .toList(),
                            "retell"));
                case Release it -> posted(() -> ledger.release(it.subject(), "test"));
                case Expire _ -> Told.applied(app.get(ExpireHolds.class).run(1_000), 0, 0);
            };
        } catch (RuntimeException failed) {
            return Told.fault(fault(failed));
        }
    }

    /** No operation has the number -1. */
    private long op(String key) {
        return app.sql()
                .of("select id from ledger_op where key = :key")
                .with("key", key)
                .first(row -> row.number("id"))
                .orElse(-1L);
    }

    private Posted byHand(ByHand it) {
        var operators = app.get(Operators.class);
        var who = people.get(it.who());
        var amount = new Money(it.micros());
        return switch (it.reason()) {
            case OPERATOR_CREDIT -> operators.credit(it.key(), operator, who, amount, "apology");
            case OPERATOR_DEBIT -> operators.debit(it.key(), operator, who, amount, "mistake");
            default -> operators.payout(it.key(), operator, who, amount, "closes");
        };
    }

    private Told posted(Supplier<Posted> work) {
        var posted = app.tx().call(tenant, work);
        return switch (posted) {
            case Posted.Applied applied ->
                new Told(
                        Told.APPLIED,
                        applied.before(),
                        applied.moved().micros(),
                        applied.owed().micros(),
                        applied.returned().micros(),
                        0);
            case Posted.Rejected rejected ->
                new Told(
                        rejected.why().name(),
                        rejected.before(),
                        0,
                        0,
                        0,
                        rejected.shortfall().micros());
        };
    }

    private static Fault fault(RuntimeException failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return switch (sql.getSQLState()) {
                    case "SC409" -> Fault.KEY_REUSED;
                    case "SC410" -> Fault.EVENT_REUSED;
                    case "22003" -> Fault.OVERFLOW;
                    case "22023" -> Fault.NO_AMOUNT;
                    case "P0002" -> Fault.UNKNOWN;
                    default -> throw failed;
                };
            }
        }
        if (failed instanceof IllegalArgumentException) {
            return Fault.NO_AMOUNT;
        }
        throw failed;
    }

    /** What is there, the way the model writes it down, and what is wrong with the books. */
    record State(List<String> purses, List<Ledger.Fault> faults) {}

    State state() {
        return app.tx().call(tenant, () -> new State(purses(), touched()));
    }

    /**
     * How a chain ended.
     *
     * @param platform {@code code balance} of the platform's accounts, by code
     * @param unsettled {@code key due} of what has not been settled
     * @param overdue how many clearings the proof finds too old, when it is asked after all of them should be settled
     * @param faults what else is wrong, by all rules at once
     */
    record Ending(List<String> platform, List<String> unsettled, long overdue, List<Ledger.Fault> faults) {}

    Ending ending() {
        return app.tx().call(tenant, () -> {
            var faults = app.sql()
                    .of("select name, detail from ledger_invariants(:at)")
                    .with("at", began.plus(SETTLED_BY_THEN))
                    .list(Ledger::fault);
            return new Ending(
                    lines("select code || ' ' || posted_micros as shown from ledger_platform_balances()"),
                    lines("""
                            select o.key || ' ' || u.due as shown from ledger_unsettled(app_tenant()) u
                            join ledger_op o on o.tenant_id = app_tenant() and o.id = u.op_id"""),
                    faults.stream().filter(RealBooks::isOverdue).count(),
                    faults.stream().filter(fault -> !isOverdue(fault)).toList());
        });
    }

    private List<String> lines(String query) {
        return app.sql().of(query).list(row -> row.text("shown")).stream()
                .sorted()
                .toList();
    }

    private static boolean isOverdue(Ledger.Fault fault) {
        return fault.name().equals("a clearing returns to zero");
    }

    /** A part of what was done since the last time goes into the platform's checkpoint. */
    void fold(int most) {
        app.tx().call(tenant, () -> app.get(PlatformAccounts.class).fold(most));
    }

    private List<Ledger.Fault> touched() {
        return app.sql()
                .of("""
                        select name, detail from ledger_invariants_of(
                          array(select id from ledger_account where owner_user_id = any(:users::bigint[])))""")
                .with("users", people.stream().map(UserId::value).toList())
                .list(row -> new Ledger.Fault(row.text("name"), row.text("detail")));
    }

    private List<String> purses() {
        return app.sql()
                .of("""
                        select format('%s %s %s %s', coalesce(max(status) filter (where code = 'wallet'), 'OPEN'),
                          coalesce(sum(posted_micros) filter (where code = 'wallet'), 0), coalesce(sum(held_micros), 0),
                          coalesce(sum(posted_micros) filter (where code = 'receivable'), 0)) as shown
                        from unnest(:users::bigint[]) who left join ledger_account on owner_user_id = who
                        group by who order by who""")
                .with("users", people.stream().map(UserId::value).toList())
                .list(row -> row.text("shown"));
    }

    /** Lets everything time out, so that the next chain's sweep finds nothing of this one. */
    void over() {
        app.clock().set(began.plus(Duration.ofDays(2)));
        app.get(ExpireHolds.class).run(1_000);
    }
}
