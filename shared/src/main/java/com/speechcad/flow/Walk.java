package com.speechcad.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The way from a place of a compiled flow on, until somebody has to do something.
 *
 * @param place where it ends; in a circle, any place of it
 * @param said what is heard on the way, in order
 */
record Walk(Place place, List<Trial.Said> said) {
    /** More places than this in a row without anybody being asked is a circle. */
    private static final int MOST_IN_A_ROW = 200;

    Walk {
        said = List.copyOf(said);
    }

    static Walk from(CompiledFlow flow, String entry, Map<String, String> values) {
        var said = new ArrayList<Trial.Said>();
        var now = at(flow, entry);
        for (int passed = 0; passed < MOST_IN_A_ROW; passed++) {
            if (!now.text().isEmpty()) {
                said.add(new Trial.Said(now.id(), Variables.fill(now.text(), values)));
            }
            switch (now) {
                case Place.Say say -> now = at(flow, say.next());
                case Place.Compare compare -> now = at(flow, decided(compare, values));
                case Place.Keys _, Place.Digits _, Place.Words _, Place.Transfer _, Place.HangUp _ -> {
                    return new Walk(now, said);
                }
            }
        }
        return new Walk(now, said);
    }

    private static String decided(Place.Compare compare, Map<String, String> values) {
        return compare.cases().stream()
                .filter(one -> one.comparison().holds(values))
                .findFirst()
                .map(Place.Case::next)
                .orElse(compare.otherwise());
    }

    private static Place at(CompiledFlow flow, String id) {
        return flow.place(id).orElseThrow(() -> new IllegalStateException("the graph has no place " + id));
    }
}
