package com.speechcad.local.contract;

import com.speechcad.call.CallLookup;
import com.speechcad.call.CallReport;
import com.speechcad.call.Dialer;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.flow.Compiled;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.CompiledTask;
import com.speechcad.flow.FlowPublisher;
import com.speechcad.flow.FlowPublisher.Answer.Accepted;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.Secret;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.retell.Callee;
import com.speechcad.local.retell.RetellSettings;
import com.speechcad.local.retell.RetellSimulator;
import com.speechcad.local.retell.Strictness;
import com.speechcad.local.store.Journal;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** All beans of the shared jar over the strict double of Retell, which refuses a field that it does not know. */
final class RetellLab implements AutoCloseable {
    private static final PhoneNumber OURS = new PhoneNumber("+14155550100");
    private static final PhoneNumber THEIRS = new PhoneNumber("+14155550101");
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

    /** Publishes a flow or a task, calls with it, and gives what the provider knows of the call once it is over. */
    CallReport called(Compiled compiled, Callee callee) {
        retell.own(OURS.e164());
        retell.script(THEIRS.e164(), callee);
        var agent = published(compiled);
        var dialled = app.get(Dialer.class)
                .dial(new Dialer.Order(
                        TestApp.TENANT,
                        UUID.randomUUID(),
                        OURS,
                        THEIRS,
                        agent.id(),
                        agent.version(),
                        Duration.ofMinutes(5),
                        true,
                        Map.of()));
        var id = ((Dialer.Dialled.Accepted) dialled).providerCall();
        untilOver(id);
        return app.get(CallLookup.class).byId(TestApp.TENANT, id).orElseThrow();
    }

    private FlowPublisher.Reference published(Compiled compiled) {
        var publisher = app.get(FlowPublisher.class);
        var engine = switch (compiled) {
            case CompiledFlow flow -> publisher.createFlow(TestApp.TENANT, flow);
            case CompiledTask task -> publisher.createTask(TestApp.TENANT, task);
        };
        var agent = publisher.createAgent(TestApp.TENANT, compiled, ((Accepted) engine).reference());
        return ((Accepted) publisher.publish(TestApp.TENANT, ((Accepted) agent).reference())).reference();
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
