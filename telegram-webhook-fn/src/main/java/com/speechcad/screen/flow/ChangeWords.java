package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.flow.CompareDrafts.Change;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Step;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.Way;
import com.speechcad.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One difference between two drafts in plain words. */
final class ChangeWords {
    private static final int MOST_WORDS = 50;

    private ChangeWords() {}

    static Text of(Draft before, Draft after, Change change) {
        return switch (change) {
            case Change.Added(var step, var _) ->
                text(FlowWords.CHANGE_ADDED).with("step", StepWords.label(after, step));
            case Change.Removed(var step, var _) ->
                text(FlowWords.CHANGE_REMOVED).with("step", StepWords.label(before, step));
            case Change.Reworded(var old, var now, var number) ->
                text(FlowWords.CHANGE_REWORDED)
                        .with("number", number)
                        .with("before", StepWords.shortened(old.text(), MOST_WORDS))
                        .with("after", StepWords.shortened(now.text(), MOST_WORDS));
            case Change.Rerouted(var old, var now, var number) -> rerouted(before, after, old, now, number);
            case Change.Moved(var step, var from, var number) ->
                text(FlowWords.CHANGE_MOVED)
                        .with("kind", StepWords.kind(step))
                        .with("before", from)
                        .with("number", number);
            case Change.Voice() -> text(FlowWords.CHANGE_VOICE);
            case Change.Defaults() -> text(FlowWords.CHANGE_DEFAULTS);
            case Change.Task() -> text(FlowWords.CHANGE_TASK);
        };
    }

    /** Names the first exit that leads elsewhere; where none does, something else about the step is another. */
    private static Text rerouted(Draft before, Draft after, Step old, Step now, int number) {
        var gone = only(Way.of(old), Way.of(now)).map(way -> StepWords.leads(before, old, way));
        var come = only(Way.of(now), Way.of(old)).map(way -> StepWords.leads(after, now, way));
        var named = gone.isPresent() && come.isPresent();
        var words = text(named ? FlowWords.CHANGE_REROUTED : FlowWords.CHANGE_REROUTED_BARE)
                .with("number", number)
                .with("kind", StepWords.kind(now));
        return named ? words.with("before", gone.get()).with("after", come.get()) : words;
    }

    private static Optional<Way> only(List<Way> here, List<Way> there) {
        var left = new ArrayList<>(here);
        left.removeAll(there);
        return left.stream().findFirst();
    }
}
