package com.speechcad.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A flow's steps while it is edited; the first is where it starts. */
public record Draft(List<Step> steps) {
    public static final int MOST_STEPS = 60;

    public Draft {
        steps = List.copyOf(steps);
    }

    public static Draft empty() {
        return new Draft(List.of());
    }

    public Optional<Step> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** The number shown on the screen, from 1; 0 for a step that is not there. */
    public int number(String id) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(id)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** An id that no step has had. */
    public String nextId() {
        var highest = steps.stream()
                .mapToInt(step -> Integer.parseInt(step.id().substring(1)))
                .max()
                .orElse(0);
        return "s" + (highest + 1);
    }

    /** Adds a step at the end; what was not connected before it is connected to it, as people expect. */
    public Draft with(Step added) {
        var more = new ArrayList<Step>();
        for (var step : steps) {
            more.add(Rewire.open(step, added.id()));
        }
        more.add(added);
        return new Draft(more);
    }

    public Draft changing(String id, UnaryOperator<Step> change) {
        return new Draft(steps.stream()
                .map(step -> step.id().equals(id) ? change.apply(step) : step)
                .toList());
    }

    /** Takes a step out; whatever led to it is not connected any more. */
    public Draft without(String id) {
        return new Draft(steps.stream()
                .filter(step -> !step.id().equals(id))
                .map(step -> Rewire.cut(step, id))
                .toList());
    }

    /** Moves a step one place up; the first place is where the flow starts. */
    public Draft movingUp(String id) {
        var at = number(id) - 1;
        if (at < 1) {
            return this;
        }
        var moved = new ArrayList<>(steps);
        moved.add(at - 1, moved.remove(at));
        return new Draft(moved);
    }
}
