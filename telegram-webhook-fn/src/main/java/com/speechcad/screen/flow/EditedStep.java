package com.speechcad.screen.flow;

import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Rewire.Exit;
import com.speechcad.flow.Step;
import com.speechcad.flow.Way;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds the step a screen is about, and changes it. */
@Singleton
class EditedStep {
    private final Flows flows;

    EditedStep(Flows flows) {
        this.flows = flows;
    }

    /** A step that is still there, within its flow. */
    record Found(Flow flow, Step step, StepRef ref) {
        String about() {
            return StepRef.of(flow.id(), step.id());
        }

        int number() {
            return flow.draft().number(step.id());
        }

        /** The exit the screen is about, as the step has it now; empty when the step has no such exit. */
        Optional<Way> way() {
            return ref.wayOut().flatMap(exit -> Way.of(step, exit).or(() -> failing(exit)));
        }

        /** Silence and a wrong answer have a way each even where they are shown as one. */
        private Optional<Way> failing(Exit exit) {
            if (!(step instanceof Step.Listening listening)) {
                return Optional.empty();
            }
            return switch (exit) {
                case Exit.Otherwise(), Exit.Silent() ->
                    Optional.of(new Way(exit, listening.failure().silent()));
                case Exit.Wrong() ->
                    Optional.of(new Way(exit, listening.failure().wrong()));
                case Exit.Next _, Exit.Key _, Exit.Answer _, Exit.Case _, Exit.Failed _ -> Optional.empty();
            };
        }

        /** Whether silence and something that does not fit can end differently. */
        boolean tellsWrongFromSilent() {
            return step instanceof Step.Menu || step instanceof Step.AskDigits;
        }

        Optional<Failure> failure() {
            return step instanceof Step.Listening listening ? Optional.of(listening.failure()) : Optional.empty();
        }
    }

    Optional<Found> find(Visitor visitor, String argument) {
        return StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow())
                        .flatMap(flow -> flow.draft().step(ref.step()).map(step -> new Found(flow, step, ref))));
    }

    void change(Visitor visitor, UnaryOperator<Step> change) {
        StepRef.parse(visitor.argument())
                .ifPresent(ref -> flows.edit(visitor.id(), ref.flow(), draft -> draft.changing(ref.step(), change)));
    }
}
