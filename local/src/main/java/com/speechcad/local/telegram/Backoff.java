package com.speechcad.local.telegram;

import java.time.Duration;

/** How long Telegram waits before it tries an update again. */
final class Backoff {
    private static final long CAP_SECONDS = 60;
    private static final long LONGEST_RETRY_AFTER_SECONDS = 3600;

    private Backoff() {}

    /**
     * A second, doubling, and between one and two minutes from then on; or what the webhook asked for.
     *
     * @param failures so far, this one included
     * @param retryAfterSeconds 0 when it asked for nothing
     * @param spread any number: it chooses between the one minute and the two
     */
    static Duration after(int failures, long retryAfterSeconds, long spread) {
        if (retryAfterSeconds > 0) {
            return Duration.ofSeconds(Math.min(retryAfterSeconds, LONGEST_RETRY_AFTER_SECONDS));
        }
        var doubled = 1L << Math.min(failures - 1, 10);
        return Duration.ofSeconds(
                doubled < CAP_SECONDS ? doubled : CAP_SECONDS + Math.floorMod(spread * 31 + failures * 17L, 61));
    }
}
