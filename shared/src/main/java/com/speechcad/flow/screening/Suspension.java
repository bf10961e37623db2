package com.speechcad.flow.screening;

import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import java.time.Instant;

/** A flow or a business that must not ring anybody, since when and why. */
public record Suspension(long id, Cause cause, Instant since) {
    /** What led to it; the constant's name is the key of its words. */
    public enum Cause implements TextKey {
        /** Ended calls said what no script may say. */
        BLOCKED_WORDS,
        /** Carriers marked its calls as spam. */
        MARKED_AS_SPAM,
        /** The provider took a call for a fraud. */
        SCAM_DETECTED,
        /** Too many of those who were reached want no more calls. */
        OPT_OUTS,
        /** Too many of those who were reached hung up within seconds. */
        BRIEF_CALLS,
        /** Three flows of the business were suspended. */
        THREE_FLOWS,
        /** An admin decided so. */
        ADMIN;

        @Override
        public String bundle() {
            return "suspension";
        }
    }

    /** In plain words. */
    public Text why() {
        return Text.text(cause);
    }
}
