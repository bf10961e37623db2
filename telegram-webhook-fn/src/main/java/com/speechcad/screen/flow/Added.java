package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.flow.Draft;
import com.speechcad.flow.Joins;
import com.speechcad.flow.Joins.Join;
import com.speechcad.flow.Splice;
import com.speechcad.flow.Step;
import com.speechcad.flow.StepText;
import com.speechcad.flow.Way;
import com.speechcad.text.Text;
import java.util.List;
import java.util.Optional;

/**
 * What adding a step did to a flow.
 *
 * @param before the flow without it
 * @param after the flow with it
 * @param id the step's
 */
record Added(Draft before, Draft after, String id) {
    int number() {
        return after.number(id);
    }

    /** What leads to it. */
    List<Join> joins() {
        return Joins.leading(after, id);
    }

    /** That it is there, what leads to it and where it goes on, and what it cut off. */
    Text remark() {
        var cutOff = Splice.cutOff(before, after);
        return cutOff.isEmpty()
                ? where()
                : text(StudioWords.REMARKS).with("first", where()).with("rest", cutOff(after, cutOff));
    }

    private Text where() {
        var from = joins();
        var to = goesOn();
        if (to.isPresent()) {
            return text(StudioWords.STEP_ADDED_BETWEEN).with("number", number()).with("to", to.get());
        }
        return switch (from.size()) {
            case 0 -> text(StudioWords.STEP_ADDED).with("number", number());
            case 1 ->
                text(StudioWords.STEP_ADDED_BEHIND)
                        .with("number", number())
                        .with("from", after.number(from.getFirst().from().id()));
            default ->
                text(StudioWords.STEP_ADDED_JOINING).with("number", number()).with("count", from.size());
        };
    }

    private Optional<Integer> goesOn() {
        return after.step(id).stream()
                .flatMap(step -> Way.of(step).stream())
                .flatMap(way -> way.target().stream())
                .map(after::number)
                .filter(number -> number > 0)
                .findFirst();
    }

    /** That nothing leads to some steps any more. */
    static Text cutOff(Draft draft, List<Step> steps) {
        return text(StudioWords.CUT_OFF).with("steps", numbers(draft, steps));
    }

    static List<Text> numbers(Draft draft, List<Step> steps) {
        return steps.stream()
                .map(step -> text(StepText.TO_STEP).with("number", draft.number(step.id())))
                .toList();
    }
}
