package com.speechcad.lawful;

import java.time.Instant;

/** What the gate says about one dial. */
public sealed interface Decision {
    Rule rule();

    /** The row of the rule tables it comes from, such as {@code US-KY-window}. */
    String row();

    record Allow(Rule rule, String row) implements Decision {
        public Allow(Rule rule) {
            this(rule, rule.id());
        }
    }

    /** Not now; not before that instant. */
    record Wait(Instant until, Rule rule, String row) implements Decision {
        public Wait(Instant until, Rule rule) {
            this(until, rule, rule.id());
        }
    }

    /** Not at all, as things are. */
    record Exclude(Rule rule, String row) implements Decision {
        public Exclude(Rule rule) {
            this(rule, rule.id());
        }
    }
}
