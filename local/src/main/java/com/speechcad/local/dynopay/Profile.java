package com.speechcad.local.dynopay;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which server answers: nobody outside knows which of the two runs in production. */
public enum Profile {
    /** Signs v1 always; no payment status, no event log, no idempotency; an address lookup finds nothing. */
    @JsonProperty("may-2026")
    MAY_2026,
    /** Signs v1 and V2 where there is a secret; has the re-query, the event log, idempotency keys and an outbox. */
    @JsonProperty("autumn-2026")
    AUTUMN_2026
}
