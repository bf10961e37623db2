package com.speechcad.local.proof;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much is proven.
 *
 * @param steps of the model, at most
 * @param points of each saga that break in each mode, at most; spread over the saga
 * @param minutes the model and each other part stop after that long, done or not
 * @param full everything: 10⁶ steps, every point in every mode, more kills
 * @param write whether docs/money-proof.md gets the figures
 * @param parts which of {@link #PARTS}
 */
record Options(long steps, int points, long seed, Duration minutes, boolean full, boolean write, Set<String> parts) {
    static final List<String> PARTS = List.of("model", "clients", "storms", "kills", "failpoints");

    private static final String USAGE = """
            usage: ./speechcad proof money [OPTIONS]

              --full          10^6 steps of the model, every point in every mode, four times the kills
              --steps N       steps of the model (20000)
              --points N      points of each saga that break in each mode, spread over it (25; all with --full)
              --seed N        where the model's chains and all chance begin (1)
              --minutes N     each part ends after that long, done or not (20; with --full 120)
              --only PART,... of model, clients, storms, kills, failpoints
              --write         put the figures into docs/money-proof.md
            """;

    static Options of(String[] arguments) {
        long steps = 0;
        long points = 0;
        long seed = 1;
        long minutes = 0;
        var full = false;
        var write = false;
        Set<String> parts = new TreeSet<>(PARTS);
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--full" -> full = true;
                case "--write" -> write = true;
                case "--steps" -> steps = number(arguments, ++i);
                case "--points" -> points = number(arguments, ++i);
                case "--seed" -> seed = number(arguments, ++i);
                case "--minutes" -> minutes = number(arguments, ++i);
                case "--only" -> parts = parts(arguments, ++i);
                case "--help", "-h" -> throw new IllegalArgumentException(USAGE);
                default -> throw new IllegalArgumentException("not an option: " + arguments[i] + "\n" + USAGE);
            }
        }
        return new Options(
                steps > 0 ? steps : full ? 1_000_000 : 20_000,
                points > 0 ? Math.toIntExact(points) : full ? Integer.MAX_VALUE : 25,
                seed,
                Duration.ofMinutes(minutes > 0 ? minutes : full ? 120 : 20),
                full,
                write,
                parts);
    }

    private static long number(String[] arguments, int at) {
        try {
            return Long.parseLong(arguments[at]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
            throw new IllegalArgumentException("a number is missing\n" + USAGE, wrong);
        }
    }

    private static Set<String> parts(String[] arguments, int at) {
        var wanted = at < arguments.length ? new TreeSet<>(List.of(arguments[at].split(","))) : new TreeSet<String>();
        if (wanted.isEmpty() || !PARTS.containsAll(wanted)) {
            throw new IllegalArgumentException("--only takes some of " + PARTS + "\n" + USAGE);
        }
        return wanted;
    }
}
