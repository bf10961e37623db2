package com.speechcad.local.bare;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock a function brings along. */
@Factory
class BareClock {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
