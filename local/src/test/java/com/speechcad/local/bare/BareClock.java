package com.speechcad.local.bare;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock a function brings along. */
@Factory
class BareClock {
    @Singleton
    @Secondary
    Clock clock() {
        return Clock.systemUTC();
    }
}
