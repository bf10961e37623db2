package com.speechcad.lawful;

import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Business;
import java.time.Instant;
import java.util.Optional;

/** A business asks to be trusted further. */
public record LimitRequest(
        long id, BusinessId business, UserId askedBy, Instant askedAt, Wish wish, State state, String reason) {
    /**
     * What is asked for.
     *
     * @param name to be spoken at the start of each call
     * @param evidence in words: a website, a register's number
     * @param file the messenger's id of a document that shows it
     */
    public record Wish(Business.Tier tier, String name, String use, String evidence, Optional<String> file) {}

    /** How far it got. */
    public enum State {
        WAITING,
        GRANTED,
        REFUSED,
        WITHDRAWN
    }
}
