package com.speechcad.wallet;

import java.util.List;

/** A rule of the books that a room above the wallet knows; {@link ProveBooks} asks all of them. */
public interface Proof {
    /**
     * Proves the next few hundred things of the open transaction's tenant, going on where it was left; after the last one
     * it begins again.
     */
    Slice next();

    /** What was found, by whichever run, and has not been seen to be gone by a whole round that began later. */
    List<Ledger.Fault> faults();

    /**
     * @param faults what is wrong with these; nothing, if all is well
     * @param more whether there is more to prove in this round
     */
    record Slice(List<Ledger.Fault> faults, boolean more) {
        public Slice {
            faults = List.copyOf(faults);
        }
    }
}
