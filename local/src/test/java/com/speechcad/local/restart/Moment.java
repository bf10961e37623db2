package com.speechcad.local.restart;

/** When the lab goes down, seen from a deed. */
enum Moment {
    /** The step before is seen; the person is about to do this. */
    BEFORE,
    /** The person has just done it; nobody waits for what becomes of it. */
    ON_THE_WAY,
    /** The product has taken it, and the chat shows nothing of it yet: Telegram takes no messages. */
    UNSHOWN
}
