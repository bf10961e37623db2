package com.speechcad.screen.flow;

import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Step;
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
