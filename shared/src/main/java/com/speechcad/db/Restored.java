package com.speechcad.db;

/** Remembers what may have changed while a snapshot lay on the shelf. */
public interface Restored {
    /** From now on it is looked up again. Asks nobody itself. */
    void forget();
}
