package com.speechcad.local.proof;

import com.speechcad.local.proof.Faults.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much is proven. What was asked for and is not done when a part's time is over is wrong: the proof says so, and fails.
 *
 * @param line as it was typed
 * @param steps of the model
 * @param points of each saga that break in each mode; spread over the saga
 * @param most what the model and the failpoints each may take; nothing is as long as it takes
 * @param full everything: 10⁶ steps, every point in every mode, more kills
 * @param write whether docs/money-proof.md gets the figures
 * @param parts which of {@link #PARTS}
 */
record Options(
        String line,
        long steps,
        int points,
        long seed,
        Optional<Duration> most,
        boolean full,
        boolean write,
        Set<String> parts) {
    static final List<String> PARTS = List.of("model", "clients", "storms", "kills", "failpoints");

    /** Of the frozen process, whose connection the server ends after eight seconds each time. */
    private static final int FEW = 2;

    private static final String USAGE = """
            usage: ./speechcad proof money [OPTIONS]

              --full          10^6 steps of the model, every point in every mode, four times the kills; as long as it takes
              --steps N       steps of the model (20000)
              --points N      points of each saga that break in each mode, spread over it (25, of those that hang 2)
              --seed N        where the model's chains and all chance begin (1)
              --minutes N     model and failpoints end after that long each; with less done than asked for, the proof fails
              --only PART,... of model, clients, storms, kills, failpoints
              --write         put the figures into docs/money-proof.md
            """;

    static Options of(String... arguments) {
        long steps = 0;
        long points = 0;
        long seed = 1;
        Optional<Duration> most = Optional.empty();
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
                case "--minutes" -> most = Optional.of(Duration.ofMinutes(number(arguments, ++i)));
                case "--only" -> parts = parts(arguments, ++i);
                case "--help", "-h" -> throw new IllegalArgumentException(USAGE);
                default -> throw new IllegalArgumentException("not an option: " + arguments[i] + "\n" + USAGE);
            }
        }
        return new Options(
                String.join(" ", arguments),
                steps > 0 ? steps : full ? 1_000_000 : 20_000,
                points > 0 ? Math.toIntExact(points) : full ? Integer.MAX_VALUE : 25,
                seed,
                most,
                full,
                write,
                parts);
    }

    /** How many points of a saga break in that way. */
    int points(Mode mode) {
        return mode == Mode.HANG && !full ? Math.min(FEW, points) : points;
    }

    /** @param began by {@link System#nanoTime()} */
    boolean isOver(long began) {
        return most.isPresent() && System.nanoTime() - began >= most.get().toNanos();
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
