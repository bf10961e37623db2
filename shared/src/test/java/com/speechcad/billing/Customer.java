package com.speechcad.billing;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Balance;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.Wallets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A person who calls and pays, each thing in a transaction of its own. */
final class Customer {
    static final PhoneNumber NEW_YORK = new PhoneNumber("+12125550134");
    private static final AtomicLong PEOPLE = new AtomicLong(5000);

    final TestApp app;
    final UserId user;

    private Customer(TestApp app, UserId user) {
        this.app = app;
        this.user = user;
    }

    /** Without money, plan or number; Free not started. */
    static Customer of(TestApp app) {
        return new Customer(
                app,
                app.tx()
                        .call(
                                TestApp.TENANT,
                                () -> app.get(Users.class).meet(PEOPLE.incrementAndGet(), Optional.empty()))
                        .id());
    }

    static Customer known(TestApp app, UserId user) {
        return new Customer(app, user);
    }

    /** Free was started and is over. */
    Customer withoutFree() {
        authorise(NEW_YORK);
        app.database()
                .admin("update subscription set period_start = period_start - interval '9 days',"
                        + " period_end = period_end - interval '9 days', state = 'EXPIRED', due_at = null where user_id = "
                        + user.value());
        app.database()
                .admin("update attempt_authorisation set subscription_id = null, period_start = null,"
                        + " plan_seconds = 0, state = 'RELEASED', closed_at = now() where user_id = " + user.value());
        app.database()
                .admin("update allowance set reserved_seconds = 0 where subscription_id in"
                        + " (select id from subscription where user_id = " + user.value() + ")");
        return this;
    }

    Customer credited(Money amount) {
        in(() -> app.get(Credits.class).credit(Movement.of("topup:" + UUID.randomUUID(), user, Reason.TOP_UP, amount)));
        return this;
    }

    Customer trusted() {
        var businesses = app.get(Businesses.class);
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> businesses.setTier(businesses.of(user).id(), Business.Tier.T1));
        return this;
    }

    Customer withOwnNumber(PhoneNumber number) {
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).setOwnNumber(user, number));
        return this;
    }

    Quote quote(PhoneNumber to, boolean recording) {
        return in(() -> app.get(Quotes.class).quote(user, CallKind.SINGLE, to, recording));
    }

    Quote.Offered offered(PhoneNumber to, boolean recording) {
        return (Quote.Offered) quote(to, recording);
    }

    UUID authorise(PhoneNumber to) {
        var attempt = UUID.randomUUID();
        authorise(attempt, to, false);
        return attempt;
    }

    Authorisation authorise(UUID attempt, PhoneNumber to, boolean recording) {
        return in(() -> app.get(AuthoriseAttempt.class).authorise(attempt, user, CallKind.SINGLE, to, recording));
    }

    /** With places it may be transferred to. */
    Authorisation authorise(
            UUID attempt, CallKind kind, PhoneNumber to, List<PhoneNumber> transfers, boolean recording) {
        var call = new Quotes.Call(user, kind, to, transfers, recording);
        return in(() -> app.get(AuthoriseAttempt.class)
                .authorise(new AuthoriseAttempt.Request(attempt, call, Optional.empty(), Optional.empty())));
    }

    Receipt settle(UUID attempt, Talk talk) {
        return in(() -> app.get(SettleAttempt.class).settle(attempt, talk)).orElseThrow();
    }

    Receipt settle(UUID attempt, Duration connected) {
        return settle(attempt, connected, false);
    }

    Receipt settle(UUID attempt, Duration connected, boolean recorded) {
        return in(() -> app.get(SettleAttempt.class).settle(attempt, connected, recorded))
                .orElseThrow();
    }

    void release(UUID attempt) {
        app.tx().run(TestApp.TENANT, () -> app.get(SettleAttempt.class).release(attempt));
    }

    Plan plan(Plan.Code code, int days) {
        return in(() -> app.get(Plans.class).sold(app.clock().instant())).stream()
                .filter(plan -> plan.code() == code && plan.days() == days)
                .findFirst()
                .orElseThrow();
    }

    long newest() {
        return in(() -> app.get(Subscriptions.class).newest(user));
    }

    Purchase buy(Plan plan, long follows) {
        return in(() -> app.get(BuyPlan.class).buy(user, plan.id(), follows));
    }

    /** Bought now and going on by itself. */
    Subscription subscribe(Plan plan) {
        var bought = in(() -> app.get(BuyPlan.class).buy(user, plan.id(), newest(), true));
        return ((Purchase.Bought) bought).subscription();
    }

    PlanStatus status() {
        return in(() -> app.get(Subscriptions.class).status(user));
    }

    PlanOffer offer(Plan plan) {
        return in(() -> app.get(PlanOffers.class).of(user, plan));
    }

    /** What the person was told by itself, by the place's name. */
    List<String> told(String slot) {
        return in(() -> app.sql()
                .of("select slot from chat_message m join app_user u on u.telegram_id = m.chat_id"
                        + " where u.id = :user and starts_with(slot, :slot) order by slot")
                .with("user", user)
                .with("slot", slot)
                .list(row -> row.text("slot")));
    }

    /** What happened to the person's plans, oldest first. */
    List<SubscriptionEvent> events() {
        return in(() -> app.get(Subscriptions.class).history(user, 0, 1000)).reversed().stream()
                .map(PlanStatus.Happened::event)
                .toList();
    }

    Optional<Subscription> current() {
        return in(() -> app.get(Subscriptions.class).current(user));
    }

    Balance balance() {
        return in(() -> app.get(Wallets.class).of(user));
    }

    <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
