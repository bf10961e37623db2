package com.speechcad.wallet;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Command.Buy;
import com.speechcad.wallet.Command.ByHand;
import com.speechcad.wallet.Command.Capture;
import com.speechcad.wallet.Command.Expire;
import com.speechcad.wallet.Command.Hold;
import com.speechcad.wallet.Command.Refund;
import com.speechcad.wallet.Command.Release;
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
    private static final AtomicLong TENANTS = new AtomicLong(1_000);

    private final TestApp app;
    private final Ledger ledger;
    private final TenantId tenant = new TenantId(TENANTS.incrementAndGet());
    private final Instant began;
    private final List<UserId> people;
    private final UserId operator;

    RealBooks(TestApp app, int people) {
        this.app = app;
        this.ledger = app.get(Ledger.class);
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

    /** What somebody has, the way the model writes it down. */
    List<String> purses() {
        return app.tx().call(tenant, () -> people.stream().map(this::purse).toList());
    }

    private String purse(UserId who) {
        return app.sql().of("""
                        select format('%s %s %s %s', coalesce(max(status) filter (where code = 'wallet'), 'OPEN'),
                          coalesce(sum(posted_micros) filter (where code = 'wallet'), 0), coalesce(sum(held_micros), 0),
                          coalesce(sum(posted_micros) filter (where code = 'receivable'), 0)) as shown
                        from ledger_account where owner_user_id = :user""").with("user", who).only(row -> row.text("shown"));
    }

    List<Ledger.Fault> faults() {
        return app.tx().call(tenant, ledger::faults);
    }

    /** Lets everything time out, so that the next chain's sweep finds nothing of this one. */
    void over() {
        app.clock().set(began.plus(Duration.ofDays(2)));
        app.get(ExpireHolds.class).run(1_000);
    }
}
