package com.speechcad.local.bench;

import java.util.List;

/**
 * What {@code ./speechcad bench} was asked for.
 *
 * @param rounds of requests; each has two slices of every work
 * @param starts of each function
 * @param write whether {@code docs/benchmarks.md} gets the figures
 */
record BenchArguments(int rounds, int starts, boolean requests, boolean coldStarts, boolean write) {
    private static final int ROUNDS = 10;
    private static final int STARTS = 5;
    private static final int MOST = 1000;

    /** @throws IllegalArgumentException with a sentence for whoever typed them */
    static BenchArguments read(String... arguments) {
        var asked = new BenchArguments(ROUNDS, STARTS, true, true, false);
        for (var words = List.of(arguments).iterator(); words.hasNext(); ) {
            var word = words.next();
            asked = switch (word) {
                case "--rounds" -> asked.withRounds(number(word, words.hasNext() ? words.next() : ""));
                case "--starts" -> asked.withStarts(number(word, words.hasNext() ? words.next() : ""));
                case "--only" -> asked.only(words.hasNext() ? words.next() : "");
                case "--write" ->
                    new BenchArguments(asked.rounds, asked.starts, asked.requests, asked.coldStarts, true);
                default ->
                    throw new IllegalArgumentException("there is no option " + word
                            + "; there are --rounds N, --starts N, --only requests," + " --only starts, --write");
            };
        }
        return asked;
    }

    private BenchArguments withRounds(int count) {
        return new BenchArguments(count, starts, requests, coldStarts, write);
    }

    private BenchArguments withStarts(int count) {
        return new BenchArguments(rounds, count, requests, coldStarts, write);
    }

    private BenchArguments only(String part) {
        return switch (part) {
            case "requests" -> new BenchArguments(rounds, starts, true, false, write);
            case "starts" -> new BenchArguments(rounds, starts, false, true, write);
            default -> throw new IllegalArgumentException("--only takes requests or starts, not \"" + part + "\"");
        };
    }

    private static int number(String option, String given) {
        if (given.matches("[1-9]\\d{0,3}") && Integer.parseInt(given) <= MOST) {
            return Integer.parseInt(given);
        }
        throw new IllegalArgumentException(option + " takes a number from 1 to " + MOST + ", not \"" + given + "\"");
    }
}
