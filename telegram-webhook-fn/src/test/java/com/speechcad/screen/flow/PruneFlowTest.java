package com.speechcad.screen.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Step;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is deleted or parted says what it cuts off, and Back does not walk through all of it again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PruneFlowTest {
    private static final Step END = new Step.End("s9", "Goodbye.");
    private final TestApp app = TestApp.start();
    private final OwnFlows flows = new OwnFlows(app);

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void deleting_a_step_asks_first_when_others_would_not_be_reached_any_more() {
        var ana = flows.opened(
                9909,
                List.of(
                        new Step.PlayMessage("s1", "One.", Optional.of("s2")),
                        new Step.PlayMessage("s2", "Two.", Optional.of("s3")),
                        new Step.PlayMessage("s3", "Three.", Optional.of("s9")),
                        END));
        ana.type("2").tap("Delete step");
        assertThat(ana.screen())
                .contains("Delete step 2?")
                .contains("3 · Play message: Three.")
                .contains("4 · End: Goodbye.");
        assertThat(flows.flow(9909).draft().steps()).hasSize(4);

        ana.tap("Delete it, and go on to step 3");
        assertThat(ana.screen()).contains("The step is deleted.");
        assertThat(flows.step(9909, 1).targets()).containsExactly(Optional.of("s3"));
        ana.tap("Undo");
        assertThat(flows.flow(9909).draft().steps()).hasSize(4);

        ana.type("2").tap("Delete step").tap("Delete only this step");
        assertThat(ana.screen())
                .contains("Leads nowhere now: step 1.")
                .contains("Nothing leads to steps 2, 3 any more.");
        ana.tap("Undo");
        assertThat(flows.step(9909, 2).text()).isEqualTo("Two.");
    }

    @Test
    void the_first_step_gives_its_place_to_the_one_it_led_to() {
        var ana = flows.opened(
                9910,
                List.of(
                        new Step.PlayMessage("s1", "One.", Optional.of("s3")),
                        END,
                        new Step.PlayMessage("s3", "Three.", Optional.of("s9"))));
        ana.type("1").tap("Delete step").tap("Delete it, and go on to step 3");

        assertThat(flows.flow(9910).draft().steps()).extracting(Step::id).containsExactly("s3", "s9");
    }

    @Test
    void back_leads_to_the_flow_and_not_through_all_that_was_added() {
        var ana = flows.opened(9911, List.of(new Step.PlayMessage("s1", "One.", Optional.of("s9")), END));
        ana.tap("Edit step").type("1");
        for (var words : List.of("Two.", "Three.", "Four.")) {
            ana.tap("Add a step after it").tap("Play message").type(words);
        }
        assertThat(ana.screen()).contains("Four.").contains("Step 4");

        ana.tap("‹ Back");
        assertThat(ana.screen()).contains("Which step?");
        ana.type("3").tap("To the flow");
        assertThat(ana.screen()).contains("Draft, never published");
        ana.tap("‹ Back");
        assertThat(ana.screen()).contains("Your flows");
    }

    @Test
    void a_way_that_is_parted_says_what_nothing_leads_to_any_more() {
        var ana = flows.opened(
                9917,
                List.of(
                        new Step.PlayMessage("s1", "One.", Optional.of("s2")),
                        new Step.PlayMessage("s2", "Two.", Optional.of("s9")),
                        END));
        ana.type("2").tap("What leads here").tap("✅ Step 1, then → step 2");

        assertThat(ana.screen()).contains("Nothing leads to steps 2, 3 any more.");
        ana.tap("▫️ Step 1, then → nowhere yet");
        assertThat(ana.screen()).doesNotContain("any more");
    }

    @Test
    void past_a_menu_whose_only_way_is_to_speak_again_nothing_is_led() {
        var ana = flows.opened(
                9918,
                List.of(
                        new Step.PlayMessage("s1", "One.", Optional.of("s2")),
                        new Step.Menu(
                                "s2",
                                "To hear it again press 1.",
                                List.of(new Step.Choice('1', Optional.of("s3"))),
                                Failure.going(1, Optional.of("s3"))),
                        new Step.SpeakAgain("s3")));
        ana.type("2").tap("Delete step");

        assertThat(ana.buttons()).contains("Delete only this step").noneMatch(label -> label.contains("go on to step"));
    }

    @Test
    void what_is_cut_off_is_said_in_one_and_in_many_in_every_language() {
        var one = Added.cutOff(new Draft(List.of(END)), List.of(END));
        var two = new Step.End("s2", "Bye.");
        var many = Added.cutOff(new Draft(List.of(END, two)), List.of(END, two));

        assertThat(Stream.of(Language.values()).map(language -> plain(one, language)))
                .containsExactlyInAnyOrder(
                        "Nothing leads to step 1 any more.",
                        "अब चरण 1 तक कुछ नहीं पहुँचता।",
                        "现在没有任何去向通往步骤 1。",
                        "Plus rien ne mène à l’étape 1.");
        assertThat(Stream.of(Language.values()).map(language -> plain(many, language)))
                .containsExactlyInAnyOrder(
                        "Nothing leads to steps 1, 2 any more.",
                        "अब चरण 1, 2 तक कुछ नहीं पहुँचता।",
                        "现在没有任何去向通往步骤 1、2。",
                        "Plus rien ne mène aux étapes 1, 2.");
    }

    private static String plain(Text said, Language language) {
        return Words.plain(said, Reader.of(language));
    }
}
