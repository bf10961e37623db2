package com.speechcad.screen.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far it is from home to the first call, for whoever has no flow yet. */
class FirstCallTest {
    private final CallWorld world = new CallWorld(new TakesEveryFlow());

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void seven_taps_lead_from_home_over_a_template_to_the_call() {
        var ana = newcomer(Language.EN, "+14155550131");
        ana.type("/start").tap("Call");
        assertThat(ana.screen()).contains("no published flow yet", "template");
        assertThat(ana.buttons()).startsWith("⚡ Start from a template", "Build a flow", "My calls");

        ana.tap("⚡ Start from a template").tap("Appointment reminder").tap("Publish v1");
        world.runJobs();
        assertThat(ana.screen()).contains("is published and ready to call with");
        assertThat(ana.buttons()).startsWith("☎ Call");
        ana.tap("☎ Call").tap("My number +1 415-555-0131").tap("Call now");

        assertThat(ana.toast()).contains("on its way");
        world.dispatched();
        assertThat(world.provider.orders).hasSize(1);
    }

    @Test
    void the_screen_that_says_it_is_being_published_leads_on_once_it_is() {
        var bea = newcomer(Language.EN, "+14155550132");
        bea.type("/start").tap("Flows").tap("⚡ Start from a template").tap("Appointment reminder");
        bea.tap("Check").tap("Publish v1");
        assertThat(bea.screen()).contains("v1 is being published");
        var messages = bea.messages().size();

        world.runJobs();

        assertThat(bea.seen()).doesNotContain("is being published", "It can be published");
        assertThat(bea.messages()).as("in its place").hasSize(messages);
        assertThat(bea.screen()).contains("is published and ready to call with");
        bea.tap("Open the flow");
        assertThat(bea.screen()).contains("Published as v1");
    }

    @Test
    void whoever_is_elsewhere_by_then_keeps_their_screen_and_gets_a_message() {
        var kim = newcomer(Language.EN, "+14155550133");
        kim.type("/start").tap("Flows").tap("⚡ Start from a template").tap("Appointment reminder");
        kim.tap("Publish v1").tap("🏠 Home");

        world.runJobs();

        assertThat(kim.messages().getFirst().html()).contains("Wallet").doesNotContain("published");
        assertThat(kim.screen()).contains("is published and ready to call with");
    }

    @Test
    void when_it_took_long_a_message_at_the_end_of_the_chat_says_so_too() {
        var joe = newcomer(Language.EN, "+14155550134");
        joe.type("/start").tap("Flows").tap("⚡ Start from a template").tap("Appointment reminder");
        joe.tap("Publish v1");
        var messages = joe.messages().size();

        world.app.clock().advance(Duration.ofHours(1));
        world.runJobs();

        assertThat(joe.seen()).doesNotContain("is being published");
        assertThat(joe.messages()).hasSize(messages + 1);
    }

    @Test
    void the_empty_list_of_flows_begins_with_the_templates_in_every_language() {
        for (var language : Language.values()) {
            var person = newcomer(language, "+1415555014" + place(language));
            person.type("/start").send(new Incoming.Tapped("c", 1, "o:flows"));
            var first = person.buttons().getFirst();
            assertThat(first).startsWith("⚡");
            person.tap(first);
            assertThat(person.buttons()).hasSizeGreaterThan(5);
        }
        var known = world.caller("Bo", Language.EN, "+14155550139");
        known.type("/start").tap("Flows");
        assertThat(known.buttons()).doesNotContain("⚡ Start from a template").contains("New flow");
    }

    @Test
    void before_the_call_it_is_said_that_without_recording_there_is_no_transcript() {
        var off = List.of(
                "recording and transcript off",
                "रिकॉर्डिंग और लिखित बातचीत बंद",
                "不录音，也无文字记录",
                "sans enregistrement ni transcription");
        for (var language : Language.values()) {
            var person = world.caller("Eve", language, "+1415555015" + place(language));
            person.type("/start").send(new Incoming.Tapped("c", 1, "o:call"));
            person.tap(person.buttons().getFirst()).tap(person.buttons().getFirst());
            assertThat(person.screen()).contains(off.get(place(language)));
        }
    }

    private DialogDriver newcomer(Language language, String number) {
        var id = world.nextPerson();
        var person = DialogDriver.onboarded(world.app, id, "Ana", language);
        world.inTenant(() -> {
            world.app.get(Users.class).setOwnNumber(world.user(id), new PhoneNumber(number));
            return id;
        });
        return person;
    }

    private static int place(Language language) {
        return List.of(Language.values()).indexOf(language);
    }
}
