package com.speechcad.privacy;

import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Returning;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.WalletStatus;
import com.speechcad.wallet.Wallets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Somebody who leaves, and comes back under another number with the same Telegram account. */
public final class Leaver {
    private final TestApp app;
    private final long telegram;
    private UserId user;
    private BusinessId business;
    private int credits;

    public Leaver(TestApp app, long telegram) {
        this.app = app;
        this.telegram = telegram;
        user = met();
        business = ofBusiness();
    }

    private UserId met() {
        return in(() -> app.get(Users.class).meet(telegram, Optional.empty()).id());
    }

    private BusinessId ofBusiness() {
        return in(() -> app.get(Businesses.class).of(user).id());
    }

    public UserId user() {
        return user;
    }

    public BusinessId business() {
        return business;
    }

    void receives(Money amount) {
        in(() -> app.get(Ledger.class)
                .credit(Movement.of("credit:" + user.value() + ":" + ++credits, user, Reason.TOP_UP, amount)));
    }

    Money has() {
        return in(() -> app.get(Wallets.class).of(user)).available();
    }

    WalletStatus wallet() {
        return in(() -> app.get(Wallets.class).status(user));
    }

    boolean asks(CloseAccount.Rest rest) {
        return in(() -> app.get(CloseAccount.class).ask(user, rest));
    }

    /** All that they have now. */
    public CloseAccount.Rest.GivenUp everything() {
        return new CloseAccount.Rest.GivenUp(has());
    }

    boolean stays() {
        return in(() -> app.get(CloseAccount.class).undo(user));
    }

    Optional<Closing> closing() {
        return in(() -> app.get(CloseAccount.class).of(user));
    }

    /** Until they are forgotten, giving up whatever there is. */
    public void leaves() {
        isLeaving();
        isForgotten();
    }

    /** They have asked to be forgotten, giving up whatever there is; as far as that comes. */
    public void isLeaving() {
        asks(everything());
        work();
    }

    /** The rest of it. */
    public void isForgotten() {
        work();
        if (closing().filter(closing -> closing.state() == Closing.State.DONE).isEmpty()) {
            throw new AssertionError("not forgotten: " + closing());
        }
    }

    /** As a newcomer who accepts the terms. */
    public void comesBack() {
        user = met();
        business = ofBusiness();
        app.tx().run(TestApp.TENANT, () -> app.get(Returning.class).comeBack(user, business));
    }

    /** Until nothing is due any more. */
    void work() {
        for (int i = 0; i < 12; i++) {
            app.get(Jobs.class).due(50).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
            app.clock().advance(Duration.ofSeconds(1));
        }
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }

    /** A provider that has nothing to delete. */
    public static final class NoCopies implements ProviderCopies {
        @Override
        public void forgetCall(TenantId tenant, String providerCall) {}

        @Override
        public void forgetAgent(TenantId tenant, String agent) {}

        @Override
        public void forgetFlow(TenantId tenant, String flow) {}
    }
}
