package com.speechcad.wallet;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A user with a wallet, in cents, each operation in a transaction of its own. */
final class Purse {
    private static final AtomicLong PEOPLE = new AtomicLong(1000);

    private final TestApp app;
    private final Ledger ledger;
    final UserId user;

    private Purse(TestApp app, UserId user) {
        this.app = app;
        this.ledger = app.get(Ledger.class);
        this.user = user;
    }

    static Purse empty(TestApp app) {
        User met = app.tx()
                .call(TestApp.TENANT, () -> app.get(Users.class).meet(PEOPLE.incrementAndGet(), Optional.empty()));
        return new Purse(app, met.id());
    }

    static Purse with(TestApp app, long cents) {
        var purse = empty(app);
        if (cents > 0) {
            purse.credit("seed", cents);
        }
        return purse;
    }

    Posted credit(String key, long cents) {
        return in(() -> ledger.credit(Movement.of(key(key), user, Reason.TOP_UP, Money.cents(cents))));
    }

    Posted debit(String key, long cents) {
        return in(() -> ledger.debit(Movement.of(key(key), user, Reason.SUBSCRIPTION, Money.cents(cents))));
    }

    Posted refund(String key, long original, long cents) {
        return in(() -> ledger.refund(key(key), original, Money.cents(cents), "operator:1", "asked for"));
    }

    Posted hold(String subject, long cents) {
        return in(() -> ledger.hold(
                user, Money.cents(cents), key(subject), app.clock().instant().plus(Duration.ofHours(1))));
    }

    Posted.Applied capture(String subject, long cents) {
        return capture("capture:" + subject, subject, cents);
    }

    Posted.Applied capture(String key, String subject, long cents) {
        return in(() ->
                ledger.capture(key(key), key(subject), List.of(new Charge(Reason.CALL, Money.cents(cents))), "retell"));
    }

    Posted.Applied release(String subject) {
        return in(() -> ledger.release(key(subject), "test"));
    }

    Posted become(WalletStatus status) {
        return in(() -> ledger.change(key(status.name()), user, status, "operator:1", "asked for"));
    }

    Balance balance() {
        return in(() -> app.get(Wallets.class).of(user));
    }

    List<Ledger.Fault> faults() {
        return in(ledger::faults);
    }

    /** {@code posted held owed} in cents. */
    String shown() {
        var balance = balance();
        return "%d %d %d".formatted(cents(balance.posted()), cents(balance.held()), cents(balance.owed()));
    }

    static long cents(Money money) {
        return money.micros() / 10_000;
    }

    private String key(String key) {
        return user.value() + ":" + key;
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
