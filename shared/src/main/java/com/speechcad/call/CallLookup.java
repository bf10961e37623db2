package com.speechcad.call;

import com.speechcad.kernel.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asks the provider what became of a call, because its webhooks may never come. */
public interface CallLookup {
    /**
     * By our id in the call's metadata; the answer may lack what was said and keyed.
     *
     * @throws com.speechcad.kernel.Unreachable when it could not be asked: that is not an empty answer
     */
    Optional<CallReport> byAttempt(TenantId tenant, UUID attempt);

    /** @throws com.speechcad.kernel.Unreachable when it could not be asked: that is not an empty answer */
    Optional<CallReport> byId(TenantId tenant, String providerCall);

    /**
     * The same by somebody who has only so much time: what takes longer is no answer.
     *
     * @throws com.speechcad.kernel.Unreachable when it could not be asked: that is not an empty answer
     */
    default Optional<CallReport> byAttempt(TenantId tenant, UUID attempt, Duration within) {
        return byAttempt(tenant, attempt);
    }

    /**
     * The same by somebody who has only so much time: what takes longer is no answer.
     *
     * @throws com.speechcad.kernel.Unreachable when it could not be asked: that is not an empty answer
     */
    default Optional<CallReport> byId(TenantId tenant, String providerCall, Duration within) {
        return byId(tenant, providerCall);
    }

    /**
     * All calls of the tenant that we asked for between two instants, as far as one list says it: without what was said,
     * keyed or analysed. Where it is cut short, what was read until then is told.
     *
     * @param within how long the list may take, all its pages together
     * @throws com.speechcad.kernel.Unreachable when it could not be asked: that is not an empty list
     */
    default Listed between(TenantId tenant, Instant from, Instant to, Duration within) {
        return new Listed(List.of(), false);
    }

    /** @param complete whether a call that is not among them does not exist */
    record Listed(List<CallReport> calls, boolean complete) {
        public Listed {
            calls = List.copyOf(calls);
        }
    }

    /**
     * Writes the scrubbed recording as a WAV file.
     *
     * @return false while there is none yet
     * @throws IOException when the disk failed
     * @throws com.speechcad.kernel.Unreachable when it could not be asked or fetched
     */
    boolean recording(TenantId tenant, String providerCall, Path wav) throws IOException;
}
