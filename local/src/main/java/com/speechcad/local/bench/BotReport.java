package com.speechcad.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The figures of {@link BotBench} in words and tables.
 *
 * @param perRound updates of each kind in a round
 * @param megabytes of the telegram function's zip, in millions of bytes, where it was packaged
 */
record BotReport(
        Machine machine,
        BenchArguments asked,
        int perRound,
        Requests requests,
        Starts starts,
        OptionalDouble megabytes) {
    private static final String COMMIT = "one-row commit";
    private static final int MOST_STATEMENTS = 6;
    private static final double NANOS = 1e9;

    String text() {
        var lines = new ArrayList<String>();
        lines.add(Sections.BOT + "\n");
        lines.add("Written by `./speechcad bench bot --write`. " + machine.line() + ".\n");
        machine.warning().ifPresent(warning -> lines.add(warning + "\n"));
        lines.add("| | updates a second | p50 ms to the commit | p99 ms | above the bare handler, in commits"
                + " | round trips | statements, goal ≤ " + MOST_STATEMENTS + " |");
        lines.add("|---|---|---|---|---|---|---|");
        requests.names().forEach(name -> lines.add(row(name)));
        lines.add(
                "\nThe telegram function is %s MB as a zip (goal ≤ 25), and answers first %s s after exec (a bare handler: %s s, %s times).%n"
                        .formatted(
                                megabytes.isPresent()
                                        ? "%.1f".formatted(megabytes.getAsDouble())
                                        : "(not packaged here)",
                                Figures.spread(seconds("telegram-webhook-fn")),
                                Figures.spread(seconds(Starts.BARE)),
                                Figures.spread(times())));
        lines.add("""
                %d rounds of %d of each, forth and back (ABBA), through the gateway, one after the other, as one instance of
                a function is given them. **A second** counts from request to answer, the message in the chat included;
                PostgreSQL flushes for real, Telegram's double answers at once. **Statements** are all that are executed up to
                the commit, `begin` and `commit` among them; several go in one round trip. **A tap** leads to the wallet and
                back; **%d chats** take turns. **Typed text** is a new name, where one is asked for.""".formatted(asked.rounds(), perRound, BotBench.CHATS));
        return String.join("\n", lines) + "\n";
    }

    private String row(String name) {
        var all = requests.all(name);
        var floor = name.equals(Starts.BARE) || name.equals(COMMIT);
        var statements = Figures.quantile(all.stream().mapToLong(Sample::statements), 0.5);
        return "| %s | %.0f | %.2f | %.2f | %s | %s | %s |"
                .formatted(
                        name,
                        aSecond(all),
                        Figures.millis(all, 0.5, Sample::toCommitNanos),
                        Figures.millis(all, 0.99, Sample::toCommitNanos),
                        floor ? "" : Figures.spread(commitsAbove(name)).toString(),
                        floor ? "" : Long.toString(Figures.quantile(all.stream().mapToLong(Sample::roundTrips), 0.5)),
                        floor ? "" : statements + (statements <= MOST_STATEMENTS ? ": met" : ": MISSED"));
    }

    private static double aSecond(List<Sample> all) {
        return all.size()
                * NANOS
                / all.stream()
                        .mapToLong(sample -> sample.toCommitNanos() + sample.afterNanos())
                        .sum();
    }

    /** Round by round. */
    private List<Double> commitsAbove(String name) {
        var ours = requests.medians(name);
        var bare = requests.medians(Starts.BARE);
        var commit = requests.medians(COMMIT);
        return IntStream.range(0, ours.size())
                .mapToObj(i -> (ours.get(i) - bare.get(i)) / commit.get(i))
                .toList();
    }

    private List<Double> seconds(String name) {
        return starts.of(name).stream().map(taken -> taken.toMillis() / 1000.0).toList();
    }

    private List<Double> times() {
        var ours = seconds("telegram-webhook-fn");
        var bare = seconds(Starts.BARE);
        return IntStream.range(0, ours.size())
                .mapToObj(i -> ours.get(i) / bare.get(i))
                .toList();
    }

    static {
        // Figures are written alike wherever they are taken.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    }
}
