package com.speechcad.local.dynopay;

import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;

/** Hands out what goes wrong, and counts it down. */
final class FaultDesk {
    private final Journal journal;
    private Faults current;

    FaultDesk(Journal journal) {
        this.journal = journal;
        current = journal.get("dynopay.faults", "now")
                .map(kept -> Json.parse(kept, Faults.class))
                .orElse(Faults.NONE);
    }

    synchronized Faults current() {
        return current;
    }

    synchronized void set(Faults faults) {
        current = faults;
        journal.put("dynopay.faults", "now", Json.write(Json.tree(faults)));
    }

    /** What goes wrong with the next event. */
    synchronized Faults forEvent() {
        var now = current;
        if (!now.ofCalls()) {
            countDown();
        }
        return now;
    }

    /** What goes wrong with this call; an answer is lost only to one that makes a payment. */
    synchronized Faults forCall(boolean makes) {
        var now = current;
        if (now.apiStatus() != null || now.has(Faults.Fault.BOT_BLOCK) || (makes && now.ofCalls())) {
            countDown();
        }
        return now;
    }

    private void countDown() {
        if (current.times() == 1) {
            set(Faults.NONE);
        } else if (current.times() > 1) {
            set(current.times(current.times() - 1));
        }
    }
}
