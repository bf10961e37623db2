package com.speechcad.screen.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.FakeProvider;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.ShortId;
import com.speechcad.kernel.UserId;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.WalletStatus;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallScreensTest {
    private final CallWorld world = new CallWorld();
    private final FakeProvider provider = world.provider;
    private final TestApp app = world.app;

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void whoever_closed_their_own_number_is_led_to_where_they_open_it() {
        var nia = caller("Nia", Language.EN, "+14155550188");
        nia.type("/stop").tap("🔕 No calls from anybody here");
        nia.type("/start").tap("Call").tap("Reminder · v1").tap("My number +1 415-555-0188");
        assertThat(nia.screen()).contains("wants no calls from anybody here");

        nia.tap("📵 My own number");

        assertThat(nia.screen()).contains("Nobody here may ring it");
    }

    @Test
    void a_call_to_ones_own_number_from_home_to_receipt_and_recording() {
        var ana = caller("Ana", Language.EN, "+14155550134");
        ana.type("/start").tap("Call").tap("Reminder · v1");
        ana.tap("My number +1 415-555-0134");
        assertThat(ana.screen())
                .containsPattern(
                        "Call <b>\\+1 415-555-0134</b> \\(Los Angeles, \\d+:\\d\\d\\h[AP]M there\\) with <i>Reminder v1</i>")
                .contains("recording and transcript off", "120 s of your plan")
                .contains("Likely <b>60 s of your plan</b>", "least 30 s of your plan ·")
                .doesNotContain("$0.00");

        ana.tap("Recording and transcript: off");
        assertThat(ana.screen()).contains("recording and transcript on", "Recording: $0.02");
        ana.tap("Call now");
        assertThat(ana.toast()).contains("on its way");
        var attempt = dispatched();
        assertThat(ana.seen()).contains("Dialling");

        ended(attempt);
        assertThat(ana.seen()).contains("Ended", "1:12", "To confirm press 1.</i> → 1", "72 seconds billed", "$0.02");
        ana.tap("Receipt");
        assertThat(ana.screen())
                .contains("Connected 71.5 s → billed <b>72 s</b>", "From your plan: 72 s", "Recording: <b>$0.02</b>")
                .doesNotContain("From your wallet")
                .containsPattern("\\d{4}, \\d+:\\d\\d\\h[AP]M–\\d+:\\d\\d\\h[AP]M \\(UTC\\)\n");
        ana.tap("Transcript");
        assertThat(ana.screen()).contains("A: Hello", "B: it is •••");
        ana.tap("Recording");
        assertThat(ana.seen()).contains("(document recording.");
        ana.tap("Call again");
        assertThat(ana.buttons()).contains("Call now", "Recording and transcript: on");

        app.database().admin("update recording set bytes = 61000001");
        ana.type("/start").tap("Call").tap("My calls");
        ana.tap(ana.buttons().getFirst()).tap("Recording");
        assertThat(ana.screen()).contains("This recording is 62 MB", "50 MB at most", "kept until");
        assertThat(ana.buttons()).contains("✍️ Ask something");
    }

    @Test
    void to_whom_the_wallet_is_blocked_no_call_is_offered_and_a_way_to_support_is() {
        var ana = caller("Ana", Language.EN, "+14155550179");
        world.inTenant(() -> app.get(Ledger.class)
                .change("freeze-0179", owner("+14155550179"), WalletStatus.FROZEN, "operator:1", "looked into"));
        ana.type("/start").tap("Call").tap("Reminder · v1").tap("My number +1 415-555-0179");

        assertThat(ana.screen()).contains("Your wallet is blocked");
        assertThat(ana.buttons()).contains("💬 Contact support").doesNotContain("Call now");

        world.inTenant(() -> app.get(Ledger.class)
                .change("open-0179", owner("+14155550179"), WalletStatus.OPEN, "operator:1", "settled"));
        ana.type("/start").tap("Call").tap("Reminder · v1").tap("My number +1 415-555-0179");
        assertThat(ana.buttons()).contains("Call now").doesNotContain("💬 Contact support");
    }

    private UserId owner(String number) {
        return app.sql()
                .of("select user_id from own_number where number = :number")
                .with("number", number)
                .only(row -> row.user("user_id"));
    }

    @Test
    void what_is_held_for_a_transfer_has_a_line_and_the_lines_add_up() {
        var ana = caller("Ana", Language.EN, "+14155550174");
        world.transferring("+14155550174");
        ana.type("/start").tap("Call").tap("Reminder · v1").tap("My number +1 415-555-0174");
        ana.tap("Recording and transcript: off");

        assertThat(ana.screen())
                .contains("we hold <b>120 s of your plan and $2.72</b>")
                .contains("call itself: 120 s of your plan + 480 s × $0.15 per 60 s = <b>$1.20</b>")
                .contains("to +1 ••• ••• 0174 (United States), 10:00 at most: 600 s × $0.15 per 60 s = <b>$1.50</b>")
                .contains("Recording: $0.02");

        ana.tap("Call now");
        world.transferred(dispatched(), "+14155550174", Duration.ofSeconds(54));
        assertThat(ana.seen())
                .contains("126 seconds billed (54 of them transferred) · 120 s from your plan · <b>$0.035</b>");
    }

    @Test
    void the_inbox_has_what_calls_brought_by_flow_by_number_and_by_kind() {
        var ana = caller("Ana", Language.EN, "+14155550171");
        ana.type("/start").tap("Inbox");
        assertThat(ana.screen()).contains("Nothing here yet");
        call(ana, "My number +1 415-555-0171");
        call(ana, "My number +1 415-555-0171");

        ana.type("/start").tap("Inbox");
        assertThat(ana.buttons())
                .contains("Calls with answers (2)", "Summaries and mood (2)", "Transcripts (0)", "Recordings (0)");
        ana.tap("Answers by flow").tap("Reminder · 2 calls");
        assertThat(ana.screen()).contains("<b>Reminder</b>, all calls together", "To confirm press 1.", "1: 2 times");
        ana.tap("Its calls");
        assertThat(ana.screen()).contains("2 calls that were answered");
        ana.tap(ana.buttons().getFirst());
        assertThat(ana.screen()).contains("Ended", "To confirm press 1.</i> → 1");

        ana.type("/start").tap("Inbox").tap("By number");
        ana.tap(ana.buttons().getFirst());
        assertThat(ana.screen()).contains("+1 ••• ••• 0171", "2 calls");
        ana.type("/start").tap("Inbox").tap("Summaries and mood (2)");
        assertThat(ana.buttons().stream().filter(one -> one.contains("+1 ••• ••• 0171")))
                .hasSize(2);
        ana.type("/start").tap("Inbox").tap("Recordings (0)");
        assertThat(ana.screen()).contains("Nothing here any more");
    }

    @Test
    void nobody_sees_anothers_inbox_whatever_the_button_says() {
        var ana = caller("Ana", Language.EN, "+14155550172");
        call(ana, "My number +1 415-555-0172");
        var bob = caller("Bob", Language.EN, "+14155550173");

        var name = ShortId.of(world.inTenant(() -> app.sql()
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

        assertThat(ben.screen()).contains("your own number and your guests only");
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

        long calls = world.inTenant(() -> app.sql()
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
        world.runJobs();

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

        assertThat(eve.seen()).contains("[Answered] [Not reached] / [Running]");

        eve.tap("Not reached");
        assertThat(eve.screen()).contains("Nothing here yet");
        eve.tap("Answered");
        var first = eve.buttons().getFirst();
        eve.tap(first);
        assertThat(eve.screen()).contains("Ended");
    }

    @ParameterizedTest
    @CsvSource({
        "call.one, Ended",
        "call.receipt, Connected 71",
        "call.transcript, A: Hello",
        "call.recording, (document recording.",
        "call.again, Call now"
    })
    void somebody_elses_call_cannot_be_seen(String screen, String words) {
        var fay = caller("Fay", Language.EN, "+14155550139");
        fay.type("/start").tap("Call").tap("Reminder · v1").tap("My number +1 415-555-0139");
        fay.tap("Recording and transcript: off").tap("Call now");
        var attempt = dispatched();
        ended(attempt);
        var button = new Incoming.Tapped("callback", 1, "o:" + screen + ":" + ShortId.of(attempt));
        assertThat(fay.type("/start").send(button).seen()).as("whose it is").contains(words);
        var gus = caller("Gus", Language.EN, "+14155550140");

        var seen = gus.type("/start").send(button).seen();

        assertThat(seen).doesNotContain(words).doesNotContain("0139");
        assertThat(gus.screen()).contains("<b>Gus</b>");
    }

    @Test
    void somebody_elses_flow_cannot_be_called_whatever_the_button_says() {
        var kim = caller("Kim", Language.EN, "+14155550152");
        var flow = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select id from flow where owner_user_id = :owner")
                                .with("owner", world.user(kim.chat().value()))
                                .only(row -> row.uuid("id")));
        var lee = caller("Lee", Language.EN, "+14155550153");
        kim.type("/start").send(new Incoming.Tapped("callback", 1, "o:call.to:" + flow));
        assertThat(kim.screen()).contains("Reminder");

        lee.type("/start").send(new Incoming.Tapped("callback", 1, "o:call.to:" + flow));

        assertThat(lee.screen()).doesNotContain("Reminder");
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
        var ivy = DialogDriver.onboarded(app, world.nextPerson(), "Ivy");
        ivy.type("/start").tap("Call");
        assertThat(ivy.screen()).contains("no published flow yet");
        world.publish(ivy.chat().value());
        ivy.type("/start").tap("Call").tap("Reminder · v1");
        assertThat(ivy.screen()).contains("share your own number first");
    }

    private DialogDriver caller(String name, Language language, String number) {
        return world.caller(name, language, number);
    }

    private UUID dispatched() {
        return world.dispatched();
    }

    private void ended(UUID attempt) {
        world.ended(attempt);
    }
}
