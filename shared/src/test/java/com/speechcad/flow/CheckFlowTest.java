package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.Finding.Kind;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckFlowTest {
    private static final Step BYE = new Step.End("s9", "Goodbye.");

    @Test
    void an_empty_flow_has_no_steps() {
        assertThat(kinds()).containsExactly(Kind.NO_STEPS);
    }

    @Test
    void a_message_and_an_end_are_a_flow() {
        assertThat(kinds(message("s1", "s9"), BYE)).isEmpty();
    }

    @Test
    void a_step_that_leads_nowhere_is_named() {
        var findings = CheckFlow.check(draft(message("s1", "s2"), message("s2", ""), BYE));

        assertThat(findings).extracting(Finding::kind).containsExactly(Kind.NOT_CONNECTED, Kind.UNREACHABLE);
        assertThat(findings.getFirst().number()).isEqualTo(2);
        assertThat(Words.html(findings.getFirst().text(), Reader.of(Language.EN)))
                .isEqualTo("Step 2 leads nowhere yet.");
    }

    @Test
    void a_step_that_was_deleted_is_no_target() {
        assertThat(kinds(message("s1", "s7"), BYE)).contains(Kind.NOT_CONNECTED);
    }

    @Test
    void two_messages_in_a_circle_never_end() {
        assertThat(kinds(message("s1", "s2"), message("s2", "s1"))).containsExactly(Kind.NO_WAY_OUT, Kind.NO_WAY_OUT);
    }

    @Test
    void key_nine_belongs_to_the_opt_out() {
        assertThat(kinds(menu("s1", "s9", choice('9', "s9")), BYE)).containsExactly(Kind.KEY_RESERVED);
    }

    @Test
    void a_menu_has_keys_once_each_and_a_way_out() {
        assertThat(kinds(menu("s1", "s9"), BYE)).containsExactly(Kind.NO_CHOICES);
        assertThat(kinds(menu("s1", "s9", choice('1', "s9"), choice('1', "s9")), BYE))
                .containsExactly(Kind.KEY_TWICE);
        assertThat(kinds(menu("s1", "", choice('1', "s9")), BYE)).containsExactly(Kind.OTHERWISE_NOT_CONNECTED);
        assertThat(kinds(menu("s1", "s9", choice('1', "")), BYE)).containsExactly(Kind.KEY_NOT_CONNECTED);
    }

    @Test
    void texts_and_names_have_limits() {
        assertThat(kinds(new Step.PlayMessage("s1", " ", Optional.of("s9")), BYE))
                .containsExactly(Kind.TEXT_EMPTY);
        assertThat(kinds(new Step.PlayMessage("s1", "x".repeat(601), Optional.of("s9")), BYE))
                .containsExactly(Kind.TEXT_TOO_LONG);
        assertThat(kinds(question("s1", "Day", "s9"), BYE)).containsExactly(Kind.VARIABLE_BAD);
        assertThat(kinds(question("s1", "day", "s2"), question("s2", "day", "s9"), BYE))
                .containsExactly(Kind.VARIABLE_TWICE);
    }

    @Test
    void too_many_steps_are_too_many() {
        var steps = new ArrayList<Step>();
        for (int i = 1; i <= Draft.MOST_STEPS; i++) {
            steps.add(message("s" + i, "s" + (i + 1)));
        }
        steps.add(new Step.End("s" + (Draft.MOST_STEPS + 1), "Goodbye."));

        assertThat(CheckFlow.check(new Draft(steps))).extracting(Finding::kind).containsExactly(Kind.TOO_MANY_STEPS);
    }

    @Test
    void a_new_step_is_connected_to_what_led_nowhere_and_a_removed_one_is_cut_off() {
        var draft = Draft.empty().with(message("s1", "")).with(BYE);
        assertThat(CheckFlow.check(draft)).isEmpty();

        assertThat(CheckFlow.check(draft.without("s9")))
                .extracting(Finding::kind)
                .containsExactly(Kind.NOT_CONNECTED);
    }

    private static List<Kind> kinds(Step... steps) {
        return CheckFlow.check(draft(steps)).stream().map(Finding::kind).toList();
    }

    static Draft draft(Step... steps) {
        return new Draft(List.of(steps));
    }

    static Step message(String id, String next) {
        return new Step.PlayMessage(id, "Hello.", target(next));
    }

    static Step question(String id, String variable, String next) {
        return new Step.Question(id, "Which day?", variable, List.of(), Failure.skipping(1), target(next));
    }

    static Step.Menu menu(String id, String otherwise, Step.Choice... choices) {
        return new Step.Menu(id, "Press 1.", List.of(choices), Failure.going(2, target(otherwise)));
    }

    static Step.Choice choice(char key, String next) {
        return new Step.Choice(key, target(next));
    }

    private static Optional<String> target(String id) {
        return Optional.of(id).filter(target -> !target.isEmpty());
    }
}
