package com.speechcad.local.proof;

import com.speechcad.billing.FakePayments;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.provider.retell.RetellReports;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All rooms over a real PostgreSQL, with a point for faults at each statement and each call to the outside. */
final class World implements AutoCloseable {
    static final PhoneNumber PLATFORM = new PhoneNumber("+14155550100");

    private static final Logger LOG = LoggerFactory.getLogger(World.class);
    /** Whoever became an admin today is nobody's second person. */
    private static final Duration UNTIL_SECOND = Duration.ofDays(2);

    private static final Duration A_TASK = Duration.ofSeconds(30);
    /**
     * The first is a deployment's, the second is done where it is asserted on; the others an operator starts, and they wait for
     * doors and a worker that are not here.
     */
    private static final Set<String> NOT_HERE = Set.of("seed-tenant", "prove-books", "doctor", "knock");

    /** Fictional numbers are 555-0100 to 555-0199 of each; whose number it is matters, so that nobody shares one. */
    private static final int[] AREAS = {
        212, 202, 203, 205, 206, 210, 213, 214, 215, 216, 301, 303, 304, 305, 307, 308, 309, 310, 312, 313, 314, 316,
                317,
        318, 319, 404, 405, 406, 407, 409, 410, 412, 413, 414, 417, 419, 501, 502, 503, 504, 505, 508, 509, 512, 513,
                515
    };

    private final AtomicInteger people = new AtomicInteger();
    private final Worker worker;
    final FakePayments payments = new FakePayments();
    final Voice voice = new Voice(this::now, this::reports);
    final TestApp app;
    /** Two operators, neither of them new. */
    final UserId first;

    final UserId second;

    World(boolean faulty) {
        app = TestApp.through(
                faulty ? FaultyWire.parameter() : "",
                real -> faulty ? FaultyPorts.around(real) : real,
                // Years go by from run to run; nobody shares their number anew.
                Map.of("platform.caller.id", PLATFORM.e164(), "numbers.count", "36500d"),
                voice,
                payments);
        worker = new Worker(app.queue());
        first = operator(1);
        second = operator(2);
        app.clock().advance(UNTIL_SECOND);
    }

    private UserId operator(int number) {
        return in(() -> {
            var users = app.get(Users.class);
            var met = users.meet(899_000 + number, Optional.empty()).id();
            users.makeAdmin(met, true);
            return met;
        });
    }

    /** How many have lived here; their tables grow with them, and there are numbers for {@link #AREAS} times a hundred. */
    int people() {
        return people.get();
    }

    /** Somebody of a trusted business, with a number of their own and money in the wallet. */
    Person meet(Money money) {
        var number = people.incrementAndGet();
        return in(() -> {
            var users = app.get(Users.class);
            var user = users.meet(900_000 + number, Optional.empty()).id();
            var phone = new PhoneNumber("+1%d55501%02d".formatted(AREAS[number / 100 % AREAS.length], number % 100));
            users.setOwnNumber(user, phone);
            var businesses = app.get(Businesses.class);
            var business = businesses.of(user).id();
            businesses.setTier(business, Business.Tier.T1);
            if (money.isPositive()) {
                app.get(Ledger.class).credit(Movement.of("seed:" + user.value(), user, Reason.TOP_UP, money));
            }
            return new Person(user, business, phone);
        });
    }

    /** The worker does what the queues hold. */
    void work() {
        worker.work(app, this::reborn);
    }

    /** Another process takes over from one that was killed. */
    void reborn() {
        Faults.only().restart();
    }

    /** The clock's tasks, all of them, once. */
    void tasks() {
        for (var task : app.all(Task.class)) {
            if (!NOT_HERE.contains(task.name())) {
                try {
                    task.run(A_TASK);
                } catch (RuntimeException | Faults.Killed failed) {
                    LOG.info("task {} failed: {}", task.name(), failed.toString());
                }
                reborn();
            }
        }
    }

    private RetellReports reports() {
        return app.get(RetellReports.class);
    }

    Instant now() {
        return app.clock().instant();
    }

    void later(Duration by) {
        app.clock().advance(by);
    }

    /** Looks without being a step itself: no faults here, and they are not counted. */
    <T> T quietly(Supplier<T> work) {
        var before = Faults.only().pause();
        try {
            return work.get();
        } finally {
            Faults.only().resume(before);
        }
    }

    <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }

    List<Ledger.Fault> faults() {
        return in(app.get(Ledger.class)::faults);
    }

    @Override
    public void close() {
        app.close();
    }
}
