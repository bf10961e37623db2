package com.speechcad.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.notify.Outgoing;
import com.speechcad.screen.walk.Anything;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * On every screen that opens from home anything can happen: a line nobody asked for, a contact, a file, a picture, a
 * command, the same tap twice, a button of yesterday. The bot answers each, and home stays one tap away.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnyMomentTest {
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
