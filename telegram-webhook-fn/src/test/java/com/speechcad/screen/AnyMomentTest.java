package com.speechcad.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.notify.Outgoing;
import com.speechcad.screen.walk.Anything;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * On every screen that opens from home anything can happen: a line nobody asked for, a contact, a file, a picture, a
 * command, the same tap twice, a button of yesterday. The bot answers each, and home stays one tap away.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnyMomentTest {
    private static final List<Incoming.Deed> NO_NAMES = List.of(
            new Incoming.Typed("/start"),
            new Incoming.Typed("/start g_0123456789"),
            new Incoming.Typed("/cancel"),
            new Incoming.Typed("/help"),
            new Incoming.Typed("/language"),
            new Incoming.Typed("/menu"),
            new Incoming.Typed("/dnc"),
            new Incoming.Tapped("menu", 0, "o:home"),
            new Incoming.Tapped("menu", 0, "o:account"),
            new Incoming.Tapped("menu", 0, "o:call"),
            new Incoming.Tapped("menu", 0, "o:wallet"),
            new Incoming.Tapped("menu", 0, "t:home:anything:x"),
            new Incoming.SharedContact("+14155550199", Optional.of(9201L)),
            new Incoming.SentOther());

    private final TestApp app = TestApp.configured(Map.of("owner.telegram.ids", "9101"));

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void whatever_somebody_does_on_whatever_screen_the_bot_answers_and_home_is_one_tap_away() {
        var walker = DialogDriver.onboarded(app, 9101, "Olga");
        var seen = new HashSet<String>();
        var ahead = new ArrayDeque<>(ways(walker.type("/start")));

        while (!ahead.isEmpty()) {
            var way = ahead.removeFirst();
            if (way.equals("o:home") || !seen.add(way)) {
                continue;
            }
            for (var deed : Anything.DEEDS) {
                open(walker, way);
                walker.send(deed);
                assertThat(ways(walker)).as("home after %s on %s", deed, way).contains("o:home");
                assertThat(walker.screen()).as("after %s on %s", deed, way).isNotBlank();
            }
            open(walker, way);
            open(walker, way);
            ahead.addAll(ways(walker));
        }
        assertThat(seen).hasSizeGreaterThan(40);
    }

    /** As somebody asked for a name does who knows bots: none of it is a name, and what is typed then still is. */
    @Test
    void at_the_question_for_a_name_commands_and_old_buttons_are_no_names() {
        var newcomer = DialogDriver.stranger(app, 9201, Language.EN);
        newcomer.type("/start").tap("✅ English");
        var asked = newcomer.screen();

        for (var deed : NO_NAMES) {
            newcomer.send(deed);
            assertThat(name(9201)).as("after %s", deed).isEmpty();
            newcomer.type("/start");
            assertThat(newcomer.screen()).as("after %s", deed).isEqualTo(asked);
        }
        newcomer.type("Ana");

        assertThat(name(9201)).contains("Ana");
    }

    /** A question that waits swallows no button: what it opens is open, and the question is not answered with it. */
    @Test
    void where_a_new_name_is_asked_for_every_way_from_home_still_leads_there() {
        var ana = DialogDriver.onboarded(app, 9202, "Ana");
        var home = ways(ana.type("/start")).stream()
                .filter(way -> !way.equals("o:home"))
                .toList();
        assertThat(home).hasSizeGreaterThan(5);
        for (var way : home) {
            open(ana, way);
            var there = ana.screen();
            ana.type("/start").tap("Account").tap("✏️ Name");
            assertThat(ana.screen()).isNotEqualTo(there);

            open(ana, way);

            assertThat(ana.screen()).as(way).isEqualTo(there);
            assertThat(name(9202)).contains("Ana");
        }
    }

    private Optional<String> name(long telegram) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class).byTelegramId(telegram).flatMap(User::name));
    }

    private static void open(DialogDriver walker, String way) {
        walker.send(new Incoming.Tapped("walk", 0, way));
    }

    /** What opens a screen, among the buttons of all messages; home itself has none to itself. */
    private static List<String> ways(DialogDriver walker) {
        var taps = walker.messages().stream()
                .map(Outgoing::rows)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .filter(key -> key.kind().equals("tap"))
                .map(Outgoing.Key::value)
                .filter(data -> data.startsWith("o:"))
                .toList();
        var isHome = taps.contains("o:account");
        return isHome
                ? java.util.stream.Stream.concat(taps.stream(), java.util.stream.Stream.of("o:home"))
                        .toList()
                : taps;
    }
}
