package com.speechcad.local.bare;

import com.speechcad.local.lambda.FunctionSpec;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A function that is nothing but its handler: none of our rooms, no database. */
public final class Bare {
    private static final List<String> LEFT_OUT = List.of(
            "com.speechcad",
            "io.micronaut.configuration.jdbc",
            "io.micronaut.data",
            "io.micronaut.jdbc",
            "io.micronaut.transaction");

    private Bare() {}

    public static FunctionSpec spec(Class<?> handler, String... alsoShown) {
        var shown = Stream.concat(Stream.of("com.speechcad.local.bare"), Stream.of(alsoShown))
                .toList();
        return new FunctionSpec("bare", handler.getName(), Duration.ofSeconds(20), 2, LEFT_OUT, shown);
    }
}
