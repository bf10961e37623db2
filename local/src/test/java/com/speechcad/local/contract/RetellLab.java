package com.speechcad.local.contract;

import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Secret;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.retell.RetellSettings;
import com.speechcad.local.retell.RetellSimulator;
import com.speechcad.local.retell.Strictness;
import com.speechcad.local.store.Journal;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;

/** All beans of the shared jar over the strict double of Retell, which refuses a field that it does not know. */
final class RetellLab implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LabClock clock = new LabClock();
    private final LabTimers timers = new LabTimers(clock);
    private final RetellSimulator retell;
    private final TestApp app;

    private RetellLab(int notFound, Object... beans) {
        retell = new RetellSimulator(
                        Journal.inMemory(),
                        clock,
                        timers,
                        RetellSettings.of("key_fake_api", "key_fake_hook")
                                .limits(20, 1000)
                                .timeScale(0.002)
                                .strictness(refusingUnknownFields(notFound)))
                .start(0);
        app = TestApp.with(beans);
        var tenants = app.get(Tenants.class);
        tenants.setKey(
                TestApp.TENANT,
                TenantKey.RETELL_BASE_URL,
                new Secret(retell.url().toString()));
        tenants.setKey(TestApp.TENANT, TenantKey.RETELL_API_KEY, new Secret("key_fake_api"));
    }

    static RetellLab start() {
        return saying(Strictness.STANDARD.notFound());
    }

    /** @param notFound how it answers a question about what is not there: 422 or 404 */
    static RetellLab saying(int notFound) {
        return new RetellLab(notFound);
    }

    RetellSimulator retell() {
        return retell;
    }

    TestApp app() {
        return app;
    }

    LabClock clock() {
        return clock;
    }

    /** What is due is done. */
    void work() {
        app.get(Jobs.class).due(10).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    /** Waits until a call is over and looked through. */
    void untilOver(String call) {
        var end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            var version = retell.version();
            if (retell.call(call).filter(view -> view.state().equals("over")).isPresent()) {
                return;
            }
            retell.await(version, Duration.ofSeconds(1));
        }
        throw new AssertionError("the call does not end: " + retell.call(call));
    }

    @Override
    public void close() {
        app.close();
        retell.close();
        timers.close();
    }

    private static Strictness refusingUnknownFields(int notFound) {
        var usual = Strictness.STANDARD;
        return new Strictness(
                usual.errorMessageForSchema(), notFound, true, usual.overLimitIsACall(), usual.stopWhileRinging());
    }
}
