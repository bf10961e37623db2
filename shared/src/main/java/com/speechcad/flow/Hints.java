package com.speechcad.flow;

import com.speechcad.flow.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is worth a look and keeps nothing from being published: keys that are only spoken, keys that are not. */
public final class Hints {
    private Hints() {}

    /** All of them, in the order of the steps. A menu without any key is not worth a hint: checking finds it. */
    public static List<Finding> of(Draft draft) {
        var hints = new ArrayList<Finding>();
        for (var step : draft.steps()) {
            if (step instanceof Step.Menu menu
                    && !menu.choices().isEmpty()
                    && !menu.text().isBlank()) {
                SpokenKeys.missing(menu, draft).forEach(key -> hints.add(hint(draft, menu, Kind.KEY_ONLY_SPOKEN, key)));
                SpokenKeys.unnamed(menu).forEach(key -> hints.add(hint(draft, menu, Kind.KEY_NOT_SPOKEN, key)));
            }
        }
        return List.copyOf(hints);
    }

    private static Finding hint(Draft draft, Step step, Kind kind, char key) {
        return new Finding(Optional.of(step.id()), draft.number(step.id()), kind, Character.toString(key));
    }
}
