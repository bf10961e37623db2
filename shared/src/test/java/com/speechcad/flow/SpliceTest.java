package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.Rewire.Exit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is put in or taken out leaves no step leading where it may not. */
class SpliceTest {
    private static final Optional<String> OPEN = Optional.empty();
    private static final Step AGAIN = new Step.SpeakAgain("s3");
    private static final Step END = new Step.End("s4", "Goodbye.");
    private static final Step HELLO = new Step.PlayMessage("s1", "Hello.", Optional.of("s2"));

    @Test
    void what_only_speaks_again_takes_no_steps_place() {
        var draft = new Draft(List.of(HELLO, menu("s3", "s3"), AGAIN));
        var menuFirst = new Draft(List.of(menu("s3", "s3"), AGAIN));

        assertThat(Splice.successor(draft, "s2")).isEmpty();
        assertThat(Splice.out(draft, "s2").step("s1")).contains(new Step.PlayMessage("s1", "Hello.", OPEN));
        assertThat(Splice.successor(menuFirst, "s2")).isEmpty();
    }

    @Test
    void beside_what_speaks_again_the_other_step_takes_the_place() {
        var draft = new Draft(List.of(HELLO, menu("s4", "s3"), AGAIN, END));

        assertThat(Splice.successor(draft, "s2")).contains(END);
        assertThat(kinds(Splice.out(draft, "s2"))).doesNotContain(Finding.Kind.AGAIN_NOT_HERE);
    }

    @Test
    void on_a_way_to_what_speaks_again_only_a_step_that_asks_goes_on_to_it() {
        var draft = new Draft(List.of(menu("s3", "s4"), AGAIN, END));
        var key = new Exit.Key('1');

        var said = Splice.at(draft, new Step.PlayMessage("s5", "Once more.", OPEN), "s2", key);
        var asked = Splice.at(draft, new Step.Menu("s5", "Press 2.", List.of(), Failure.going(1, OPEN)), "s2", key);

        assertThat(said.step("s5").orElseThrow().targets()).containsExactly(OPEN);
        assertThat(kinds(said)).doesNotContain(Finding.Kind.AGAIN_NOT_HERE);
        assertThat(asked.step("s5").orElseThrow().targets()).containsOnly(Optional.of("s3"));
    }

    @Test
    void after_a_step_that_asks_a_message_does_not_go_on_to_what_speaks_again() {
        var asked = new Step.Feedback("s2", "How was it?", "how", Failure.skipping(1), Optional.of("s3"));
        var draft = new Draft(List.of(asked, AGAIN, END));

        var said = Splice.after(draft, new Step.PlayMessage("s5", "Thank you.", OPEN), "s2");

        assertThat(said.steps()).extracting(Step::id).containsExactly("s2", "s5", "s3", "s4");
        assertThat(said.step("s5").orElseThrow().targets()).containsExactly(OPEN);
    }

    private static Step menu(String key, String otherwise) {
        return new Step.Menu(
                "s2",
                "To hear it again press 1.",
                List.of(new Step.Choice('1', Optional.of(key))),
                Failure.going(1, Optional.of(otherwise)));
    }

    private static List<Finding.Kind> kinds(Draft draft) {
        return CheckFlow.check(draft).stream().map(Finding::kind).toList();
    }
}
