package com.speechcad.screen.campaign;

import static com.speechcad.screen.campaign.Menu.screen;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From a list to a campaign that calls it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallThisListTest {
    private static final String CALL = "📣 Call this list";

    private final Town town = new Town();

    @AfterAll
    void stop() {
        town.close();
    }

    @Test
    void a_new_draft_of_its_name_begins_with_its_flow_and_is_not_asked_whom_it_calls() {
        var ana = atTheList("Ana").tap(CALL);
        assertThat(screen(ana)).contains("Which flow shall be played?");
        assertThat(ana.toast()).isEqualTo("The campaign “Clients” calls this list.");

        ana.tap("Reminder · v1");

        assertThat(screen(ana)).contains("No consent of everybody in <b>Clients</b>");
        town.toTheWhole(ana);
        assertThat(screen(ana)).contains("<b>Clients</b> · draft", "Clients · 6 contacts", "Ready");
        assertThat(town.count("campaign", "true", ana)).isOne();
    }

    @Test
    void the_draft_that_waits_for_contacts_gets_them_and_goes_on() {
        var ben = Town.begun(town.person("Ben", Language.EN, 20));
        ben.tap("Contact lists").tap("Clients · 6").tap(CALL);

        assertThat(screen(ben)).contains("No consent of everybody in <b>Clients</b>");
        town.toTheWhole(ben);
        assertThat(screen(ben)).contains("<b>October</b> · draft", "Clients · 6 contacts", "Ready");
        assertThat(town.count("campaign", "true", ben)).isOne();
    }

    @Test
    void a_draft_that_has_a_flow_already_is_shown_as_a_whole() {
        var cleo = Town.begun(town.person("Cleo", Language.EN, 20));
        atTheList(cleo).tap(CALL);

        assertThat(screen(cleo)).contains("<b>October</b> · draft", "Clients · 6 contacts");
    }

    @Test
    void tapped_twice_under_a_message_it_is_one_draft() {
        var dan = town.person("Dan", Language.EN, 20).type("/start");
        var list = list(dan);

        for (int i = 0; i < 2; i++) {
            dan.send(new Incoming.Tapped("twice", 1, "d:list.call:" + list));
            assertThat(screen(dan)).contains("Which flow shall be played?");
        }
        assertThat(town.count("campaign", "true", dan)).isOne();
    }

    @Test
    void the_list_of_another_business_is_not_there() {
        var list = list(town.person("Eve", Language.EN, 5));
        var fay = town.person("Fay", Language.EN, 5).type("/start");

        fay.send(new Incoming.Tapped("forged", 1, "d:list.call:" + list));
        assertThat(fay.toast()).isEqualTo("That list is not there any more.");
        fay.send(new Incoming.Tapped("forged", 1, "d:list.call:x"));
        assertThat(fay.toast()).isEqualTo("That list is not there any more.");
        assertThat(town.count("campaign", "true", fay)).isZero();
    }

    @Test
    void the_draft_that_calls_it_already_is_the_one_and_not_a_newer_one_without_contacts() {
        var gus = atTheList("Gus").tap(CALL);
        town.after(Duration.ofSeconds(3));
        Town.begun(gus);

        atTheList(gus).tap(CALL);

        assertThat(gus.toast()).isEqualTo("The campaign “Clients” calls this list.");
        assertThat(town.count("campaign", "list_id is null", gus)).isOne();
    }

    @Test
    void a_draft_that_was_left_long_ago_is_not_given_the_list_unless_the_person_is_at_it() {
        var hal = Town.begun(town.person("Hal", Language.EN, 20));
        lastWeek(hal);

        atTheList(hal).tap(CALL);

        assertThat(hal.toast()).isEqualTo("The campaign “Clients” calls this list.");
        assertThat(town.count("campaign", "list_id is null", hal)).isOne();

        var ivy = Town.begun(town.person("Ivy", Language.EN, 20));
        lastWeek(ivy);
        ivy.tap("Contact lists").tap("Clients · 6").tap(CALL);
        assertThat(ivy.toast()).isEqualTo("The campaign “October” calls this list.");
        assertThat(town.count("campaign", "true", ivy)).isOne();
    }

    private void lastWeek(DialogDriver person) {
        town.inTenant(() -> town.sim
                .app
                .sql()
                .of("update campaign set created_at = created_at - interval '7 days' where user_id = :user")
                .with("user", town.user(person.chat().value()))
                .update());
    }

    private DialogDriver atTheList(String name) {
        return atTheList(town.person(name, Language.EN, 20));
    }

    private static DialogDriver atTheList(DialogDriver person) {
        return person.type("/start").tap("Campaigns").tap("Contact lists").tap("Clients · 6");
    }

    private UUID list(DialogDriver person) {
        return town.inTenant(() -> town.sim
                .app
                .sql()
                .of("select id from contact_list where owner_user_id = :user")
                .with("user", town.user(person.chat().value()))
                .only(row -> row.uuid("id")));
    }
}
