package com.speechcad.call;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Somebody with money and a number of their own, who calls it. */
final class Caller {
    static final PhoneNumber PLATFORM = new PhoneNumber("+14155550100");

    private final TestApp app;
    final UserId user;
    final BusinessId business;
    private final PhoneNumber own;
    private int taps;

    /** @param lastDigits two, of a fictional number */
    Caller(TestApp app, int lastDigits) {
        this.app = app;
        own = new PhoneNumber("+141555501%02d".formatted(lastDigits));
        user = in(() ->
                app.get(Users.class).meet(600 + lastDigits, Optional.empty()).id());
        business = in(() -> app.get(Businesses.class).of(user).id());
        app.tx().run(TestApp.TENANT, () -> {
            app.get(Users.class).setOwnNumber(user, own);
            app.get(Ledger.class).credit(Movement.of("topup:" + lastDigits, user, Reason.TOP_UP, Money.dollars(10)));
        });
    }

    UUID asksFor(Attempt.Script script) {
        return asksFor(script, false);
    }

    UUID asksForRecorded(Attempt.Script script) {
        return asksFor(script, true);
    }

    private UUID asksFor(Attempt.Script script, boolean recording) {
        return in(() -> {
            var quote = (Quote.Offered) app.get(Quotes.class).quote(user, CallKind.SINGLE, own, recording);
            var said = app.get(RequestCall.class)
                    .request(new RequestCall.Wish(
                            "tap " + ++taps, user, business, script, own, PLATFORM, recording, quote));
            return ((RequestCall.Outcome.Requested) said).attempt();
        });
    }

    /** What is planned is dialled, as far as there are lines. */
    void isDialled() {
        app.get(Dispatch.class)
                .run(TestApp.TENANT, in(() -> app.get(Accounts.class).ofTenant()));
    }

    void take(CallReport report) {
        app.get(TakeReport.class).take(TestApp.TENANT, report);
    }

    void jobsAreDone() {
        app.get(Jobs.class).due(50).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
