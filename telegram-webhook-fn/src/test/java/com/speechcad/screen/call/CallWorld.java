package com.speechcad.screen.call;

import com.speechcad.call.CallReport;
import com.speechcad.call.CallReport.Analysis;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.CallReport.Turn;
import com.speechcad.call.Dispatch;
import com.speechcad.call.FakeProvider;
import com.speechcad.call.TakeReport;
import com.speechcad.db.CountedStatements;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Step;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** People who have a number, money and a published flow, and a provider whose calls end as told. */
public final class CallWorld implements AutoCloseable {
    private static final String PLATFORM = "+14155550100";

    public final FakeProvider provider = new FakeProvider();
    public final TestApp app;
    private long lastPerson = 7_095_001_200L;

    /** @param ports stand in for further ports */
    public CallWorld(Object... ports) {
        this("", ports);
    }

    private CallWorld(String urlParameters, Object[] ports) {
        app = TestApp.through(
                urlParameters,
                UnaryOperator.identity(),
                Map.of("platform.caller.id", PLATFORM),
                Stream.concat(Stream.of(provider), Stream.of(ports)).toArray());
    }

    /** One whose statements are counted: see {@link CountedStatements}. */
    public static CallWorld counted() {
        return new CallWorld(CountedStatements.PARAMETER, new Object[0]);
    }

    @Override
    public void close() {
        app.close();
    }

    /** A Telegram id nobody has yet. */
    public long nextPerson() {
        return ++lastPerson;
    }

    /** Somebody with a number of their own, twenty dollars and a published flow. */
    public DialogDriver caller(String name, Language language, String number) {
        var person = nextPerson();
        var driver = DialogDriver.onboarded(app, person, name, language);
        inTenant(() -> {
            app.get(Users.class).setOwnNumber(user(person), new PhoneNumber(number));
            return app.get(Ledger.class)
                    .credit(Movement.of(
                            "topup:" + user(person).value(), user(person), Reason.TOP_UP, Money.dollars(20)));
        });
        publish(person);
        return driver;
    }

    /** As the provider's answer to publishing would leave it. */
    public void publish(long person) {
        inTenant(() -> {
            var flow = app.get(Flows.class)
                    .create(user(person), "Reminder", Language.EN)
                    .orElseThrow();
            app.get(Flows.class)
                    .edit(
                            user(person),
                            flow,
                            draft -> draft.with(new Step.Menu(
                                            "s1",
                                            "To confirm press 1.",
                                            List.of(new Step.Choice('1', Optional.of("s2"))),
                                            Failure.going(1, Optional.of("s2"))))
                                    .with(new Step.End("s2", "Goodbye.")));
            return app.sql().of("""
                            insert into flow_version (id, flow_id, number, name, language, definition, digest, state,
                              agent_id, agent_version, created_at)
                            select gen_random_uuid(), id, 1, name, language, draft, 'd', 'PUBLISHED', 'agent_1', 0,
                              updated_at from flow where id = :flow""").with("flow", flow.value()).update();
        });
    }

    /** Whoever has that number lets the flow hand a call over to it. */
    void transferring(String own) {
        app.database().admin("""
                update flow_version set transfers = array['%1$s'], definition = jsonb_set(definition, '{steps}',
                  definition -> 'steps' || '[{"kind": "transfer", "id": "s3", "text": "One moment.", "number": "%1$s"}]')
                where flow_id in (select f.id from flow f join own_number o on o.user_id = f.owner_user_id
                  where o.number = '%1$s')""".formatted(own));
    }

    /** Everybody's who waits, one a second; the newest comes last. */
    public UUID dispatched() {
        dispatchedAll();
        return provider.orders.getLast().attempt();
    }

    /** The same, also where nobody may be rung. */
    public void dispatchedAll() {
        long account =
                inTenant(() -> app.sql().of("select id from provider_account").only(row -> row.number("id")));
        for (int i = 0; i < 4; i++) {
            app.clock().advance(Duration.ofSeconds(2));
            app.get(Dispatch.class).run(TestApp.TENANT, account);
        }
    }

    public void ended(UUID attempt) {
        ended(attempt, Optional.empty());
    }

    /** One that was handed over, to whoever talked for so long. */
    void transferred(UUID attempt, String to, Duration talked) {
        ended(attempt, Optional.of(new CallReport.Transfer(new PhoneNumber(to), Optional.of(talked))));
    }

    private void ended(UUID attempt, Optional<CallReport.Transfer> transfer) {
        var now = app.clock().instant();
        var report = new CallReport(
                Optional.of(attempt),
                FakeProvider.callOf(attempt),
                Phase.ENDED,
                Optional.of(now),
                Optional.of(now.plusMillis(71_500)),
                Optional.of(Duration.ofMillis(71_500)),
                Optional.of("user_hangup"),
                true,
                List.of(new Turn.Moved("preamble", "s1"), new Turn.Pressed('1'), new Turn.Moved("s1", "s2")),
                List.of(new Turn.Said(true, "Hello"), new Turn.Said(false, "it is 4155550101")),
                Optional.of(new Analysis("They confirmed.", "Positive", false)),
                transfer);
        provider.calls.put(FakeProvider.callOf(attempt), report);
        app.get(TakeReport.class).take(TestApp.TENANT, report);
        runJobs();
    }

    public void runJobs() {
        app.get(Jobs.class).due(50).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    public UserId user(long person) {
        return app.get(Users.class).byTelegramId(person).orElseThrow().id();
    }

    public <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
