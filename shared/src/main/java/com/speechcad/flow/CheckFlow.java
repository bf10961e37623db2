package com.speechcad.flow;

import com.speechcad.flow.Finding.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what keeps a draft from being published: pure, all findings at once, in the order of the steps. */
public final class CheckFlow {
    public static final int MOST_CHARACTERS = 600;
    static final char OPT_OUT = '9';

    private final Draft draft;
    private final List<Finding> findings = new ArrayList<>();

    private CheckFlow(Draft draft) {
        this.draft = draft;
    }

    public static List<Finding> check(Draft draft) {
        return new CheckFlow(draft).check();
    }

    private List<Finding> check() {
        if (draft.steps().isEmpty()) {
            return List.of(new Finding(Optional.empty(), 0, Kind.NO_STEPS, ""));
        }
        if (draft.steps().size() > Draft.MOST_STEPS) {
            findings.add(new Finding(Optional.empty(), 0, Kind.TOO_MANY_STEPS, "" + Draft.MOST_STEPS));
        }
        var reachable = reachable(Set.of(draft.steps().getFirst().id()));
        var variables = new HashSet<String>();
        for (var step : draft.steps()) {
            checkText(step);
            checkExits(step);
            if (step instanceof Step.Keeping question) {
                checkVariable(question, variables);
            }
            if (!reachable.contains(step.id())) {
                find(step, Kind.UNREACHABLE, "");
            } else if (!endsSomewhere(step)) {
                find(step, Kind.NO_WAY_OUT, "");
            }
        }
        return List.copyOf(findings);
    }

    private void checkText(Step step) {
        if (step instanceof Step.SpeakAgain || step instanceof Step.Branch) {
            return;
        }
        if (step.text().isBlank()) {
            find(step, Kind.TEXT_EMPTY, "");
        } else if (step.text().length() > MOST_CHARACTERS) {
            find(step, Kind.TEXT_TOO_LONG, "" + MOST_CHARACTERS);
        }
    }

    private void checkExits(Step step) {
        switch (step) {
            case Step.PlayMessage message -> connected(step, message.next(), Kind.NOT_CONNECTED, "");
            case Step.Keeping keeping -> connected(step, keeping.next(), Kind.NOT_CONNECTED, "");
            case Step.Menu menu -> checkMenu(menu);
            case Step.Transfer transfer -> connected(step, transfer.failed(), Kind.NOT_CONNECTED, "");
            case Step.Branch branch -> connected(step, branch.otherwise(), Kind.NOT_CONNECTED, "");
            case Step.SpeakAgain _, Step.End _ -> {}
        }
    }

    private void checkMenu(Step.Menu menu) {
        if (menu.choices().isEmpty()) {
            find(menu, Kind.NO_CHOICES, "");
        }
        var keys = new HashSet<Character>();
        for (var choice : menu.choices()) {
            var key = Character.toString(choice.key());
            if (choice.key() == OPT_OUT) {
                find(menu, Kind.KEY_RESERVED, key);
            } else if (!keys.add(choice.key())) {
                find(menu, Kind.KEY_TWICE, key);
            }
            connected(menu, choice.next(), Kind.KEY_NOT_CONNECTED, key);
        }
        for (var target : Set.copyOf(menu.failure().targets())) {
            connected(menu, target, Kind.OTHERWISE_NOT_CONNECTED, "");
        }
    }

    private void checkVariable(Step.Keeping question, Set<String> known) {
        if (!Variables.isName(question.variable())) {
            find(question, Kind.VARIABLE_BAD, question.variable());
        } else if (!known.add(question.variable())) {
            find(question, Kind.VARIABLE_TWICE, question.variable());
        }
    }

    private void connected(Step step, Optional<String> target, Kind kind, String detail) {
        if (target.flatMap(draft::step).isEmpty()) {
            find(step, kind, detail);
        }
    }

    private void find(Step step, Kind kind, String detail) {
        findings.add(new Finding(Optional.of(step.id()), draft.number(step.id()), kind, detail));
    }

    /** An unconnected exit is reported as such; here it counts as a way out, so that one mistake is one finding. */
    private boolean endsSomewhere(Step step) {
        return reachable(Set.of(step.id())).stream()
                .flatMap(id -> draft.step(id).stream())
                .anyMatch(seen -> seen instanceof Step.End
                        || seen.targets().stream()
                                .anyMatch(target -> target.flatMap(draft::step).isEmpty()));
    }

    private Set<String> reachable(Set<String> from) {
        var seen = new HashSet<>(from);
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            draft.step(open.pop())
                    .ifPresent(step -> step.targets()
                            .forEach(target -> target.filter(seen::add).ifPresent(open::push)));
        }
        return seen;
    }
}
