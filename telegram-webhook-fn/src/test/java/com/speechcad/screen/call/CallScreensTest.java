package com.speechcad.screen.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.CallReport;
import com.speechcad.call.CallReport.Analysis;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.CallReport.Turn;
import com.speechcad.call.Dispatch;
import com.speechcad.call.FakeProvider;
import com.speechcad.call.TakeReport;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.ShortId;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallScreensTest {
    private static final String PLATFORM = "+14155550100";

    private final FakeProvider provider = new FakeProvider();
    private final TestApp app = TestApp.configured(Map.of("platform.caller.id", PLATFORM), provider);
    private long lastPerson = 9500;

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_call_to_ones_own_number_from_home_to_receipt_and_recording() {
        var ana = caller("Ana", Language.EN, "+14155550134");
        ana.type("/start").tap("Call").tap("Reminder · v1");
        ana.tap("My number +1 415-555-0134");
        assertThat(ana.screen())
                .contains("Call <b>+1 ••• ••• 0134</b> with <i>Reminder v1</i>", "recording off", "120 s of your plan");

        ana.tap("Recording: off");
        assertThat(ana.screen()).contains("recording on", "Recording: $0.02");
        ana.tap("Call now");
        assertThat(ana.toast()).contains("on its way");
        var attempt = dispatched();
        assertThat(ana.seen()).contains("Dialling");

        ended(attempt);
        assertThat(ana.seen()).contains("Ended", "1:12", "To confirm press 1.</i> → 1", "72 seconds billed", "$0.02");
        ana.tap("Receipt");
        assertThat(ana.screen())
                .contains("Connected 71.5 s → billed <b>72 s</b>", "From your plan: 72 s", "Recording: <b>$0.02</b>");
        ana.tap("Transcript");
        assertThat(ana.screen()).contains("A: Hello", "B: it is •••");
        ana.tap("Recording");
        assertThat(ana.seen()).contains("(document call-");
        ana.tap("Call again");
        assertThat(ana.buttons()).contains("Call now", "Recording: on");
    }

    @Test
    void the_inbox_has_what_calls_brought_by_flow_by_number_and_by_kind() {
        var ana = caller("Ana", Language.EN, "+14155550171");
        ana.type("/start").tap("Inbox");
        assertThat(ana.screen()).contains("Nothing here yet");
        call(ana, "My number +1 415-555-0171");
        call(ana, "My number +1 415-555-0171");

        ana.type("/start").tap("Inbox");
        assertThat(ana.buttons()).contains("Calls with answers (2)", "Transcripts (2)", "Recordings (0)");
        ana.tap("Answers by flow").tap("Reminder · 2 calls");
        assertThat(ana.screen()).contains("<b>Reminder</b>, all calls together", "To confirm press 1.", "1 → 2");
        ana.tap("Its calls");
        assertThat(ana.screen()).contains("2 calls that were answered");
        ana.tap(ana.buttons().getFirst());
        assertThat(ana.screen()).contains("Ended", "To confirm press 1.</i> → 1");

        ana.type("/start").tap("Inbox").tap("By number");
        ana.tap(ana.buttons().getFirst());
        assertThat(ana.screen()).contains("+1 ••• ••• 0171", "2 calls");
        ana.type("/start").tap("Inbox").tap("Transcripts (2)");
        assertThat(ana.buttons()).hasSize(4);
        ana.type("/start").tap("Inbox").tap("Recordings (0)");
        assertThat(ana.screen()).contains("Nothing here any more");
    }

    @Test
    void nobody_sees_anothers_inbox_whatever_the_button_says() {
        var ana = caller("Ana", Language.EN, "+14155550172");
        call(ana, "My number +1 415-555-0172");
        var bob = caller("Bob", Language.EN, "+14155550173");

        var name = ShortId.of(inTenant(() -> app.sql()
                .of("select flow_id from flow_version where id ="
                        + " (select flow_version_id from attempt where to_number = '+14155550172')")
                .only(row -> row.uuid("flow_id"))));
        bob.send(new Incoming.Tapped("c", 1, "o:inbox.flow:" + name));
        assertThat(bob.screen()).doesNotContain("To confirm press 1.");
        ana.send(new Incoming.Tapped("c", 1, "o:inbox.flow:" + name));
        assertThat(ana.screen()).contains("To confirm press 1.");
    }

    private void call(DialogDriver person, String number) {
        person.type("/start").tap("Call").tap("Reminder · v1").tap(number).tap("Call now");
        ended(dispatched());
    }

    @Test
    void a_number_somebody_merely_typed_is_refused_with_the_reason() {
        var ben = caller("Ben", Language.EN, "+14155550135");
        ben.type("/start").tap("Call").tap("Reminder · v1").type("+1 415 555 0199");

        assertThat(ben.screen()).contains("your own number only");
        ben.type("hello");
        assertThat(ben.screen()).contains("not a phone number");
    }

    @Test
    void a_double_tap_calls_once() {
        var cleo = caller("Cleo", Language.EN, "+14155550136");
        cleo.type("/start").tap("Call").tap("Reminder · v1").tap("My number +1 415-555-0136");
        var confirm = cleo.remember("Call now");
        confirm.tap();
        confirm.tap();

        long calls = inTenant(() -> app.sql()
                .of("select count(*) as n from attempt where to_number = '+14155550136'")
                .only(row -> row.number("n")));
        assertThat(calls).isOne();
    }

    @Test
    void a_running_call_is_hung_up_after_asking() {
        var dan = caller("Dan", Language.EN, "+14155550137");
        dan.type("/start")
                .tap("Call")
                .tap("Reminder · v1")
                .tap("My number +1 415-555-0137")
                .tap("Call now");
        dispatched();
        dan.tap("Hang up");
        assertThat(dan.screen()).contains("Hang up this call now?");
        dan.tap("Hang up");
        runJobs();

        assertThat(provider.stopped).isNotEmpty();
    }

    @Test
    void the_history_has_pages_and_filters() {
        var eve = caller("Eve", Language.EN, "+14155550138");
        for (int i = 0; i < 8; i++) {
            eve.type("/start")
                    .tap("Call")
                    .tap("Reminder · v1")
                    .tap("My number +1 415-555-0138")
                    .tap("Call now");
            ended(dispatched());
        }
        eve.type("/start").tap("Call").tap("My calls");
        assertThat(eve.screen()).contains("My calls", "8");
        assertThat(eve.buttons().stream().filter(label -> label.contains("0138")))
                .hasSize(6);

        eve.tap("Not reached");
        assertThat(eve.screen()).contains("Nothing here yet");
        eve.tap("Answered");
        var first = eve.buttons().getFirst();
        eve.tap(first);
        assertThat(eve.screen()).contains("Ended");
    }

    @Test
    void somebody_elses_call_cannot_be_seen() {
        var fay = caller("Fay", Language.EN, "+14155550139");
        fay.type("/start")
                .tap("Call")
                .tap("Reminder · v1")
                .tap("My number +1 415-555-0139")
                .tap("Call now");
        var attempt = dispatched();
        ended(attempt);
        var gus = caller("Gus", Language.EN, "+14155550140");
        gus.type("/start").send(new Incoming.Tapped("callback", 1, "o:call.receipt:" + attempt));

        assertThat(gus.seen()).doesNotContain("Connected 71");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_way_to_a_call_speaks_every_language(Language language) {
        var hari = caller("Hari", language, "+14155550151");
        hari.type("/start").send(new Incoming.Tapped("callback", 1, "o:call"));
        assertThat(hari.buttons().toString()).contains("Reminder");
    }

    @Test
    void without_a_flow_or_a_number_it_says_what_is_missing() {
        var ivy = DialogDriver.onboarded(app, ++lastPerson, "Ivy");
        ivy.type("/start").tap("Call");
        assertThat(ivy.screen()).contains("no published flow yet");
        publish(ivy.chat().value());
        ivy.type("/start").tap("Call").tap("Reminder · v1");
        assertThat(ivy.screen()).contains("share your own number first");
    }

    private DialogDriver caller(String name, Language language, String number) {
        var person = ++lastPerson;
        var driver = DialogDriver.onboarded(app, person, name, language);
        inTenant(() -> {
            app.get(Users.class).setOwnNumber(user(person), new PhoneNumber(number));
            return app.get(Ledger.class)
                    .credit(Movement.of("topup:" + person, user(person), Reason.TOP_UP, Money.dollars(20)));
        });
        publish(person);
        return driver;
    }

    /** As the provider's answer to publishing would leave it. */
    private void publish(long person) {
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

    /** Everybody's who waits, one a second; the newest comes last. */
    private UUID dispatched() {
        long account =
                inTenant(() -> app.sql().of("select id from provider_account").only(row -> row.number("id")));
        for (int i = 0; i < 4; i++) {
            app.clock().advance(Duration.ofSeconds(2));
            app.get(Dispatch.class).run(TestApp.TENANT, account);
        }
        return provider.orders.getLast().attempt();
    }

    private void ended(UUID attempt) {
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
                Optional.of(new Analysis("They confirmed.", "Positive", false)));
        provider.calls.put(FakeProvider.callOf(attempt), report);
        app.get(TakeReport.class).take(TestApp.TENANT, report);
        runJobs();
    }

    private void runJobs() {
        app.get(Jobs.class).due(50).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    private UserId user(long person) {
        return app.get(Users.class).byTelegramId(person).orElseThrow().id();
    }

    private <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
