package com.speechcad.local.retell;

import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each number does when it is called. Survives a restart. */
final class Scripts {
    private static final String KIND = "retell-script";

    private final Journal journal;
    private final Callee stranger;

    Scripts(Journal journal, Callee stranger) {
        this.journal = journal;
        this.stranger = stranger;
    }

    Callee of(String number) {
        return journal.get(KIND, number)
                .map(json -> Json.parse(json, Callee.class))
                .orElse(stranger);
    }

    void set(String number, Callee behaviour) {
        journal.put(KIND, number, Json.write(Json.tree(behaviour)));
    }

    void clear() {
        all().keySet().forEach(number -> journal.remove(KIND, number));
    }

    Map<String, Callee> all() {
        var all = new LinkedHashMap<String, Callee>();
        journal.all(KIND).forEach((number, json) -> all.put(number, Json.parse(json, Callee.class)));
        return all;
    }
}
