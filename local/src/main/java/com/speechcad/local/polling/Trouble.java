package com.speechcad.local.polling;

import java.time.Duration;

/** Why there are no updates right now. Its message names no token and no address. */
final class Trouble extends Exception {
    private static final long serialVersionUID = 1;

    private final Duration atLeast;

    private Trouble(String message, Duration atLeast) {
        super(message, null, false, false);
        this.atLeast = atLeast;
    }

    static Trouble of(String message) {
        return new Trouble(message, Duration.ZERO);
    }

    /** @param wait what Telegram asked for */
    static Trouble tooMany(Duration wait) {
        return new Trouble("Telegram wants to be asked less often", wait);
    }

    /** How long to leave it alone, whatever else. */
    Duration atLeast() {
        return atLeast;
    }

    String said() {
        return String.valueOf(getMessage());
    }
}
