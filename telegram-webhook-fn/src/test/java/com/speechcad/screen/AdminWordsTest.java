package com.speechcad.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.notify.Outgoing;
import com.speechcad.text.Language;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every screen that an admin reaches, in every language, where something waits on each: told in words. A technical mark may
 * stand only as a reference behind them, set as code.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminWordsTest {
    private static final long OWNER = 9001;

    /** Written in capitals by everybody: coins, and laws and authorities in the sources of rules. */
    private static final String NAMES =
            "\\b(BTC|ETH|LTC|DOGE|BCH|TRX|USDT|ERC20|TRC20|TCPA|CRTC|PECR|CTPS|DNCL|CSV)\\b";

    private static final Map<String, Pattern> RAW = new TreeMap<>(Map.of(
            "a constant's name", Pattern.compile("\\b[A-Z]{4,}\\b|\\b[A-Z]+(?:_[A-Z0-9]+)+\\b"),
            "JSON", Pattern.compile("[{}]|\"\\w+\"\\s*:"),
            "a UUID", Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}"),
            "snake_case", Pattern.compile("\\b[a-z0-9]+_[a-z0-9_]+\\b"),
            "a mark of the records",
                    Pattern.compile(
                            "\\b(user|telegram|operator|business|flow|stop|tenant|attempt|campaign|country|plan|key|suspension"
                                    + "|price-list|parked-\\w+|operator-request):\\w"),
            "an account of the ledger", Pattern.compile("\\b(revenue|clearing|cash|expense|refund)\\.[a-z]"),
            "an action of the log",
                    Pattern.compile("\\b(gate|wallet|stop|tier|opt-out|consent|script|breaker)\\.[a-z]"),
            "micro-dollars or seconds since 1970", Pattern.compile("(?<![\\d.,•+-])\\d{7,}\\b"),
            "an instant", Pattern.compile("\\d{4}-\\d{2}-\\d{2}")));

    /** What is typed at a screen to see what comes then. */
    private static final Map<String, String> TYPED = Map.of(
            "books.credit", "25 an apology for the outage",
            "books.price-list", "GB 0.40 a cheaper route",
            "books.price-term", "6 a cheaper route",
            "books.plan", "32 new carrier rates",
            "stopped.limit", "30 a busy week");

    /** What opens after that, and what is asked of a frozen wallet only. */
    private static final List<String> AFTER_TYPING =
            List.of("books.confirm", "books.price", "books.plan-new", "stopped.limit-new", "books.open");

    /** Screens, in files that write to the log too. */
    private static final List<String> SCREENS = List.of(
            "books.payout-due",
            "books.price-wish",
            "parked.item",
            "stopped.item",
            "stopped.limits",
            "wallet.statement");

    private final TestApp app = TestApp.configured(Map.of("owner.telegram.ids", "9001,9002,9003,9004"));

    private final AdminWorld world = new AdminWorld(app);

    @BeforeAll
    void something_waits_everywhere() {
        DialogDriver.onboarded(app, OWNER, "Olga");
        world.fill(OWNER);
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothing_is_shown_as_it_is_kept(Language language) {
        var walker = DialogDriver.onboarded(
                app, OWNER + List.of("en", "hi", "zh", "fr").indexOf(language.code()), "Olga", language);
        var seen = read(walker);
        assertThat(seen)
                .as("screens that were read")
                .hasSizeGreaterThan(60)
                .anyMatch(way -> way.startsWith("o:kill.one:"));
    }

    private static Set<String> read(DialogDriver walker) {
        var seen = new HashSet<String>();
        var ahead = new ArrayDeque<>(List.of(
                "o:admin",
                "o:parked",
                "o:reviews",
                "o:suspended",
                "o:admin.tickets",
                "o:admin.found:Jo",
                "o:callerids.one:14155550166",
                "o:kill.why:c.14155550166"));
        while (!ahead.isEmpty()) {
            var way = ahead.removeFirst();
            if (seen.add(way)) {
                walker.send(new Incoming.Tapped("walk", 0, way));
                words(walker, way);
                ahead.addAll(ways(walker));
                var line = TYPED.get(way.split(":", 3)[1]);
                if (line != null) {
                    words(walker.type(line), way + ", typed " + line);
                }
            }
        }
        return seen;
    }

    @Test
    void every_screen_of_admins_was_read() {
        var ids = app.get(ApplicationContext.class).getBeansOfType(AdminOnly.class).stream()
                .map(AdminOnly::id)
                .toList();
        var walker = DialogDriver.onboarded(app, OWNER, "Olga", Language.EN);
        var read = read(walker).stream().map(way -> way.split(":", 3)[1]).collect(Collectors.toSet());
        assertThat(ids).hasSizeGreaterThan(30);
        assertThat(ids).filteredOn(id -> !read.contains(id)).containsExactlyInAnyOrderElementsOf(AFTER_TYPING);
    }

    @Test
    void every_deed_that_the_code_writes_down_has_its_sentence() throws IOException {
        var known = app.tx().call(TestApp.TENANT, () -> world.deeds().keySet());
        var written = actions();
        assertThat(written).hasSizeGreaterThan(40);
        assertThat(written)
                .filteredOn(action -> known.stream()
                        .noneMatch(
                                deed -> deed.equals(action) || (action.matches(".*[.-]") && deed.startsWith(action))))
                .containsExactlyInAnyOrderElementsOf(SCREENS);
        var walker = DialogDriver.onboarded(app, OWNER, "Olga", Language.EN);
        var logs = read(walker).stream()
                .filter(way -> way.startsWith("o:admin.log"))
                .toList();
        assertThat(logs).hasSizeGreaterThan(5);
        for (var way : logs) {
            walker.send(new Incoming.Tapped("walk", 0, way));
            assertThat(walker.screen()).as(way).doesNotContain("<code>");
        }
    }

    /** What files that write to the audit log call their actions; a name that something is added to ends with its sign. */
    private static Set<String> actions() throws IOException {
        var action = Pattern.compile("\"([a-z]+(?:-[a-z]+)*\\.(?:[a-z]+(?:-[a-z]+)*)?-?)\"");
        var actions = new TreeSet<String>();
        try (var files = Files.walk(Path.of(".."))) {
            for (var file : files.filter(path -> path.toString().matches(".*src/main/java/.*\\.java"))
                    .toList()) {
                var code = Files.readString(file, StandardCharsets.UTF_8);
                if (code.contains("audit.append(")) {
                    action.matcher(code).results().forEach(found -> actions.add(found.group(1)));
                }
            }
        }
        return actions;
    }

    private static void words(DialogDriver walker, String way) {
        var shown = (walker.screen() + "\n" + String.join("\n", walker.buttons()))
                .replaceAll("<code>[^<]*</code>", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll(NAMES, "");
        RAW.forEach((what, raw) -> {
            var found = raw.matcher(shown);
            assertThat(found.find())
                    .as(() -> what + " on " + way + ": " + found.group() + "\n" + shown)
                    .isFalse();
        });
    }

    /** Screens of an admin's alone; the others are walked elsewhere. */
    private static List<String> ways(DialogDriver walker) {
        return walker.messages().stream()
                .map(Outgoing::rows)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .filter(key -> key.kind().equals("tap"))
                .map(Outgoing.Key::value)
                .filter(way ->
                        way.matches("o:(admin|books|kill|rules|limits|callerids|parked|stopped|review|suspended).*"))
                .toList();
    }
}
