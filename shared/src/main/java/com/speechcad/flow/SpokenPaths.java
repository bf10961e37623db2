package com.speechcad.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** In which order a draft's steps may be heard. Steps that say nothing, such as branches, are walked through. */
final class SpokenPaths {
    /** Steps in a run; rules reach over a few dozen words. */
    static final int LONGEST = 3;

    /**
     * So many runs are read for each callee at most. A flow with more of them is not published: what is not read could say
     * anything. Five menus of eleven keys, one after the other and each step with a value, have a third of it.
     */
    static final int MOST = 2_000;

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

    /**
     * Runs of two up to {@value #LONGEST} steps as they may be heard one after the other, none of them twice in a run, of
     * which values fill at least one. The shorter ones come first, so that what is cut off is the longer.
     *
     * @param all {@value #MOST} of them at most
     * @param isCut whether there are more
     */
    record Runs(List<List<Step>> all, boolean isCut) {}

    /** Those of a draft. */
    static Runs filled(Draft draft) {
        var gaps = draft.steps().stream()
                .filter(step -> !Variables.in(step.text()).isEmpty())
                .map(Step::id)
                .collect(Collectors.toSet());
        var after = new HashMap<String, List<Step>>();
        var filled = new ArrayList<List<Step>>();
        var open = draft.steps().stream()
                .filter(step -> !step.text().isBlank())
                .map(List::of)
                .toList();
        for (int length = 2; length <= LONGEST && filled.size() <= MOST; length++) {
            open = longer(draft, open, after);
            open.stream()
                    .filter(run -> run.stream().map(Step::id).anyMatch(gaps::contains))
                    .limit(MOST + 1L - filled.size())
                    .forEach(filled::add);
        }
        var isCut = filled.size() > MOST;
        return new Runs(List.copyOf(isCut ? filled.subList(0, MOST) : filled), isCut);
    }

    private static List<List<Step>> longer(Draft draft, List<List<Step>> runs, Map<String, List<Step>> after) {
        var longer = new ArrayList<List<Step>>();
        for (var run : runs) {
            for (var next : after.computeIfAbsent(run.getLast().id(), _ -> after(draft, run.getLast()))) {
                if (!run.contains(next)) {
                    var one = new ArrayList<>(run);
                    one.add(next);
                    longer.add(List.copyOf(one));
                }
            }
        }
        return longer;
    }

    private static List<Step> targets(Draft draft, Step step) {
        return step.targets().stream()
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(target -> draft.step(target).stream())
                .toList();
    }
}
