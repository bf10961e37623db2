package com.speechcad.call;

import com.speechcad.kernel.TenantId;
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
     * The scrubbed recording as a WAV file; empty while there is none yet.
     *
     * @throws com.speechcad.kernel.Unreachable when it could not be asked or fetched
     */
    Optional<byte[]> recording(TenantId tenant, String providerCall);
}
