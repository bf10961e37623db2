package com.speechcad.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.notify.Outgoing;
import com.speechcad.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every screen that opens from home, in every language: it is there, fits into a message, and has a way back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkTest {
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_DATA = 64;

    private final TestApp app = TestApp.configured(Map.of("owner.telegram.ids", "9001,9002,9003,9004"));

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_way_leads_nowhere(Language language) {
        var id = 9001 + List.of("en", "hi", "zh", "fr").indexOf(language.code());
        var walker = DialogDriver.onboarded(app, id, "Olga", language).type("/start");
        var seen = new HashSet<String>();
        var ahead = new ArrayDeque<>(ways(walker));

        while (!ahead.isEmpty()) {
            var way = ahead.removeFirst();
            if (seen.add(way)) {
                walker.send(new Incoming.Tapped("walk", 0, way));
                assertThat(walker.toast()).as(way).isEmpty();
                assertThat(walker.screen().length()).as(way).isLessThanOrEqualTo(LONGEST_TEXT);
                assertThat(way.equals("o:home") || ways(walker).contains("o:home"))
                        .as("home from %s", way)
                        .isTrue();
                ahead.addAll(ways(walker));
            }
        }
        assertThat(seen).contains("o:account", "o:language", "o:number", "o:help", "o:help.answer:free", "o:admin");
    }

    /** What opens a screen, among the buttons of all messages. */
    private static List<String> ways(DialogDriver walker) {
        var taps = walker.messages().stream()
                .map(Outgoing::rows)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .filter(key -> key.kind().equals("tap"))
                .map(Outgoing.Key::value)
                .toList();
        assertThat(taps)
                .allSatisfy(data ->
                        assertThat(data.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(LONGEST_DATA));
        return taps.stream().filter(data -> data.startsWith("o:")).toList();
    }
}
