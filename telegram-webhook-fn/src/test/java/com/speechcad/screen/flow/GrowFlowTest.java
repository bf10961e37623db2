package com.speechcad.screen.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.flow.Comparison;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is added is led to, and goes on where the call went on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrowFlowTest {
    private static final Optional<String> OPEN = Optional.empty();
    private static final Step END = new Step.End("s9", "Goodbye.");
    private final TestApp app = TestApp.start();
    private final OwnFlows flows = new OwnFlows(app);

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_step_after_a_transfer_is_where_the_call_goes_when_nobody_answers_there() {
        var ana = flows.opened(9901, List.of(new Step.Transfer("s1", "I connect you.", "", Optional.of("s9")), END));

        ana.type("1").tap("Add a step after it").tap("Play message").type("Nobody is there.");

        assertThat(ana.screen()).contains("Step 2 is added").contains("goes on to step 3");
        assertThat(flows.step(9901, 1).targets()).containsExactly(Optional.of("s10"));
        assertThat(flows.step(9901, 2)).isEqualTo(new Step.PlayMessage("s10", "Nobody is there.", Optional.of("s9")));
    }

    @Test
    void after_a_menu_or_a_branch_it_is_asked_on_which_way_the_new_step_stands() {
        var ana = flows.opened(
                9902,
                List.of(
                        new Step.Menu(
                                "s1",
                                "To hear more press 1, to stop press 2.",
                                List.of(new Step.Choice('1', OPEN), new Step.Choice('2', Optional.of("s9"))),
                                Failure.going(1, Optional.of("s9"))),
                        END));
        ana.type("1").tap("Add a step after it");
        assertThat(ana.screen()).contains("Which way shall lead to the new step?");
        assertThat(ana.buttons()).contains("key 1 → nowhere yet", "key 2 → step 2: Goodbye.", "Add key");

        ana.tap("key 2 → step 2: Goodbye.").tap("Play message").type("What a pity.");
        assertThat(ana.screen())
                .contains("Step 3 is added")
                .contains("goes on to step 2")
                .contains("To hear more");
        assertThat(ana.buttons()).contains("key 1 → nowhere yet", "key 2 → step 3: What a pity.");

        var ben = flows.opened(
                9903,
                List.of(
                        new Step.Branch(
                                "s1",
                                List.of(new Step.Case(
                                        new Comparison("city", Comparison.Operator.EXISTS, ""), Optional.of("s9"))),
                                Optional.of("s9")),
                        END));
        ben.type("1").tap("Add a step after it").tap("nothing fits → step 2: Goodbye.");
        ben.tap("Play message").type("Which city?");
        assertThat(((Step.Branch) flows.step(9903, 1)).otherwise()).contains("s10");
    }

    @Test
    void speaking_again_is_offered_only_behind_what_asks_something() {
        var asks = new Step.Feedback("s2", "How was it?", "opinion", Failure.skipping(1), Optional.of("s9"));
        var ana = flows.opened(9931, List.of(new Step.PlayMessage("s1", "Hello.", Optional.of("s2")), asks, END));

        ana.type("1").tap("Add a step after it");
        assertThat(ana.buttons()).contains("Branch", "End").doesNotContain("Speak again");
        assertThat(ana.screen()).doesNotContain("Speak again");
        flows.again(ana, 9931).type("2").tap("Add a step after it");
        assertThat(ana.buttons()).contains("Speak again");

        var ben = flows.opened(9932, List.of(new Step.PlayMessage("s1", "Hello.", OPEN)));
        ben.tap("Add step");
        assertThat(ben.buttons()).as("it would stand behind nothing").doesNotContain("Speak again");
    }

    @Test
    void nothing_comes_after_a_step_that_ends_the_call() {
        var ana = flows.opened(9904, List.of(new Step.End("s1", "Goodbye.")));
        ana.type("1");
        assertThat(ana.buttons()).doesNotContain("Add a step after it").contains("Delete step");
    }

    @Test
    void a_menu_that_is_put_in_between_does_not_cut_off_what_follows() {
        var ana = flows.opened(9905, List.of(new Step.PlayMessage("s1", "Hello.", Optional.of("s9")), END));

        ana.type("1").tap("Add a step after it").tap("Menu").type("To confirm press 1.");

        assertThat(ana.buttons()).contains("no key or another key → step 3: Goodbye.");
        var ben = flows.opened(9906, List.of(new Step.PlayMessage("s1", "Hello.", Optional.of("s9")), END));
        ben.type("1").tap("Add a step after it").tap("End").type("Stop here.");
        assertThat(ben.screen()).contains("Nothing leads to step 3 any more");
    }

    @Test
    void an_added_step_says_what_leads_to_it_and_several_ways_are_a_choice() {
        var ana = flows.opened(
                9907,
                List.of(
                        new Step.PlayMessage("s1", "Hello.", Optional.of("s2")),
                        new Step.Menu(
                                "s2",
                                "To confirm press 1, to change press 2.",
                                List.of(new Step.Choice('1', OPEN), new Step.Choice('2', OPEN)),
                                Failure.going(1, OPEN))));
        ana.tap("Add step").tap("Play message").type("It is confirmed.");
        assertThat(ana.screen())
                .contains("Step 3 is added")
                .contains("3 ways that led nowhere lead to it now")
                .contains("It is confirmed.");

        ana.tap("✅ Step 2, key 2 → step 3").tap("✅ Step 2, no key or another key → step 3");
        assertThat(ana.buttons())
                .contains(
                        "✅ Step 2, key 1 → step 3",
                        "▫️ Step 2, key 2 → nowhere yet",
                        "▫️ Step 2, no key or another key → nowhere yet");
        ana.tap("▫️ Step 2, no key or another key → nowhere yet").tap("To the flow");
        assertThat(ana.screen()).contains("key 1 → step 3 · key 2 → nowhere yet · no key or another key → step 3");

        ana.tap("More").tap("‹ Back").tap("Add step").tap("Menu").type("Press 5.");
        assertThat(ana.screen()).contains("Step 4 is added").contains("2 ways that led nowhere");
        ana.tap("To step 4");
        assertThat(ana.screen()).contains("Press 5.");

        var ben = flows.opened(9908, List.of(new Step.PlayMessage("s1", "Hello.", OPEN)));
        ben.tap("Add step").tap("Play message").type("Two.");
        assertThat(ben.screen()).contains("Step 2 is added; step 1 leads to it.");
    }

    @Test
    void a_step_is_copied_and_the_copy_can_be_led_to() {
        var ana = flows.opened(9912, List.of(new Step.PlayMessage("s1", "One.", Optional.of("s9")), END));
        ana.type("1");
        assertThat(ana.screen()).contains("Flow 9912");

        ana.tap("Copy step");
        assertThat(ana.screen()).contains("Step 2").contains("One.").contains("Nothing leads to this step yet.");
        assertThat(flows.step(9912, 2)).isEqualTo(new Step.PlayMessage("s10", "One.", Optional.of("s9")));
        assertThat(flows.step(9912, 1).targets()).containsExactly(Optional.of("s9"));
    }

    @Test
    void keys_that_a_menu_names_are_offered_and_the_check_remarks_what_is_only_spoken() {
        var ana = flows.opened(9913, List.of(END));
        ana.tap("Add step").tap("Menu").type("To confirm press 1, to change press 2.");
        ana.tap("➕ Add keys 1, 2 from the text");
        assertThat(ana.buttons())
                .contains("key 1 → nowhere yet", "key 2 → nowhere yet")
                .noneMatch(label -> label.startsWith("➕ Add key"));

        ana.tap("Change text").type("To confirm press 1, to hear it again press 3.");
        assertThat(ana.buttons()).contains("➕ Add key 3 from the text");
        var ben = flows.opened(
                9914,
                List.of(
                        new Step.Menu(
                                "s1",
                                "To confirm press 1, to hear it again press 3.",
                                List.of(
                                        new Step.Choice('1', Optional.of("s9")),
                                        new Step.Choice('2', Optional.of("s9"))),
                                Failure.going(1, Optional.of("s9"))),
                        END));
        assertThat(ben.screen()).contains("Nothing to mend. Worth a look: Step 1: its words name key 3");
        ben.tap("Check");
        assertThat(ben.screen())
                .contains("It can be published.")
                .contains("its words name key 3, and the menu has no such key")
                .contains("it has key 2, and its words do not name it");
        assertThat(ben.buttons()).contains("Go to step 1", "Publish v1");
        ben.tap("➕ Step 1: add key 3");
        assertThat(ben.buttons()).contains("key 3 → nowhere yet");
        ben.tap("‹ Back");
        assertThat(ben.screen()).contains("key 3 leads nowhere yet");
    }

    @Test
    void what_is_typed_into_an_empty_flow_can_be_its_first_message() {
        var ana = flows.opened(9915, List.of());
        ana.type("Hello, this is the surgery.").tap("➕ Say first: Hello, this is the surg…");

        assertThat(ana.screen()).contains("<b>1</b> Play message “Hello, this is the surgery.”");
        assertThat(flows.flow(9915).draft().steps()).hasSize(1);
    }

    @Test
    void a_first_message_that_is_too_long_is_not_cut_but_asked_for_again() {
        var ana = flows.opened(9916, List.of());
        ana.type("a".repeat(601));

        assertThat(ana.screen()).contains("At most 600 characters. Split it into two steps.");
        assertThat(ana.buttons()).noneMatch(label -> label.startsWith("➕ Say first"));
        ana.type("b".repeat(600)).tap("➕ Say first: " + "b".repeat(23) + "…");
        assertThat(flows.step(9916, 1).text()).isEqualTo("b".repeat(600));
    }
}
