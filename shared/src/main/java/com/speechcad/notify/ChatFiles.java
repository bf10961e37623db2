package com.speechcad.notify;

import com.speechcad.kernel.TenantId;

/** Files that people sent to the bot. */
public interface ChatFiles {
    /** The messenger gives bots nothing larger. */
    int LARGEST_BYTES = 20 << 20;

    /**
     * @param fileId as the message with the file had it
     * @throws com.speechcad.kernel.Unreachable when nobody answered
     */
    Fetched fetch(TenantId tenant, String fileId);

    /** How it went. */
    sealed interface Fetched {
        record Got(byte[] content) implements Fetched {}

        /** More than {@link #LARGEST_BYTES}. */
        record TooBig() implements Fetched {}

        /** The messenger does not have it any more, or never had. */
        record Gone() implements Fetched {}
    }
}
