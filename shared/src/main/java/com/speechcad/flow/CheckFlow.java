package com.speechcad.flow;

import com.speechcad.flow.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what keeps a draft from being published: pure, all findings at once, in the order of the steps. Its limits: a
 * flow has {@value Draft#MOST_STEPS} steps of {@value #MOST_CHARACTERS} characters, a question or branch
 * {@value #MOST_WAYS} ways of its own, a step asks again {@value Failure#MOST_RETRIES} times, there are
 * {@value Variables#MOST} variables, and a task is described in {@value #MOST_TASK_CHARACTERS} characters.
 */
public final class CheckFlow {
    public static final int MOST_CHARACTERS = 600;
    public static final int MOST_TASK_CHARACTERS = 2_000;
    public static final int MOST_WAYS = 10;
    static final String KEYS = "012345678*#";
    static final char OPT_OUT = '9';

    private final Draft draft;
    private final FlowGraph graph;
    private final Optional<FlowRights> rights;
    private final List<Finding> findings = new ArrayList<>();

    private CheckFlow(Draft draft, Optional<FlowRights> rights) {
        this.draft = draft;
        this.rights = rights;
        graph = new FlowGraph(draft);
    }

    /** Everything but what the owner may use. */
    public static List<Finding> check(Draft draft) {
        return new CheckFlow(draft, Optional.empty()).check();
    }

    public static List<Finding> check(Draft draft, FlowRights rights) {
        return new CheckFlow(draft, Optional.of(rights)).check();
    }

    private List<Finding> check() {
        if (draft.task().isPresent()) {
            checkTask(draft.task().get());
        } else if (draft.steps().isEmpty()) {
            find(Kind.NO_STEPS, "");
        } else {
            checkSteps();
        }
        checkDefaults();
        findings.addAll(ScreenDraft.blocked(draft));
        return List.copyOf(findings);
    }

    private void checkTask(String task) {
        if (task.isBlank()) {
            find(Kind.TASK_EMPTY, "");
        } else if (task.length() > MOST_TASK_CHARACTERS) {
            find(Kind.TASK_TOO_LONG, "" + MOST_TASK_CHARACTERS);
        }
        for (var name : Variables.in(task)) {
            if (!draft.defaults().containsKey(name)) {
                find(Kind.TASK_VARIABLE_UNKNOWN, name);
            }
        }
    }

    private void checkSteps() {
        if (draft.steps().size() > Draft.MOST_STEPS) {
            find(Kind.TOO_MANY_STEPS, "" + Draft.MOST_STEPS);
        }
        if (SpokenPaths.filled(draft).isCut()) {
            find(Kind.TOO_MANY_RUNS, "" + SpokenPaths.MOST);
        }
        var reachable = graph.reachable();
        var cutOff = graph.cutOff(reachable);
        var steps = new CheckStep(draft, rights, this::find);
        var askedFirst = graph.askedFirst();
        var variables = new CheckVariables(draft, this::find);
        for (var step : draft.steps()) {
            steps.check(step);
            variables.check(step);
            if (askedFirst.contains(step.id()) && takesOptOutKey(step)) {
                find(step, Kind.NINE_TAKEN_FIRST, "");
            }
            if (!reachable.contains(step.id())) {
                if (cutOff.contains(step.id())) {
                    find(step, Kind.UNREACHABLE, "");
                }
            } else if (!(step instanceof Step.SpeakAgain)) {
                checkWay(step);
            }
        }
    }

    /** Somebody who does what the notice has just said would give an answer. */
    private static boolean takesOptOutKey(Step step) {
        return step instanceof Step.AskDigits asks && asks.typed().takesOptOutKey();
    }

    private void checkWay(Step step) {
        if (!graph.ends(step)) {
            find(step, Kind.NO_WAY_OUT, "");
        } else if (graph.circlesUnasked(step)) {
            find(step, Kind.CIRCLE_UNASKED, "");
        } else {
            graph.backInSilence(step)
                    .ifPresent(last -> find(
                            step,
                            Kind.CIRCLE_IN_SILENCE,
                            last.equals(step) ? Finding.ITSELF : "" + draft.number(last.id())));
        }
    }

    private void checkDefaults() {
        if (draft.defaults().size() > Variables.MOST) {
            find(Kind.TOO_MANY_VARIABLES, "" + Variables.MOST);
        }
        draft.defaults().forEach((name, value) -> {
            if (!Variables.isName(name)) {
                find(Kind.DEFAULT_NAME_BAD, name);
            } else if (Variables.isReserved(name)) {
                find(Kind.DEFAULT_NAME_RESERVED, name);
            } else if (value.length() > Variables.MOST_CHARACTERS || value.contains("{{")) {
                find(Kind.DEFAULT_TOO_LONG, name);
            }
        });
    }

    private void find(Kind kind, String detail) {
        findings.add(new Finding(Optional.empty(), 0, kind, detail));
    }

    private void find(Step step, Kind kind, String detail) {
        findings.add(new Finding(Optional.of(step.id()), draft.number(step.id()), kind, detail));
    }

    /** Is told what is wrong with a step. */
    @FunctionalInterface
    interface Found {
        void find(Step step, Kind kind, String detail);
    }
}
