package com.speechcad.screen.campaign;

import static com.speechcad.screen.campaign.Menu.buttons;
import static com.speechcad.screen.campaign.Menu.first;
import static com.speechcad.screen.campaign.Menu.screen;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.notify.Outgoing;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Slower and faster, under the live message and on their screen: a tap is a step. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivePaceTest {
    private final Town town = new Town();

    @AfterAll
    void stop() {
        town.close();
    }

    @Test
    void a_tap_under_the_live_message_is_one_step_and_leaves_the_menu_where_it_is() {
        var ana = started("Ana");
        var messages = ana.messages().size();
        var slower = ana.remember("Slower: 5");

        slower.tap();
        assertThat(ana.toast()).isEqualTo("At most 5 at once from now on.");
        slower.tap();
        assertThat(ana.toast()).isEqualTo("At most 5 at once from now on.");

        assertThat(ana.messages()).hasSize(messages);
        assertThat(buttons(ana)).as("the menu shows it too").contains("⚡ Calls at once: 5");
        town.after(Duration.ofSeconds(1));
        assertThat(live(ana)).contains("Slower: 2", "Faster: 10");
        ana.tap("Faster: 10");
        assertThat(pace(ana)).isEqualTo(10);
    }

    @Test
    void there_is_a_slowest_and_a_fastest() {
        var ben = started("Ben");
        ben.tap("Slower: 5");
        town.after(Duration.ofSeconds(1));
        ben.tap("Slower: 2");
        town.after(Duration.ofSeconds(1));
        ben.tap("Slower: 1");
        town.after(Duration.ofSeconds(1));
        assertThat(live(ben)).contains("Faster: 2").noneMatch(label -> label.startsWith("Slower"));

        ben.tap("⚡ Calls at once: 1").type("60");
        town.after(Duration.ofSeconds(1));
        assertThat(live(ben)).contains("Slower: 30", "Faster: 100");
        ben.tap("Campaign").tap("Faster: 100");
        town.after(Duration.ofSeconds(1));
        assertThat(live(ben)).contains("Slower: 50").noneMatch(label -> label.startsWith("Faster"));
    }

    @Test
    void a_double_tap_on_the_screen_is_one_step() {
        var cleo = started("Cleo");
        cleo.tap("⚡ Calls at once: 10");
        var slower = cleo.remember("Slower: 5");
        slower.tap();
        slower.tap();

        assertThat(screen(cleo)).contains("at most 5 calls at once");
        assertThat(pace(cleo)).isEqualTo(5);
    }

    @Test
    void nobody_changes_the_pace_of_somebody_elses() {
        var dan = started("Dan");
        var eve = town.person("Eve", Language.EN, 5).type("/start");
        var id = town.newest(dan);

        for (var argument : List.of(id + ".10-5", id + ".10-", "x", "")) {
            eve.send(new Incoming.Tapped("forged", 1, "d:pace:" + argument));
            assertThat(eve.toast()).as(argument).contains("not possible any more");
        }
        assertThat(pace(dan)).isEqualTo(10);
        dan.send(new Incoming.Tapped("forged", 1, "d:pace:" + id + ".10-999"));
        assertThat(pace(dan)).isEqualTo(100);
    }

    private DialogDriver started(String name) {
        var person = town.drafted(name);
        person.tap(first(person, "▶️"));
        town.after(Duration.ofSeconds(1));
        return person;
    }

    private static List<String> live(DialogDriver person) {
        return person.messages().stream()
                .filter(message -> message.rows().stream()
                        .flatMap(List::stream)
                        .map(Outgoing.Key::label)
                        .anyMatch("Export so far"::equals))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError(person.seen()))
                .rows()
                .stream()
                .flatMap(List::stream)
                .map(Outgoing.Key::label)
                .toList();
    }

    private int pace(DialogDriver person) {
        var id = town.newest(person);
        return town.inTenant(() -> town.sim
                .app
                .sql()
                .of("select pace from campaign where id = :id")
                .with("id", id)
                .only(row -> row.integer("pace")));
    }
}
