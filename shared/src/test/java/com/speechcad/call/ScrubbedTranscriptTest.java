package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.CallReport.Turn;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Step;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What our own script says is read as it was written; what anybody else's number could be is not. */
class ScrubbedTranscriptTest {
    private static final String MENU = "确认请按 1、2、3，改期请按 4。";

    @Test
    void the_scripts_own_keys_are_not_masked() {
        assertThat(of(List.of(MENU), said(MENU))).isEqualTo("A: " + MENU);
        assertThat(of(List.of(MENU), said("抱歉，没有收到有效的回答。" + MENU))).isEqualTo("A: 抱歉，没有收到有效的回答。" + MENU);
        assertThat(of(List.of(), said("Press 1, 2 or 3. Your code is 4 8 2.")))
                .as("what a language model said")
                .isEqualTo("A: Press 1, 2 or 3. Your code is •••.");
    }

    @Test
    void what_a_variable_put_in_is_masked() {
        var script = List.of("Please press 1 2 3 to keep {{code}}, thank you.", "You said {{code}} to us.");

        assertThat(of(script, said("Please press 1 2 3 to keep 4829, thank you.")))
                .isEqualTo("A: Please press 1 2 3 to keep •••, thank you.");
        assertThat(of(script, said("You said four eight two nine to us."))).isEqualTo("A: You said ••• to us.");
        assertThat(of(List.of("Thank you, your mark is {{mark}} 2 3 now."), said("Thank you, your mark is 1 2 3 now.")))
                .as("one number of both")
                .isEqualTo("A: Thank you, your mark is ••• now.");
    }

    /** The provider takes numbers out of both sides, and so out of what the script itself says. */
    @Test
    void the_scripts_own_keys_are_put_back_where_the_provider_took_them_out() {
        var script =
                List.of("To confirm press 1. To cancel press 2.", "Your parcel {{code}} comes on day 14, {{name}}.");

        assertThat(of(script, said("To confirm press [NUMBER]. To cancel press [NUMBER].")))
                .isEqualTo("A: To confirm press 1. To cancel press 2.");
        assertThat(of(script, said("Sorry, I did not get that. To confirm press [NUMBER]. To cancel press [NUMBER].")))
                .isEqualTo("A: Sorry, I did not get that. To confirm press 1. To cancel press 2.");
        assertThat(of(script, said("Your parcel [NUMBER] comes on day [NUMBER], [PERSON_NAME1].")))
                .as("what variables put in stays out")
                .isEqualTo("A: Your parcel ••• comes on day 14, •••.");
        assertThat(of(script, said("Your code is [NUMBER].")))
                .as("not of the script")
                .isEqualTo("A: Your code is •••.");
        assertThat(of(script, new Turn.Said(false, "To confirm press [NUMBER]. To cancel press [NUMBER].")))
                .as("the other side")
                .isEqualTo("B: To confirm press •••. To cancel press •••.");
    }

    @Test
    void the_openings_key_is_shown_in_a_task_too() {
        assertThat(of(
                        List.of(),
                        said("Hello. This is an automated call from [COMPANY]. It may be recorded. To stop such calls,"
                                + " press [NUMBER].")))
                .isEqualTo(
                        "A: Hello. This is an automated call from •••. It may be recorded. To stop such calls, press 9.");
    }

    /** Whoever writes all digits into their script reads none of those that a callee said. */
    @Test
    void a_script_of_bare_numbers_makes_nothing_known() {
        var script = Stream.concat(
                        Stream.of("{{code}}", "four eight two nine", "{{a}}4{{a}}8{{a}}2{{a}}9"),
                        IntStream.rangeClosed(0, 9).mapToObj(Integer::toString))
                .toList();

        assertThat(of(script, said("four eight two nine"))).isEqualTo("A: •••");
        assertThat(of(script, said("4829"))).isEqualTo("A: •••");
        assertThat(of(script, said("4"), said("8"), said("2"))).isEqualTo("A: •••\nA: •••\nA: •••");
    }

    @Test
    void the_callees_side_is_masked_whatever_the_script_says() {
        assertThat(of(List.of(MENU), new Turn.Said(false, MENU))).doesNotContain("1、2、3");
    }

    @Test
    void the_sides_are_named_as_the_reader_writes() {
        assertThat(ScrubbedTranscript.shown("A: 您好\nB: 你好", Reader.of(Language.ZH)))
                .isEqualTo("A：您好\nB：你好");
        assertThat(ScrubbedTranscript.shown("A: Bonjour", Reader.of(Language.FR)))
                .matches("A\\h: Bonjour");
    }

    private static Turn said(String words) {
        return new Turn.Said(true, words);
    }

    private static String of(List<String> script, Turn... turns) {
        var steps = IntStream.range(0, script.size())
                .<Step>mapToObj(i -> new Step.Question(
                        "s" + i, script.get(i), "v" + i, List.of(), Failure.skipping(0), Optional.empty()))
                .toList();
        var report = new CallReport(
                Optional.empty(),
                "call_1",
                Phase.ENDED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                List.of(turns),
                Optional.empty());
        return ScrubbedTranscript.of(report, OwnWords.of(Optional.of(new Draft(steps))));
    }
}
