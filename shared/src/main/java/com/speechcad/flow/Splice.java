package com.speechcad.flow;

import com.speechcad.flow.Rewire.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a step into a flow, or takes one out of it, so that the steps around stay connected. */
public final class Splice {
    private Splice() {}

    /**
     * Right after another step, and on its way: the new one goes on to where that one went on to. Where that one has no way
     * on, or several to choose from, it is added at the end, as {@link Draft#with} does.
     */
    public static Draft after(Draft draft, Step added, String before) {
        var at = draft.number(before);
        var ways = draft.step(before).map(Way::onward).orElse(List.of());
        if (ways.size() != 1) {
            return draft.with(added);
        }
        var exit = ways.getFirst().exit();
        var more = new ArrayList<>(leading(draft, added, before, exit).steps());
        more.add(at, going(draft, added, ways.getFirst()));
        return draft.of(more);
    }

    /** At the end, on the way of one exit: that exit leads to it, and it goes on to where that exit led. */
    public static Draft at(Draft draft, Step added, String from, Exit exit) {
        var way = draft.step(from).flatMap(step -> Way.of(step, exit));
        var more = new ArrayList<>(leading(draft, added, from, exit).steps());
        more.add(way.map(found -> going(draft, added, found)).orElse(added));
        return draft.of(more);
    }

    /** Right behind its original in the list, saying and leading the same; nothing leads to it. */
    public static Draft copy(Draft draft, Step copied, String original) {
        var more = new ArrayList<>(draft.steps());
        more.add(draft.number(original), copied);
        return draft.of(more);
    }

    /**
     * The step that could take a step's place when it goes; empty when it leads to none, or to several. What speaks again
     * never could: it belongs to the step that led there, and begins no call.
     */
    public static Optional<Step> successor(Draft draft, String id) {
        var onward = draft.step(id).map(Way::onward).orElse(List.of());
        var usual = onward.stream()
                .filter(way -> !(way.exit() instanceof Exit.Answer || way.exit() instanceof Exit.Case))
                .toList();
        var targets = usual.stream()
                .flatMap(way -> way.target().stream())
                .filter(target -> !target.equals(id))
                .flatMap(target -> draft.step(target).stream())
                .filter(step -> !(step instanceof Step.SpeakAgain))
                .distinct()
                .toList();
        return targets.size() == 1 ? Optional.of(targets.getFirst()) : Optional.empty();
    }

    /** Takes a step out; what led to it leads to its {@link #successor}, which also begins the call where it did. */
    public static Draft out(Draft draft, String id) {
        var next = successor(draft, id).map(Step::id);
        var isFirst = draft.number(id) == 1;
        var led = draft.of(draft.steps().stream()
                .map(step -> step.leading(target -> target.filter(id::equals).isPresent() ? next : target))
                .toList());
        var without = led.without(id);
        return isFirst && next.isPresent() ? without.movingTo(next.get(), 1) : without;
    }

    /** The steps that a call could come to before, which are still there, and which it cannot come to any more. */
    public static List<Step> cutOff(Draft before, Draft after) {
        if (before.steps().isEmpty() || after.steps().isEmpty()) {
            return List.of();
        }
        var reached = new FlowGraph(before).reachable();
        var reachable = new FlowGraph(after).reachable();
        return after.steps().stream()
                .filter(step -> reached.contains(step.id()) && !reachable.contains(step.id()))
                .toList();
    }

    /** The steps with a way that led somewhere before, and leads nowhere now. */
    public static List<Step> opened(Draft before, Draft after) {
        return after.steps().stream()
                .filter(step -> isOpen(after, step))
                .filter(step -> before.step(step.id())
                        .filter(old -> !isOpen(before, old))
                        .isPresent())
                .toList();
    }

    private static boolean isOpen(Draft draft, Step step) {
        return step.targets().stream()
                .anyMatch(target -> target.flatMap(draft::step).isEmpty());
    }

    private static Draft leading(Draft draft, Step added, String from, Exit exit) {
        return draft.changing(from, step -> Rewire.lead(step, exit, Optional.of(added.id())));
    }

    /**
     * What of it is not connected goes on to where the way led, unless that was nowhere or is where it
     * {@linkplain Step#mayLeadTo may not} lead.
     */
    private static Step going(Draft draft, Step added, Way way) {
        return way.target()
                .flatMap(draft::step)
                .filter(added::mayLeadTo)
                .map(target -> Rewire.open(added, target.id()))
                .orElse(added);
    }
}
