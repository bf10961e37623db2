package com.speechcad.local.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.speechcad.flow.Draft;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.ReferenceLists;
import com.speechcad.local.MigratedLab;
import com.speechcad.local.retell.Callee;
import com.speechcad.local.retell.Fault;
import com.speechcad.local.telegram.MessageView;
import com.speechcad.privacy.CloseAccount;
import com.speechcad.privacy.ExportMyData;
import com.speechcad.wallet.Wallets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Digits cannot be harvested: random ones are keyed and said in calls wherever that can be done, and looked for in
 * everything that leaves the system or lies in it. While a call runs there is none; afterwards only what may be seen.
 */
class DigitsTest {
    /** {@code ./speechcad proof digits} takes other ones, every order of letters, and looks at more screens. */
    private static final long SEED = Long.getLong("speechcad.seed", 1);

    private static final boolean WIDE = "digits".equals(System.getProperty("speechcad.proof"));
    private static final Planted PLANTED = new Planted(SEED);
    private static final Duration A_DAY = Duration.ofDays(1);

    @TempDir
    static Path folder;

    private static Scene scene;
    private static Sinks sinks;
    private static Letters letters;

    private static final String POSTAL = PLANTED.plant("a postal code", PLANTED.digits(6));
    private static final String REFERENCE = PLANTED.plant("a reference", PLANTED.digits(10));
    private static final String DAY = PLANTED.plant("a day", "2709" + (1931 + Math.floorMod(SEED, 60)));

    private final FlowVersion[] flow = new FlowVersion[1];
    private boolean unbroken = true;
    private UUID first = new UUID(0, 0);

    @BeforeAll
    static void start() {
        scene = new Scene(MigratedLab.start(folder));
        sinks = new Sinks(scene.lab, folder, PLANTED, List.of(Scene.ANA, Scene.OLGA));
        letters = new Letters(scene, sinks, PLANTED, folder);
    }

    @AfterAll
    static void stop() {
        letters.close();
        sinks.close();
        scene.close();
        scene.lab.close();
    }

    @TestFactory
    Stream<DynamicTest> no_digit_gets_out() {
        return Stream.of(
                step("before anything was keyed there is nothing to find", this::publishes),
                step("while a call runs", this::whileItRuns),
                step("right after it, and ten minutes later", this::afterwards),
                step("letters in every order", this::inEveryOrder),
                step("a task that is talked and keyed through", this::task),
                step("a campaign with its summary and its files", this::campaign),
                step("the person's own file and all screens", this::screens),
                step("after a month", this::retention),
                step("once the person is forgotten", this::forgotten),
                step("every place was looked at", DigitsTest::everywhere));
    }

    /** They build on each other: after one that failed the others say nothing. */
    private DynamicTest step(String name, Executable deed) {
        return dynamicTest(name, () -> {
            assumeTrue(unbroken, "an earlier step failed");
            unbroken = false;
            deed.execute();
            unbroken = true;
        });
    }

    private void publishes() {
        var list = scene.in(() -> {
            var lists = scene.bean(ReferenceLists.class);
            var id = lists.create(scene.user, "Bookings").orElseThrow();
            lists.add(scene.user, id, REFERENCE);
            return id;
        });
        flow[0] = scene.published("Survey", Survey.draft(list));
        clean();
    }

    private void whileItRuns() {
        var before = scene.lab.retell().calls().size();
        first = scene.calls(flow[0]);
        var call = scene.rings(before);
        scene.lab.retell().answer(call);
        scene.listens();
        scene.until("the chat to say so", () -> scene.isHeard() && shows("In call since"));
        var shown = scene.lab.telegram().calls(0).size();

        keys(call, PLANTED.code("keys at a menu") + "#");
        listening(call);
        for (var keys : List.of("1#", "1#", "4#", "417#", DAY + "#", POSTAL + "#", REFERENCE + "#")) {
            keys(call, keys);
        }
        says(call, "it is " + Spelling.ENGLISH.write(PLANTED.code("words at a question")));
        assertThat(scene.lab.telegram().calls(0)).as("nobody is told of a key").hasSize(shown);
        clean();
        assertThat(scene.call().state()).as("it still runs").isEqualTo("talking");
        says(call, "well " + Spelling.HINDI.write(PLANTED.code("words as a wish")));
    }

    /** What somebody would send who wants to listen in, or by mistake. */
    private void listening(String call) {
        for (var event : List.of("transcript_updated", "call_started", "call_quality_scored", "transfer_started")) {
            assertThat(letters.send(letters.write(event, "ongoing", call, first)))
                    .isEqualTo(200);
        }
        assertThat(letters.forge(letters.write("call_analyzed", "ended", call, first)))
                .isEqualTo(401);
        assertThat(letters.send(letters.broken(call, first))).isEqualTo(200);
        assertThat(letters.send(Letters.without(letters.write("call_ended", "ended", call, first), "call_id")))
                .isEqualTo(200);
        clean();
    }

    private static void keys(String call, String keys) {
        scene.listens();
        assertThat(scene.lab.retell().press(call, keys)).isTrue();
        scene.listens();
    }

    private static void says(String call, String words) {
        scene.listens();
        assertThat(scene.lab.retell().say(call, words)).isTrue();
        scene.listens();
    }

    private void afterwards() {
        scene.hurrying("the call to be over and analysed", () -> isAnalysed(first));
        scene.isQuietAgain();
        clean();
        assertThat(shows("To begin press 1.</i> → 1")).as("a menu's key").isTrue();
        assertThat(shows("•••••" + POSTAL.charAt(5)))
                .as("typed digits, so early")
                .isFalse();
        assertThat(scene.lines("select count(*)::text from recording")).containsExactly("1");

        scene.lab.clock().jump(Duration.ofMinutes(10));
        scene.hurrying("the typed answers", () -> shows("•••••" + POSTAL.charAt(5)));
        scene.isQuietAgain();
        clean();
        assertThat(shows("•••••••" + DAY.charAt(7))).as("the day, masked").isTrue();
        assertThat(shows("✓")).as("a reference that is on the list").isTrue();
    }

    private void inEveryOrder() {
        scene.lab.retell().faults().add(Fault.always(Fault.Kind.DROP, "call_"));
        scene.lab.retell().script(Scene.PHONE.e164(), new Callee.LongCall(0, 60_000));
        for (var order : WIDE ? List.of("SEA", "SAE", "ESA", "EAS", "ASE", "AES") : List.of("SEAE", "AESA")) {
            var before = scene.lab.retell().calls().size();
            var attempt = scene.calls(flow[0]);
            scene.hurrying(
                    "the call to be placed",
                    () -> scene.lab.retell().calls().size() > before
                            && scene.lines("select 1 from attempt where provider_call_id is not null and id = '"
                                                    + attempt + "'")
                                            .size()
                                    == 1);
            var call = scene.call().callId();
            for (var letter : order.split("")) {
                var written = switch (letter) {
                    case "S" -> letters.write("call_started", "ongoing", call, attempt);
                    case "E" -> letters.write("call_ended", "ended", call, attempt);
                    default -> letters.write("call_analyzed", "ended", call, attempt);
                };
                assertThat(letters.send(written)).isEqualTo(200);
                assertThat(letters.send(written)).isEqualTo(200);
            }
            clean();
            scene.hurrying(
                    "the line to be free",
                    Duration.ofSeconds(20),
                    () -> scene.call().state().equals("over"));
        }
        scene.lab.retell().faults().clear();
        scene.isQuietAgain();
        clean();
    }

    private void task() {
        var task = scene.published("A task", Draft.empty().tasked("Ask whether the parcel came."));
        scene.lab
                .retell()
                .script(
                        Scene.PHONE.e164(),
                        new Callee.Answers(
                                0,
                                List.of(
                                        new Callee.Say(Spelling.CHINESE.write(PLANTED.code("words in a task"))),
                                        new Callee.Press(PLANTED.code("keys in a task")),
                                        new Callee.Say(Spelling.PULLED_APART.write(PLANTED.code("letters in a task"))),
                                        new Callee.HangUp())));
        var attempt = scene.calls(task);
        scene.hurrying("the task to be over and analysed", () -> isAnalysed(attempt));
        scene.lab.clock().jump(Duration.ofMinutes(11));
        scene.isQuietAgain();
        clean();
    }

    private void campaign() {
        scene.lab
                .retell()
                .script(
                        Scene.PHONE.e164(),
                        new Callee.Answers(
                                0,
                                Stream.of("1#", "2#", "5#", "33#", DAY + "#", POSTAL + "#", REFERENCE + "#")
                                        .<Callee.Act>map(Callee.Press::new)
                                        .toList()));
        var campaign = new Rows(scene).campaign(flow[0]);
        scene.hurrying(
                "the campaign to be over",
                Duration.ofSeconds(15),
                () -> scene.lines("select state from campaign where id = '" + campaign + "'")
                        .contains("FINISHED"));
        scene.lab.clock().jump(Duration.ofMinutes(11));
        new Rows(scene).exports(campaign, flow[0]);
        scene.isQuietAgain();
        scene.hurrying("the campaign's files", () -> files() >= 3);
        clean();
    }

    private void screens() {
        scene.run(() -> scene.bean(ExportMyData.class).ask(scene.user));
        var before = files();
        scene.isQuietAgain();
        scene.hurrying("the person's file", () -> files() > before);
        assertThat(new Wanderer(scene, Scene.ANA).wanders("Inbox", WIDE ? 200 : 30))
                .isGreaterThan(10);
        assertThat(new Wanderer(scene, Scene.OLGA).wanders("Admin", WIDE ? 150 : 20))
                .isGreaterThan(5);
        scene.isQuietAgain();
        clean();
    }

    private void retention() {
        scene.lab.clock().jump(Duration.ofDays(29));
        scene.hurrying(
                "typed answers to be deleted",
                A_DAY,
                () -> scene.lines("select 1 from call_answer where kind in ('TYPED', 'MATCH')")
                        .isEmpty());
        scene.hurrying(
                "recordings to be deleted",
                A_DAY,
                () -> scene.lines("select 1 from recording").isEmpty());
        clean();
    }

    private void forgotten() {
        assertThat(scene.in(() -> scene.bean(CloseAccount.class)
                        .ask(
                                scene.user,
                                new CloseAccount.Rest.GivenUp(
                                        scene.bean(Wallets.class).of(scene.user).available()))))
                .isTrue();
        scene.hurrying(
                "the person to be forgotten",
                Duration.ofSeconds(30),
                () -> scene.lines("select 1 from account_closing where state = 'DONE'")
                                .size()
                        == 1);
        clean();
        assertThat(scene.lines("select shown from call_answer")).isEmpty();
        assertThat(scene.lines("select transcript || summary from call_record where transcript <> '' or summary <> ''"))
                .isEmpty();
        assertThat(scene.lines("select slot || ' ' || payload from chat_message where chat_id = " + Scene.ANA))
                .isEmpty();
    }

    private static void everywhere() {
        assertThat(PLANTED.count()).isGreaterThan(500);
        assertThat(PLANTED.chance()).as("hits to be expected by chance").isLessThan(0.01);
        assertThat(sinks.looked())
                .containsKeys("log", "answer", "telegram", "chat", "file", "retell", "aws", "schedule", "bucket", "row")
                .allSatisfy((_, times) -> assertThat(times).isPositive());
        assertThat(sinks.looked().get("tables")).isGreaterThan(60);
    }

    private static void clean() {
        assertThat(sinks.leaks())
                .as("given away, with -Dspeechcad.seed=" + SEED)
                .isEmpty();
    }

    private static boolean isAnalysed(UUID attempt) {
        return !scene.lines("select 1 from attempt where analyzed_at is not null and id = '" + attempt + "'")
                .isEmpty();
    }

    private static boolean shows(String words) {
        return scene.lab.telegram().chat(Scene.ANA, Scene.BOT).messages().stream()
                .filter(MessageView::fromBot)
                .anyMatch(message -> (message.text() + message.html()).contains(words));
    }

    private static long files() {
        return scene.lab.telegram().chat(Scene.ANA, Scene.BOT).messages().stream()
                .filter(message -> message.file() != null)
                .count();
    }
}
