package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import com.speechcad.flow.SpokenKeys;
import com.speechcad.flow.Step;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Offers to give a menu the keys that its words already name. */
@Singleton
class SpokenOffer {
    private final Flows flows;

    SpokenOffer(Flows flows) {
        this.flows = flows;
    }

    /** On the step's own screen. */
    Optional<View.Item> here(Flow flow, Step step) {
        return offer(flow, step, text(StudioWords.ADD_SPOKEN), Next.stay());
    }

    /** On a screen about the whole flow; then the step is shown, to lead its keys somewhere. */
    Optional<View.Item> elsewhere(Flow flow, Step step) {
        return offer(
                flow,
                step,
                text(StudioWords.ADD_SPOKEN_TO).with("number", flow.draft().number(step.id())),
                Next.goTo("flow.step", StepRef.of(flow.id(), step.id())));
    }

    private Optional<View.Item> offer(Flow flow, Step step, Text label, Next then) {
        if (!(step instanceof Step.Menu menu)) {
            return Optional.empty();
        }
        var keys = SpokenKeys.missing(menu, flow.draft());
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(button(
                        label.with("count", keys.size())
                                .with("keys", keys.stream().map(String::valueOf).toList()),
                        "spoken",
                        step.id(),
                        now -> add(now, flow, step.id(), keys, then)));
    }

    private Next add(Visitor visitor, Flow flow, String step, List<Character> keys, Next then) {
        flows.edit(visitor.id(), flow.id(), draft -> draft.changing(step, found -> with(found, keys)));
        return then;
    }

    private static Step with(Step step, List<Character> keys) {
        if (!(step instanceof Step.Menu menu)) {
            return step;
        }
        var more = new ArrayList<>(menu.choices());
        keys.stream()
                .filter(key -> menu.choices().stream().noneMatch(choice -> choice.key() == key))
                .forEach(key -> more.add(new Step.Choice(key, Optional.empty())));
        return menu.offering(more);
    }
}
