package com.speechcad.local.proof;

import com.speechcad.local.words.Form;
import com.speechcad.local.words.Words;
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
    static Options of(String[] arguments) {
        try {
            return of(FORM.read(arguments));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(wrong.getMessage() + "\n" + USAGE, wrong);
        }
    }

    private static Options of(Words words) {
        if (words.has("--help") || words.has("-h")) {
            throw new IllegalArgumentException("");
        }
        var full = words.has("--full");
        return new Options(
                words.number("--steps", full ? 1_000_000 : 20_000, MOST),
                words.number("--points", full ? Integer.MAX_VALUE : 25, MOST),
                words.number("--seed", 1, MOST),
                Duration.ofMinutes(words.number("--minutes", full ? 120 : 20, MOST)),
                full,
                words.has("--write"),
                new TreeSet<>(words.someOf("--only", PARTS)));
    }
}
