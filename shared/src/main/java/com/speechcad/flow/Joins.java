package com.speechcad.flow;

import com.speechcad.flow.Failure.Then;
import java.util.List;
import java.util.Optional;

/** The ways of other steps that lead to a step, or could because they lead nowhere yet. */
public final class Joins {
    private Joins() {}

    /**
     * One of them.
     *
     * @param leadsHere else it leads nowhere yet
     */
    public record Join(Step from, Way way, boolean leadsHere) {}

    /** In the order of the steps. */
    public static List<Join> of(Draft draft, String id) {
        return draft.steps().stream()
                .filter(step -> !step.id().equals(id))
                .filter(step ->
                        draft.step(id).filter(led -> !step.mayLeadTo(led)).isEmpty())
                .flatMap(step -> Way.of(step).stream()
                        .filter(way -> way.then() instanceof Then.Go)
                        .filter(way -> isFreeFor(draft, way.target(), id))
                        .map(way -> new Join(step, way, way.target().equals(Optional.of(id)))))
                .toList();
    }

    /** Those that lead to it. */
    public static List<Join> leading(Draft draft, String id) {
        return of(draft, id).stream().filter(Join::leadsHere).toList();
    }

    private static boolean isFreeFor(Draft draft, Optional<String> target, String id) {
        var step = target.flatMap(draft::step);
        return step.isEmpty() || step.get().id().equals(id);
    }
}
