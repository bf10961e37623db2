package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.CompareDrafts.Change;
import com.speechcad.text.Language;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompareDraftsTest {
    private static final Draft BEFORE = FlowTemplate.APPOINTMENT.draft(Language.EN);

    @Test
    void nothing_is_different_from_itself() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(CompareDrafts.between(SomeDraft.of(seed), SomeDraft.of(seed)))
                    .isEmpty();
        }
    }

    @Test
    void what_came_went_and_changed_is_named_step_by_step() {
        var after = BEFORE.changing("s1", step -> step.saying("Other words."))
                .changing("s4", step -> Rewire.lead(step, new Rewire.Exit.Next(), Optional.of("s3")))
                .without("s6")
                .with(new Step.End("s7", "New."))
                .defaulting(Map.of())
                .speaking(Optional.of("voice-1"));

        assertThat(CompareDrafts.between(BEFORE, after))
                .hasExactlyElementsOfTypes(
                        Change.Reworded.class,
                        Change.Rerouted.class,
                        Change.Added.class,
                        Change.Removed.class,
                        Change.Voice.class,
                        Change.Defaults.class);
    }

    @Test
    void a_step_that_only_stands_elsewhere_has_moved_and_the_others_around_it_too() {
        var changes = CompareDrafts.between(BEFORE, BEFORE.movingUp("s3"));

        assertThat(changes).hasOnlyElementsOfType(Change.Moved.class).hasSize(2);
    }

    @Test
    void an_added_step_moves_nobody() {
        var changes = CompareDrafts.between(BEFORE, Splice.after(BEFORE, new Step.End("s9", "Bye."), "s3"));

        assertThat(changes).singleElement().isInstanceOf(Change.Added.class);
    }
}
