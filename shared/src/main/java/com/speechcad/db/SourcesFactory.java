package com.speechcad.db;

import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.RandomIds;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** The three sources of chance. Secondary, so that a test or the lab brings its own. */
@Factory
class SourcesFactory {
    @Singleton
    @Secondary
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    @Secondary
    SecureRandom random() {
        return new SecureRandom();
    }

    @Singleton
    @Secondary
    IdSource ids(Clock clock, SecureRandom random) {
        return new RandomIds(clock, random);
    }
}
