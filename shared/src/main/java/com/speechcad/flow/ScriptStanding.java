package com.speechcad.flow;

import java.util.List;
import java.util.Optional;

/**
 * Where the review of a draft's words stands, for its author.
 *
 * @param findings what keeps the words from going out; none when they may
 * @param open the review that waits about exactly these words
 * @param reason the newest that an admin gave about these words
 */
public record ScriptStanding(
        State state, List<Finding> findings, Optional<ScriptReview> open, Optional<String> reason) {
    public ScriptStanding {
        findings = List.copyOf(findings);
    }

    /** What its author can do about it. */
    public enum State {
        /** No rule found anything: there is nothing to review. */
        FREE,
        /** An admin saw what was found, and it may go out. */
        APPROVED,
        /** Has to be seen by an admin, and nobody was asked yet about these words. */
        TO_ASK,
        /** An admin was asked, and has not answered. */
        ASKED,
        /** An admin said no. It can be changed, or appealed against. */
        REFUSED,
        /** Never allowed. It can be changed, or said to be mistaken. */
        BLOCKED
    }

    /** Whether the words may go out as they are. */
    public boolean isSettled() {
        return findings.isEmpty();
    }
}
