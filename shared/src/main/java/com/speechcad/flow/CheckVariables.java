package com.speechcad.flow;

import com.speechcad.flow.Finding.Kind;
import java.util.HashMap;
import java.util.Map;

/** What is used is defined, once, and may be used. */
final class CheckVariables {
    private final Draft draft;
    private final CheckFlow.Found found;
    private final Map<String, Step.Keeping> kept = new HashMap<>();

    CheckVariables(Draft draft, CheckFlow.Found found) {
        this.draft = draft;
        this.found = found;
        for (var step : draft.steps()) {
            if (step instanceof Step.Keeping keeping) {
                kept.putIfAbsent(keeping.variable(), keeping);
            }
        }
    }

    void check(Step step) {
        if (step instanceof Step.Keeping keeping) {
            checkKept(keeping);
        }
        for (var name : Variables.in(step.text())) {
            checkUse(step, name);
        }
        if (Variables.hasStrayBraces(step.text())) {
            found.find(step, Kind.BRACES, "{{…}}");
        }
        if (step instanceof Step.Branch branch) {
            branch.cases().stream()
                    .map(one -> one.comparison().variable())
                    .distinct()
                    .forEach(name -> checkUse(step, name));
        }
    }

    private void checkKept(Step.Keeping step) {
        var name = step.variable();
        if (!Variables.isName(name)) {
            found.find(step, Kind.VARIABLE_BAD, name);
        } else if (Variables.isReserved(name)) {
            found.find(step, Kind.VARIABLE_RESERVED, name);
        } else if (!step.equals(kept.get(name))) {
            found.find(step, Kind.VARIABLE_TWICE, name);
        }
    }

    private void checkUse(Step step, String name) {
        var keeping = kept.get(name);
        if (keeping instanceof Step.AskDigits digits && !digits.typed().isUsable()) {
            found.find(step, Kind.VARIABLE_PRIVATE, name);
        } else if (keeping == null && !draft.defaults().containsKey(name)) {
            found.find(step, Kind.VARIABLE_UNKNOWN, name);
        }
    }
}
