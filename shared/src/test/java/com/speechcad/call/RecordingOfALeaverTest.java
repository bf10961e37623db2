package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.db.FileStore;
import com.speechcad.db.FilesWithAPause;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.privacy.Leaver;
import com.speechcad.privacy.ProviderCopies;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody leaves whose last call was recorded: what the other side said does not outlive the account. */
class RecordingOfALeaverTest {
    private static final PhoneNumber PLATFORM = new PhoneNumber("+14155550100");
    private static final PhoneNumber OWN = new PhoneNumber("+14155550101");

    private final FakeProvider provider = new FakeProvider();
    private final Copies copies = new Copies();
    private Runnable whileItComes = () -> {};
    private final TestApp app = TestApp.through(
            "",
            port -> port instanceof FileStore files
                    ? new FilesWithAPause(files, "1/recordings/", () -> whileItComes.run())
                    : port,
            Map.of("platform.caller.id", PLATFORM.e164()),
            provider,
            copies);
    private final Leaver ana = new Leaver(app, 901);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void one_that_comes_when_they_were_forgotten_is_not_kept() {
        whileItComes = ana::leaves;
        isRecorded();

        jobsAreDone();

        assertNothingIsLeft();
    }

    @Test
    void one_that_comes_while_the_providers_copy_is_deleted_is_deleted_too() {
        isRecorded();
        comesAt("infinity");
        copies.meanwhile = () -> {
            comesAt(app.clock().instant().toString());
            jobsAreDone();
            assertThat(app.files().keys()).hasSize(1);
        };

        ana.leaves();

        assertThat(copies.asked).isPositive();
        assertNothingIsLeft();
    }

    @Test
    void one_whose_call_the_provider_does_not_delete_at_first_is_deleted_in_the_end() {
        isRecorded();
        jobsAreDone();
        assertThat(app.files().keys()).hasSize(1);
        copies.isAway = true;
        ana.isLeaving();
        copies.isAway = false;
        app.clock().advance(Duration.ofHours(1));

        ana.isForgotten();

        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        assertThat(app.files().keys()).isEmpty();
        assertThat(in(() -> app.sql().of("select 1 as one from recording").list(_ -> true)))
                .isEmpty();
    }

    /** A call that has just ended, and of which a recording was asked for. */
    private void isRecorded() {
        var attempt = in(() -> {
            app.get(Users.class).setOwnNumber(ana.user(), OWN);
            app.get(Ledger.class).credit(Movement.of("topup", ana.user(), Reason.TOP_UP, Money.dollars(10)));
            var quote = (Quote.Offered) app.get(Quotes.class).quote(ana.user(), CallKind.SINGLE, OWN, true);
            var script = new Attempt.Script(new UUID(0, 7), "Appointment", 3, "agent_1", 3, true, Map.of());
            var said = app.get(RequestCall.class)
                    .request(new RequestCall.Wish(
                            "tap", ana.user(), ana.business(), script, OWN, PLATFORM, true, quote));
            return ((RequestCall.Outcome.Requested) said).attempt();
        });
        app.get(Dispatch.class)
                .run(TestApp.TENANT, in(() -> app.get(Accounts.class).ofTenant()));
        var report = new Reports(attempt, app.clock().instant()).ended();
        provider.calls.put(FakeProvider.callOf(attempt), report);
        app.get(TakeReport.class).take(TestApp.TENANT, report);
    }

    private void comesAt(String due) {
        app.database().admin("update job set due_at = '" + due + "' where kind = 'fetch-recording'");
    }

    private void jobsAreDone() {
        app.get(Jobs.class).due(50).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }

    /** A provider that something else happens beside, the first time that it deletes a call. */
    private static final class Copies implements ProviderCopies {
        private Runnable meanwhile = () -> {};
        private boolean isAway;
        private int asked;

        @Override
        public void forgetCall(TenantId tenant, String providerCall) {
            if (asked++ == 0) {
                meanwhile.run();
            }
            if (isAway) {
                throw new Unreachable("away");
            }
        }

        @Override
        public void forgetAgent(TenantId tenant, String agent) {}

        @Override
        public void forgetFlow(TenantId tenant, String flow) {}
    }
}
