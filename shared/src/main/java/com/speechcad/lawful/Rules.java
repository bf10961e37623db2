package com.speechcad.lawful;

/**
 * The decision itself: facts in, answer out, nothing else. Neither plan nor tier nor balance is among the facts, so no
 * payment can open what is closed.
 */
public final class Rules {
    /** Written beside every answer in the audit log. */
    public static final String VERSION = "2026-11";

    private Rules() {}

    public static Decision decide(Facts facts) {
        if (facts.ownNumber().isEmpty()) {
            return new Decision.Exclude(Rule.NO_OWN_NUMBER);
        }
        if (!facts.ownNumber().get().equals(facts.to())) {
            return new Decision.Exclude(Rule.NOT_OWN_NUMBER);
        }
        if (facts.optedOut()) {
            return new Decision.Exclude(Rule.DO_NOT_CALL);
        }
        return facts.callerIdAllowed()
                ? new Decision.Allow(Rule.SELF_CALL)
                : new Decision.Exclude(Rule.CALLER_ID_NOT_YOURS);
    }
}
