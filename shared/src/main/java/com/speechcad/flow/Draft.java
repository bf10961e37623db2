package com.speechcad.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a flow is while it is edited.
 *
 * @param steps the first is where it starts
 * @param defaults what a variable of the texts is when a call brings no value for it, in the author's order
 * @param voice the provider's id; empty means the usual one of the flow's language
 * @param task what an AI task shall do, in the author's words; such a draft has no steps
 */
public record Draft(List<Step> steps, Map<String, String> defaults, Optional<String> voice, Optional<String> task) {
    public static final int MOST_STEPS = 60;

    public Draft {
        steps = List.copyOf(steps);
        defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    }

    /** Steps and nothing else. */
    public Draft(List<Step> steps) {
        this(steps, Map.of(), Optional.empty(), Optional.empty());
    }

    public static Draft empty() {
        return new Draft(List.of());
    }

    /** Whether the call is led by a description instead of steps. */
    public boolean isTask() {
        return task.isPresent();
    }

    /** Whether any step takes more than a menu's key; then {@code #} ends every input. */
    public boolean hasTypedInput() {
        return longestInput() > 0;
    }

    /** The keys of its longest typed input; 0 when it has none. */
    public int longestInput() {
        return steps.stream()
                .mapToInt(step ->
                        step instanceof Step.AskDigits asked ? asked.typed().longest() : 0)
                .max()
                .orElse(0);
    }

    /** Where calls may be transferred to, in E.164, each once. */
    public List<String> transfers() {
        return steps.stream().flatMap(Draft::transfers).distinct().toList();
    }

    /** The first step, as it is numbered on the screen, that may transfer a call to that number. */
    public Optional<Integer> numberOfTransferTo(String e164) {
        return steps.stream()
                .filter(step -> transfers(step).anyMatch(e164::equals))
                .findFirst()
                .map(step -> number(step.id()));
    }

    private static Stream<String> transfers(Step step) {
        var always = step instanceof Step.Transfer transfer ? Stream.of(transfer.number()) : Stream.<String>empty();
        var failing = step instanceof Step.Listening listening
                ? Stream.of(listening.failure().silent(), listening.failure().wrong())
                : Stream.<Failure.Then>empty();
        return Stream.concat(
                        always,
                        failing.filter(Failure.Then.Transfer.class::isInstance)
                                .map(then -> ((Failure.Then.Transfer) then).number()))
                .filter(number -> !number.isEmpty());
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

    /** The variables that its texts say and its comparisons look at. */
    public Set<String> used() {
        var names = new LinkedHashSet<String>();
        task.ifPresent(description -> names.addAll(Variables.in(description)));
        for (var step : steps) {
            names.addAll(Variables.in(step.text()));
            if (step instanceof Step.Branch branch) {
                branch.cases().forEach(one -> names.add(one.comparison().variable()));
            }
        }
        return names;
    }

    /** @param used no step of a published version has a higher number: answers stay with the step that was asked */
    public String nextId(int used) {
        var highest = steps.stream()
                .mapToInt(step -> Integer.parseInt(step.id().substring(1)))
                .max()
                .orElse(0);
        return "s" + (Math.max(highest, used) + 1);
    }

    /** The same with other steps. */
    public Draft of(List<Step> other) {
        return new Draft(other, defaults, voice, task);
    }

    /** The same, its variables having these values when a call brings none. */
    public Draft defaulting(Map<String, String> values) {
        return new Draft(steps, values, voice, task);
    }

    /** The same, spoken by that voice; empty means the language's usual one. */
    public Draft speaking(Optional<String> voiceId) {
        return new Draft(steps, defaults, voiceId, task);
    }

    /** The same, led by this description. */
    public Draft tasked(String description) {
        return new Draft(steps, defaults, voice, Optional.of(description));
    }

    /**
     * Adds a step at the end; what was not connected before it is connected to it, as people expect, where it
     * {@linkplain Step#mayLeadTo may}.
     */
    public Draft with(Step added) {
        var more = new ArrayList<Step>();
        for (var step : steps) {
            more.add(step.mayLeadTo(added) ? Rewire.open(step, added.id()) : step);
        }
        more.add(added);
        return of(more);
    }

    /** Moves a step one place down. */
    public Draft movingDown(String id) {
        var at = number(id);
        return at == 0 || at == steps.size() ? this : movingUp(steps.get(at).id());
    }

    public Draft changing(String id, UnaryOperator<Step> change) {
        return of(steps.stream()
                .map(step -> step.id().equals(id) ? change.apply(step) : step)
                .toList());
    }

    /** Takes a step out; whatever led to it is not connected any more. */
    public Draft without(String id) {
        return of(steps.stream()
                .filter(step -> !step.id().equals(id))
                .map(step -> Rewire.cut(step, id))
                .toList());
    }

    /**
     * Moves a step to a place, and the ones between along.
     *
     * @param number from 1; one beyond the ends is the end
     */
    public Draft movingTo(String id, int number) {
        var at = number(id) - 1;
        if (at < 0) {
            return this;
        }
        var moved = new ArrayList<>(steps);
        var step = moved.remove(at);
        moved.add(Math.clamp(number - 1, 0, moved.size()), step);
        return of(moved);
    }

    /** Moves a step one place up; the first place is where the flow starts. */
    public Draft movingUp(String id) {
        var at = number(id) - 1;
        if (at < 1) {
            return this;
        }
        var moved = new ArrayList<>(steps);
        moved.add(at - 1, moved.remove(at));
        return of(moved);
    }
}
