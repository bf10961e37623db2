package com.speechcad.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** In which order a draft's steps may be heard. Steps that say nothing, such as branches, are walked through. */
final class SpokenPaths {
    /** So many runs of steps are looked at; a flow of a hundred steps that only lead on has fewer. */
    private static final int MOST = 400;

    private SpokenPaths() {}

    /** The steps that may be heard right after another. */
    static List<Step> after(Draft draft, Step step) {
        var heard = new LinkedHashSet<Step>();
        var seen = new LinkedHashSet<Step>();
        var open = new ArrayDeque<>(List.of(step));
        while (!open.isEmpty()) {
            for (var next : targets(draft, open.remove())) {
                if (!seen.add(next)) {
                    continue;
                }
                if (next.text().isBlank()) {
                    open.add(next);
                } else {
                    heard.add(next);
                }
            }
        }
        return List.copyOf(heard);
    }

    /** Runs of two up to {@code most} steps as they may be heard one after the other, none of them twice in a run. */
    static List<List<Step>> runs(Draft draft, int most) {
        var runs = new ArrayList<List<Step>>();
        draft.steps().stream()
                .filter(step -> !step.text().isBlank())
                .forEach(step -> extend(draft, List.of(step), most, runs));
        return runs;
    }

    private static void extend(Draft draft, List<Step> run, int most, List<List<Step>> runs) {
        if (run.size() == most) {
            return;
        }
        for (var next : after(draft, run.getLast())) {
            if (run.contains(next) || runs.size() >= MOST) {
                continue;
            }
            var longer = new ArrayList<>(run);
            longer.add(next);
            runs.add(List.copyOf(longer));
            extend(draft, longer, most, runs);
        }
    }

    private static List<Step> targets(Draft draft, Step step) {
        return step.targets().stream()
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(target -> draft.step(target).stream())
                .toList();
    }
}
