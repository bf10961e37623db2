package com.speechcad.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is different between two drafts, step by step. */
public final class CompareDrafts {
    private CompareDrafts() {}

    /** One difference. */
    public sealed interface Change {
        /** @param number of the step in the newer draft */
        record Added(Step step, int number) implements Change {}

        /** @param number of the step in the older draft */
        record Removed(Step step, int number) implements Change {}

        /** Says something else. */
        record Reworded(Step before, Step after, int number) implements Change {}

        /** Leads elsewhere, or behaves otherwise, with the same words. */
        record Rerouted(Step before, Step after, int number) implements Change {}

        /** Only its place in the list is another. */
        record Moved(Step step, int before, int number) implements Change {}

        /** Another voice. */
        record Voice() implements Change {}

        /** Other values for variables that a call does not bring. */
        record Defaults() implements Change {}

        /** The description of an AI task is another one. */
        record Task() implements Change {}
    }

    /** In the order of the newer draft, removed steps last; empty when nothing is different. */
    public static List<Change> between(Draft before, Draft after) {
        var changes = new ArrayList<Change>();
        for (var step : after.steps()) {
            before.step(step.id())
                    .ifPresentOrElse(
                            old -> compare(before, after, old, step, changes),
                            () -> changes.add(new Change.Added(step, after.number(step.id()))));
        }
        for (var step : before.steps()) {
            if (after.step(step.id()).isEmpty()) {
                changes.add(new Change.Removed(step, before.number(step.id())));
            }
        }
        if (!before.voice().equals(after.voice())) {
            changes.add(new Change.Voice());
        }
        if (!before.defaults().equals(after.defaults())) {
            changes.add(new Change.Defaults());
        }
        if (!Objects.equals(before.task(), after.task())) {
            changes.add(new Change.Task());
        }
        return List.copyOf(changes);
    }

    private static void compare(Draft before, Draft after, Step old, Step now, List<Change> changes) {
        var number = after.number(now.id());
        if (!old.text().equals(now.text())) {
            changes.add(new Change.Reworded(old, now, number));
        }
        if (!old.saying(now.text()).equals(now)) {
            changes.add(new Change.Rerouted(old, now, number));
        }
        if (old.equals(now) && isMoved(before, after, now)) {
            changes.add(new Change.Moved(now, before.number(now.id()), number));
        }
    }

    /** Whether it stands otherwise among the steps that both have: what was added or removed moves nothing. */
    private static boolean isMoved(Draft before, Draft after, Step step) {
        return rank(before, after, step) != rank(after, before, step);
    }

    private static long rank(Draft in, Draft other, Step step) {
        return in.steps().stream()
                .takeWhile(one -> !one.id().equals(step.id()))
                .filter(one -> other.step(one.id()).isPresent())
                .count();
    }
}
