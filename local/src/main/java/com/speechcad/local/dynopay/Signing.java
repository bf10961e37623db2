package com.speechcad.local.dynopay;

/** How a webhook is signed. */
public enum Signing {
    /** As the profile does it. */
    USUAL,
    UNSIGNED,
    /** Only the legacy header. */
    V1,
    /** Only the V2 header. */
    V2,
    /** V2 during a rotation of the secret: a signature of another secret first, then the right one. */
    TWO_V1,
    /** Rightly signed, ten minutes ago. */
    STALE,
    /** Rightly signed, then the body was changed on the way. */
    TAMPERED,
    /** Signed with a secret that is not ours: somebody else's letter, of which the server's log knows nothing. */
    FORGED
}
