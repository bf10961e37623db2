package com.speechcad.local.bench;

import com.speechcad.local.bench.Figures.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures in words and tables; Markdown, that reads as well on a terminal. */
final class Report {
    private static final String BARE = "bare handler";
    private static final String COMMIT = "one-row commit";
    private static final List<String> FLOOR = List.of(BARE, COMMIT);
    private static final int COMMITS_ALLOWED = 3;

    private final Machine machine;
    private final BenchArguments asked;
    private final int slice;
    private final Optional<BothDisks> requests;
    private final Optional<Starts> starts;

    Report(Machine machine, BenchArguments asked, int slice, Optional<BothDisks> requests, Optional<Starts> starts) {
        this.machine = machine;
        this.asked = asked;
        this.slice = slice;
        this.requests = requests;
        this.starts = starts;
    }

    /** The tables. */
    String text() {
        var lines = new ArrayList<String>();
        lines.add(machine.line());
        machine.warning().ifPresent(lines::add);
        requests.ifPresent(measured -> {
            lines.addAll(requests("### From the request to the commit", measured.own()));
            measured.slower().ifPresent(slower -> lines.addAll(requests(slowerHeading(), slower)));
            lines.addAll(after(measured.own()));
        });
        starts.ifPresent(measured -> lines.addAll(starts(measured)));
        return String.join("\n", lines);
    }

    /** The tables and how they came about. */
    String document() {
        return ReportText.DOCUMENT.formatted(text(), asked.rounds(), 2 * slice, asked.starts(), Requests.WARMING_UP);
    }

    private String slowerHeading() {
        return "### The same, each commit %d ms longer".formatted(asked.slower().toMillis());
    }

    private static List<String> requests(String heading, Requests measured) {
        var lines = new ArrayList<String>(List.of(
                "",
                heading,
                "",
                "| | p50 ms | p99 ms | of p50, PostgreSQL ms | round trips | transactions, with those after | times (bare + 3 commits) | p50 ≤ bare + 3 commits |",
                "|---|---|---|---|---|---|---|---|"));
        for (var name : measured.names()) {
            var all = measured.all(name);
            var floor = FLOOR.contains(name);
            var times = share(measured, name);
            lines.add("| %s | %.2f | %.2f | %s | %s | %s | %s | %s |"
                    .formatted(
                            name,
                            Figures.millis(all, 0.5, Sample::toCommitNanos),
                            Figures.millis(all, 0.99, Sample::toCommitNanos),
                            floor ? "" : "%.2f".formatted(Figures.millis(all, 0.5, Sample::inDatabaseNanos)),
                            floor
                                    ? ""
                                    : middle(all.stream()
                                            .mapToLong(Sample::roundTrips)
                                            .boxed()
                                            .toList()),
                            floor
                                    ? ""
                                    : middle(all.stream()
                                            .mapToLong(Sample::commits)
                                            .boxed()
                                            .toList()),
                            floor ? "" : times,
                            floor ? "" : verdict(measured, name)));
        }
        return lines;
    }

    private static List<String> after(Requests measured) {
        var lines = new ArrayList<String>(List.of(
                "",
                "### After the commit, before the answer: the chat is shown what is new",
                "",
                "| | p50 ms | p99 ms | of p50, PostgreSQL ms | of p50, Telegram's double and ourselves ms |",
                "|---|---|---|---|---|"));
        measured.names().stream().filter(name -> !FLOOR.contains(name)).forEach(name -> {
            var all = measured.all(name);
            lines.add("| %s | %.2f | %.2f | %.2f | %.2f |"
                    .formatted(
                            name,
                            Figures.millis(all, 0.5, Sample::afterNanos),
                            Figures.millis(all, 0.99, Sample::afterNanos),
                            Figures.millis(all, 0.5, Sample::afterInDatabaseNanos),
                            Figures.millis(all, 0.5, sample -> sample.afterNanos() - sample.afterInDatabaseNanos())));
        });
        return lines;
    }

    /** Each round against its own floor. */
    private static Spread share(Requests measured, String name) {
        var ours = measured.medians(name);
        var bare = measured.medians(BARE);
        var commit = measured.medians(COMMIT);
        var shares = new ArrayList<Double>();
        for (int i = 0; i < ours.size(); i++) {
            shares.add(ours.get(i) / (bare.get(i) + COMMITS_ALLOWED * commit.get(i)));
        }
        return Figures.spread(shares);
    }

    /** Where it is missed: how many one-row commits it takes above the bare handler. */
    private static String verdict(Requests measured, String name) {
        if (share(measured, name).median() <= 1) {
            return "met";
        }
        var above = Figures.millis(measured.all(name), 0.5, Sample::toCommitNanos)
                - Figures.millis(measured.all(BARE), 0.5, Sample::toCommitNanos);
        var commit = Figures.millis(measured.all(COMMIT), 0.5, Sample::toCommitNanos);
        return "MISSED: bare + %.0f commits".formatted(Math.ceil(above / commit));
    }

    private static String middle(List<Long> values) {
        return Long.toString(Figures.quantile(values.stream().mapToLong(Long::longValue), 0.5));
    }

    private static List<String> starts(Starts measured) {
        var lines = new ArrayList<String>(List.of(
                "",
                "### From exec to the first answer",
                "",
                "| | median s (least–most) | times the bare handler |",
                "|---|---|---|"));
        for (var name : measured.names()) {
            lines.add("| %s | %s | %s |"
                    .formatted(
                            name,
                            Figures.spread(seconds(measured.of(name))),
                            name.equals(BARE) ? "" : Figures.spread(ratios(measured, name))));
        }
        return lines;
    }

    private static List<Double> ratios(Starts measured, String name) {
        var ours = seconds(measured.of(name));
        var bare = seconds(measured.of(BARE));
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / bare.get(i));
        }
        return ratios;
    }

    private static List<Double> seconds(List<Duration> durations) {
        return durations.stream().map(taken -> taken.toMillis() / 1000.0).toList();
    }

    static {
        // Figures are written alike wherever they are taken.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    }
}
