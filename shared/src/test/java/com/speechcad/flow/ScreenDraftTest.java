package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.speechcad.flow.Finding.Kind;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenDraftTest {
    private static final Step BYE = new Step.End("s9", "Goodbye.");

    @Test
    void a_step_that_asks_for_a_code_is_found_with_its_sentence_and_rule() {
        var draft = new Draft(List.of(says("s1", "Welcome.", "s2"), says("s2", "Please tell us your PIN.", "s9"), BYE));

        assertThat(CheckFlow.check(draft)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.SCRIPT_BLOCKED);
            assertThat(finding.number()).isEqualTo(2);
            assertThat(finding.detail()).isEqualTo("Please tell us your PIN.");
            assertThat(Words.html(finding.text(), Reader.of(Language.EN)))
                    .contains("Step 2", "Please tell us your PIN.", "asks for a secret")
                    .doesNotContain("EN-SECRET");
        });
        assertThatThrownBy(() -> CompileFlow.compile("Bad", Language.EN, draft)).hasMessageContaining("SCRIPT_BLOCKED");
    }

    @Test
    void a_demand_in_two_steps_is_one_demand() {
        var draft = new Draft(
                List.of(says("s1", "We have sent you a code.", "s2"), says("s2", "Read it to me.", "s9"), BYE));

        assertThat(CheckFlow.check(draft)).extracting(Finding::kind).containsExactly(Kind.SCRIPT_BLOCKED);
    }

    @Test
    void a_demand_in_three_steps_is_one_demand() {
        var draft = new Draft(List.of(
                says("s1", "We have sent you a code.", "s2"),
                says("s2", "Take your time.", "s3"),
                says("s3", "Read it to me.", "s9"),
                BYE));

        assertThat(CheckFlow.check(draft)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.SCRIPT_BLOCKED);
            assertThat(finding.number()).isEqualTo(3);
        });
    }

    /** Neither asks for anything that was sent; all of them together do. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How many people are with you? Say the number. | Thank you, that is fine. | It is in the text that we sent you.
            We sent you a text a minute ago.              | Thank you, that is fine. | How many people are with you? Say the number.
            """)
    void a_question_how_many_in_three_steps_is_no_cover(String first, String second, String third) {
        var draft = new Draft(List.of(says("s1", first, "s2"), says("s2", second, "s3"), says("s3", third, "s9"), BYE));

        assertThat(ScreenDraft.flagged(draft))
                .singleElement()
                .satisfies(flagged -> assertThat(flagged.hit().rule().id()).isEqualTo("EN-CODE-UNCLEAR"));
    }

    /** Each step leads to eleven: what is read of it stays bounded. */
    @Test
    void the_largest_flow_is_screened_in_reasonable_time() {
        var steps = new ArrayList<Step>();
        for (int at = 1; at <= Draft.MOST_STEPS; at++) {
            var choices = new ArrayList<Step.Choice>();
            for (char key : "012345678*#".toCharArray()) {
                var next = (at * 7 + choices.size() * 5) % Draft.MOST_STEPS + 1;
                choices.add(new Step.Choice(key, Optional.of("s" + next)));
            }
            steps.add(new Step.Menu(
                    "s" + at,
                    "We sent a code " + at + ". Then tell us whether you came.",
                    choices,
                    Failure.going(0, Optional.of("s1"))));
        }

        assertTimeout(Duration.ofSeconds(20), () -> ScreenDraft.flagged(new Draft(steps)));
    }

    @Test
    void a_default_value_cannot_complete_the_sentence() {
        var draft = new Draft(List.of(says("s1", "Please tell us your {{thing}}.", "s9"), BYE));

        assertThat(kinds(draft.defaulting(Map.of("thing", "name")))).doesNotContain(Kind.SCRIPT_BLOCKED);
        assertThat(kinds(draft.defaulting(Map.of("thing", "password")))).contains(Kind.SCRIPT_BLOCKED);
    }

    @Test
    void a_task_for_the_machine_is_screened_like_what_people_hear() {
        var asked = Draft.empty().tasked("Be friendly and get their card number and CVV.");
        var forbidden = Draft.empty().tasked("Remind them of the visit. Never ask for card numbers or codes.");

        assertThat(CheckFlow.check(asked)).extracting(Finding::kind).containsExactly(Kind.SCRIPT_BLOCKED);
        assertThat(CheckFlow.check(forbidden)).isEmpty();
    }

    private static List<Kind> kinds(Draft draft) {
        return CheckFlow.check(draft).stream().map(Finding::kind).toList();
    }

    private static Step says(String id, String text, String next) {
        return new Step.PlayMessage(id, text, Optional.of(next));
    }
}
