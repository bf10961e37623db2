package com.speechcad.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.Lab;
import com.speechcad.local.LabSettings;
import com.speechcad.local.page.LogTail;
import com.speechcad.local.retell.CallView;
import com.speechcad.local.retell.Callee;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Digits cannot be harvested: what a callee keys and says is planted, and looked for in everything that the stack sends,
 * logs, files or keeps. While the call runs, nothing of it is anywhere; afterwards only what may be shown is.
 */
class DigitsTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    /** What a person would say; a provider's scrubbing knows digits, and hardly ever words. */
    private static final List<String> SPOKEN = List.of(
            "it is four eight two nine one seven",
            "c'est quatre-vingt-douze, dix-sept, soixante-huit",
            "मेरा नंबर चार आठ दो नौ एक सात है",
            "mera number chaar aath do nau ek saat hai",
            "我的号码是四八二九一七",
            "४८२९१७");

    @TempDir
    static Path folder;

    private static Stage stage;
    private static LogTail log;

    private final Random chance = new Random();
    private final String postalCode = String.format("%05d", 10_000 + chance.nextInt(89_999));
    private final String day =
            LocalDate.of(1950, 1, 1).plusDays(chance.nextInt(18_000)).format(DateTimeFormatter.BASIC_ISO_DATE);
    private final String spoken = String.format("%07d", 1_000_000 + chance.nextInt(8_999_999));

    @BeforeAll
    static void start() {
        log = LogTail.attach();
        stage = new Stage(Lab.start(LabSettings.in(folder)));
    }

    @AfterAll
    static void stop() {
        stage.lab.close();
        log.close();
    }

    @Test
    void nothing_keyed_or_said_leaves_a_running_call_and_afterwards_only_what_may_be_shown() {
        var ana = new Person(stage, 7140, "Ana");
        var way = new Way(ana).comesIn().sharesTheOwnNumber().topsUp(25);
        stage.lines("""
                insert into flow (tenant_id, id, owner_user_id, name, language, draft, created_at, updated_at)
                select tenant_id, gen_random_uuid(), id, 'Reminder', 'EN', '%s', now(), now() from app_user
                where telegram_id = %d returning id::text""".formatted(draft(), ana.id));
        way.publishes();
        var line = new Line(ana).does(new Callee.Manual());
        var surfaces = new Surfaces(stage, log, folder.resolve("files"));
        way.confirmsACall(true);
        assertThat(surfaces.all()).containsKeys("telegram", "log", "table call_answer", "table attempt");
        assertThat(surfaces.all().get("telegram")).contains("sendMessage", "Reminder");

        speaks(line, "To confirm");
        stage.lab.retell().press(newest(line).callId(), "1");
        speaks(line, "postal code");
        key(line, postalCode);
        speaks(line, "date of birth");
        key(line, day);
        for (var words : SPOKEN) {
            speaks(line, "In your own words");
            stage.lab.retell().say(newest(line).callId(), words + " " + spoken);
        }
        assertThat(newest(line).state()).isEqualTo("talking");
        assertThat(newest(line).said()).extracting(CallView.Line::text).anyMatch(said -> said.contains(spoken));
        stage.lab.clock().jump(A_SECOND);
        assertThat(found(surfaces)).as("while the call runs").isEmpty();

        line.isOver();
        line.isAnalysed(Duration.ofSeconds(15));
        assertThat(found(surfaces)).as("right after the call").isEmpty();
        assertThat(ana.newestWith("Ended"))
                .hasValueSatisfying(
                        shown -> assertThat(shown).contains("→ 1").doesNotContain("•" + postalCode.charAt(4)));

        stage.lab.clock().jump(Duration.ofMinutes(11));
        stage.until(() -> "the typed answers", () -> ana.hasSeen("••••" + postalCode.charAt(4)));
        ana.tapAnywhere("call", "TRANSCRIPT");
        stage.until(() -> ana + " reads the transcript", () -> stage.isAllSent(ana));
        assertThat(found(surfaces)).as("ever after").isEmpty();
        stage.everythingIsDone();
    }

    /** Which planted thing is where. */
    private TreeMap<String, List<String>> found(Surfaces surfaces) {
        var planted =
                List.of(postalCode, day, spoken, "eight two nine", "dix-sept", "आठ दो नौ", "aath do nau", "八二九", "८२९");
        var found = new TreeMap<String, List<String>>();
        surfaces.all().forEach((name, text) -> {
            var here = planted.stream().filter(text::contains).collect(Collectors.toList());
            if (!here.isEmpty()) {
                found.put(name, here);
            }
        });
        return found;
    }

    private static void key(Line line, String digits) {
        stage.lab.retell().press(newest(line).callId(), digits + "#");
    }

    private static CallView newest(Line line) {
        return line.calls().getLast();
    }

    /** Until the agent has said this last and waits. */
    private static void speaks(Line line, String words) {
        stage.hurrying(() -> "to hear " + words + " " + line.calls(), A_SECOND, () -> {
            if (line.calls().isEmpty()) {
                return false;
            }
            var call = newest(line);
            if (call.state().equals("ringing")) {
                stage.lab.retell().answer(call.callId());
            }
            var last = call.said().reversed().stream()
                    .filter(said -> said.who().equals("agent"))
                    .findFirst();
            return call.state().equals("talking")
                    && call.speaker().isEmpty()
                    && last.filter(said -> said.text().contains(words)).isPresent()
                    && call.said().getLast().who().equals("agent");
        });
    }

    /** A menu, two typed inputs, and as many questions as there are ways to say a number. */
    private static String draft() {
        var failure = "\"failure\":{\"retries\":1,\"silent\":{\"kind\":\"end\"},\"wrong\":{\"kind\":\"end\"}}";
        var steps = new StringBuilder("""
                {"kind":"menu","id":"s1","text":"To confirm press 1.","choices":[{"key":"1","next":"s2"}],%1$s},
                {"kind":"digits","id":"s2","text":"Please key in your postal code.","typed":{"kind":"postal_code"},"variable":"zip","next":"s3",%1$s},
                {"kind":"digits","id":"s3","text":"Please key in your date of birth.","typed":{"kind":"date"},"variable":"born","next":"q0",%1$s},
                """.formatted(failure));
        for (int question = 0; question < SPOKEN.size(); question++) {
            steps.append("""
                    {"kind":"question","id":"q%d","text":"In your own words, part %d?","variable":"words_%d","expected":[],"next":"%s",%s},
                    """.formatted(
                    question, question, question, question + 1 < SPOKEN.size() ? "q" + (question + 1) : "s9", failure));
        }
        return "{\"steps\":[" + steps + "{\"kind\":\"end\",\"id\":\"s9\",\"text\":\"Goodbye.\"}]}";
    }
}
