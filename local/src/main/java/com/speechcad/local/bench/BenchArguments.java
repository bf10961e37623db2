package com.speechcad.local.bench;

import java.time.Duration;
import java.util.List;

/**
 * What {@code ./speechcad bench} was asked for.
 *
 * @param rounds of requests; each has two slices of every work
 * @param starts of each function
 * @param slower what the requests' commits take longer in a second table; zero for none
 * @param write whether {@code docs/benchmarks.md} gets the figures
 */
record BenchArguments(int rounds, int starts, boolean requests, boolean coldStarts, Duration slower, boolean write) {
    private static final int ROUNDS = 10;
    private static final int STARTS = 5;
    private static final int MOST = 1000;
    /** As far as PostgreSQL's own setting goes. */
    private static final int MOST_MILLIS = 100;

    /** @throws IllegalArgumentException with a sentence for whoever typed them */
    static BenchArguments read(String... arguments) {
        var asked = new BenchArguments(ROUNDS, STARTS, true, true, Duration.ZERO, false);
        for (var words = List.of(arguments).iterator(); words.hasNext(); ) {
            var word = words.next();
            asked = switch (word) {
                case "--rounds" -> asked.withRounds(number(word, words.hasNext() ? words.next() : "", MOST));
                case "--starts" -> asked.withStarts(number(word, words.hasNext() ? words.next() : "", MOST));
                case "--only" -> asked.only(words.hasNext() ? words.next() : "");
                case "--commit-ms" -> asked.withSlower(number(word, words.hasNext() ? words.next() : "", MOST_MILLIS));
                case "--write" -> asked.written();
                default ->
                    throw new IllegalArgumentException("there is no option " + word
                            + "; there are --rounds N, --starts N, --only requests, --only starts,"
                            + " --commit-ms N, --write");
            };
        }
        return asked;
    }

    private BenchArguments withRounds(int count) {
        return new BenchArguments(count, starts, requests, coldStarts, slower, write);
    }

    private BenchArguments withStarts(int count) {
        return new BenchArguments(rounds, count, requests, coldStarts, slower, write);
    }

    private BenchArguments withSlower(int millis) {
        return new BenchArguments(rounds, starts, requests, coldStarts, Duration.ofMillis(millis), write);
    }

    private BenchArguments written() {
        return new BenchArguments(rounds, starts, requests, coldStarts, slower, true);
    }

    private BenchArguments only(String part) {
        return switch (part) {
            case "requests" -> new BenchArguments(rounds, starts, true, false, slower, write);
            case "starts" -> new BenchArguments(rounds, starts, false, true, slower, write);
            default -> throw new IllegalArgumentException("--only takes requests or starts, not \"" + part + "\"");
        };
    }

    private static int number(String option, String given, int most) {
        if (given.matches("[1-9]\\d{0,3}") && Integer.parseInt(given) <= most) {
            return Integer.parseInt(given);
        }
        throw new IllegalArgumentException(option + " takes a number from 1 to " + most + ", not \"" + given + "\"");
    }
}
