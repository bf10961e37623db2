package com.speechcad.local.proof;

import com.speechcad.local.proof.Faults.Mode;
import com.speechcad.local.words.Form;
import com.speechcad.local.words.Words;
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

    private static final Form FORM = Form.of(
            "proof money",
            "--full",
            "--steps N",
            "--points N",
            "--seed N",
            "--minutes N",
            "--only PART,...",
            "--write",
            "--help",
            "-h");
    private static final int MOST = 999_999_999;

    /** @throws IllegalArgumentException with what there is, for whoever typed them */
    static Options of(String... arguments) {
        try {
            return of(String.join(" ", arguments), FORM.read(arguments));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(wrong.getMessage() + "\n" + USAGE, wrong);
        }
    }

    private static Options of(String line, Words words) {
        if (words.has("--help") || words.has("-h")) {
            throw new IllegalArgumentException("");
        }
        var full = words.has("--full");
        return new Options(
                line,
                words.number("--steps", full ? 1_000_000 : 20_000, MOST),
                words.number("--points", full ? Integer.MAX_VALUE : 25, MOST),
                words.number("--seed", 1, MOST),
                words.text("--minutes").map(_ -> Duration.ofMinutes(words.numberOrZero("--minutes", 0, MOST))),
                full,
                words.has("--write"),
                new TreeSet<>(words.someOf("--only", PARTS)));
    }

    /** How many points of a saga break in that way. */
    int points(Mode mode) {
        return mode == Mode.HANG && !full ? Math.min(FEW, points) : points;
    }

    /** @param began by {@link System#nanoTime()} */
    boolean isOver(long began) {
        return most.isPresent() && System.nanoTime() - began >= most.get().toNanos();
    }
}
