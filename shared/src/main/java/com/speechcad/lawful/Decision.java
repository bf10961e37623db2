package com.speechcad.lawful;

import java.time.Instant;

/** What the gate says about one dial. */
public sealed interface Decision {
    Rule rule();

    record Allow(Rule rule) implements Decision {}

    /** Not now; not before that instant. */
    record Wait(Instant until, Rule rule) implements Decision {}

    /** Not at all, as things are. */
    record Exclude(Rule rule) implements Decision {}
}
