package com.speechcad.wallet;

import java.util.List;

/** A rule of the books that a room above the wallet knows; {@link ProveBooks} asks all of them. */
public interface Proof {
    /** What is wrong for the open transaction's tenant: nothing, if all is well. Bounded: the rest comes next time. */
    List<Ledger.Fault> faults();
}
