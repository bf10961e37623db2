package com.speechcad.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.db.Undone;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.DialogWords;
import com.speechcad.dialog.Incoming;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every screen that opens from home, in every language: it is there, fits into a message, and has a way back. A button opens
 * the screen that it names, and one that does something is dealt with by the screen it stands on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkTest {
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_DATA = 64;

    private final TestApp app = TestApp.configured(Map.of("owner.telegram.ids", "9001,9002,9003,9004"));
    private final Undone undone = new Undone(app);

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
        var acted = new HashSet<String>();
        var ahead = new ArrayDeque<>(ways(walker));

        while (!ahead.isEmpty()) {
            var way = ahead.removeFirst();
            if (seen.add(way)) {
                walker.send(new Incoming.Tapped("walk", 0, way));
                assertThat(walker.toast()).as(way).isEmpty();
                assertThat(screen(walker)).as("what %s opens", way).isEqualTo(way.split(":", 3)[1]);
                assertThat(walker.screen().length()).as(way).isLessThanOrEqualTo(LONGEST_TEXT);
                assertThat(way.equals("o:home") || ways(walker).contains("o:home"))
                        .as("home from %s", way)
                        .isTrue();
                assertThat(way.equals("o:home")
                                || taps(walker).stream()
                                        .anyMatch(data -> data.startsWith("t:") && data.contains(":back:")))
                        .as("back from %s", way)
                        .isTrue();
                ahead.addAll(ways(walker));
                for (var data : taps(walker)) {
                    if (data.startsWith("t:") && acted.add(action(way, data))) {
                        acts(walker, way, data);
                    }
                }
            }
        }
        assertThat(acted).hasSizeGreaterThan(30);
        assertThat(seen).contains("o:account", "o:language", "o:number", "o:help", "o:help.answer:free", "o:admin");
    }

    /** What is done comes of the screen's own answer, never of not knowing the button; then it is undone. */
    private void acts(DialogDriver walker, String way, String data) {
        var answered = walker.answers();
        undone.all(() -> {
            walker.send(new Incoming.Tapped("walk", 0, data));
            undone.commits("answer ");
        });
        assertThat(walker.answers()).as("%s on %s is answered", data, way).isEqualTo(answered + 1);
        assertThat(walker.toast())
                .as("%s on %s", data, way)
                .isNotEqualTo(Words.plain(Text.text(DialogWords.REFRESHED), Reader.of(language(walker))));
    }

    private static String action(String way, String data) {
        return way.split(":", 3)[1] + " " + data.split(":", 4)[2];
    }

    /** Where the person is by now. */
    private String screen(DialogDriver walker) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select screen from chat_session where chat_id = :chat")
                                .with("chat", walker.chat())
                                .only(row -> row.text("screen")));
    }

    private Language language(DialogDriver walker) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .byTelegramId(walker.chat().value())
                                .flatMap(User::language)
                                .orElseThrow());
    }

    /** What opens a screen, among the buttons of all messages. */
    private static List<String> ways(DialogDriver walker) {
        return taps(walker).stream().filter(data -> data.startsWith("o:")).toList();
    }

    private static List<String> taps(DialogDriver walker) {
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
        return taps;
    }
}
