package com.speechcad.billing;

/** Goes on with one kind of parked operation once an operator has decided. Both run in the decision's transaction. */
public interface ParkedHandler {
    /** The {@link Breakers.Debit#kind} it knows. */
    String kind();

    /** Before a decision, and before the person's money is locked: takes what comes ahead of that for whoever settles. */
    default void before(ParkedOperation operation) {}

    /**
     * Does it now: runs the same use case again, which finds that {@link Breakers} lets it pass. It may have become
     * impossible meanwhile (the money is gone, the offer changed); then nothing happens.
     *
     * @return whether it was done
     */
    boolean release(ParkedOperation operation);

    /** It will never be done: gives back what was reserved for it. */
    void reject(ParkedOperation operation);
}
