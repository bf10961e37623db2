package com.speechcad.local.retell;

import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What shall go wrong from now on. Survives a restart. */
public final class Faults {
    private static final String KIND = "retell-faults";

    private final Journal journal;
    private final List<Fault> faults = new ArrayList<>();

    Faults(Journal journal) {
        this.journal = journal;
        journal.get(KIND, "all")
                .ifPresent(saved ->
                        Json.parse(saved).forEach(one -> faults.add(Json.parse(Json.write(one), Fault.class))));
    }

    public synchronized void add(Fault fault) {
        faults.add(fault);
        save();
    }

    public synchronized void clear() {
        faults.clear();
        save();
    }

    /** Those that have not happened as often as they should. */
    public synchronized List<Fault> active() {
        return List.copyOf(faults);
    }

    /** Uses up one of the fault, if one of this kind is active for that. */
    synchronized Optional<Fault> take(Fault.Kind kind, String what) {
        for (int i = 0; i < faults.size(); i++) {
            var fault = faults.get(i);
            if (fault.hits(kind, what)) {
                use(i, fault);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    boolean happens(Fault.Kind kind, String what) {
        return take(kind, what).isPresent();
    }

    private void use(int index, Fault fault) {
        if (fault.times() < 0) {
            return;
        }
        if (fault.times() == 1) {
            faults.remove(index);
        } else {
            faults.set(index, new Fault(fault.kind(), fault.on(), fault.times() - 1, fault.delayMs()));
        }
        save();
    }

    private void save() {
        var all = Json.array();
        faults.forEach(fault -> all.add(Json.tree(fault)));
        journal.put(KIND, "all", Json.write(all));
    }
}
