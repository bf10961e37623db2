package com.speechcad.screen.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Durations as minutes with at most one decimal, rounded down: nobody is promised what is not there. */
final class Minutes {
    private static final BigDecimal SECONDS = BigDecimal.valueOf(60);

    private Minutes() {}

    static BigDecimal of(Duration duration) {
        var minutes = BigDecimal.valueOf(duration.toSeconds())
                .divide(SECONDS, 1, RoundingMode.DOWN)
                .stripTrailingZeros();
        return minutes.scale() < 0 ? minutes.setScale(0) : minutes;
    }
}
