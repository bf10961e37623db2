package com.speechcad.flow;

import com.speechcad.flow.screening.RuleKind;
import com.speechcad.kernel.UserId;
import com.speechcad.text.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A script that an admin looks at.
 *
 * @param language spoken in the call
 * @param plea what its author said about it, often empty
 * @param dueAt when an answer was promised
 * @param reason the admin's, once there is one
 */
public record ScriptReview(
        UUID id,
        UserId owner,
        FlowId flow,
        String flowName,
        Kind kind,
        Language language,
        List<Flag> flags,
        String plea,
        State state,
        Instant askedAt,
        Instant dueAt,
        Optional<String> reason) {
    public ScriptReview {
        flags = List.copyOf(flags);
    }

    /** Why an admin looks at it. */
    public enum Kind {
        /** A rule wants it seen before it goes out. */
        REVIEW,
        /** Its author says that a rule is mistaken. */
        APPEAL,
        /** What the columns of a campaign's list make it say wants to be seen; the script itself may go out. */
        WORDS
    }

    /** How far it is. */
    public enum State {
        OPEN,
        APPROVED,
        REFUSED,
        /** An appeal about something that is never allowed: there is an answer, and it stays so. */
        ANSWERED,
        /** The script was changed before anybody looked. */
        OVERTAKEN
    }

    /**
     * What a rule found.
     *
     * @param rule its id
     * @param blocks never to be approved
     * @param step number on the screen, 0 for a task
     * @param text around the sentence, all of it
     * @param digest of the text
     */
    public record Flag(
            String rule, RuleKind kind, boolean blocks, int step, String sentence, String digest, String text) {}

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether an admin's yes lets it out: never, when a blocking rule found something. */
    public boolean canBeApproved() {
        return flags.stream().noneMatch(Flag::blocks);
    }
}
