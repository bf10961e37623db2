package com.speechcad.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tables of {@link StartBench}, with the goals beside the figures. */
final class StartReport {
    private static final double MOST_PLAIN = 4;
    private static final double MOST_AOT = 2;
    private static final double MOST_RESTORED = 2;

    private StartReport() {}

    /**
     * @param hooksMillis from the restore until the function asks for an event
     * @param firstMillis from handing over the first event to its answer; {@code warmMillis} is the median of those after it
     */
    record Restored(double hooksMillis, double firstMillis, double warmMillis) {}

    static String cold(List<String> functions, Map<String, List<Double>> seconds, Map<String, Long> classes) {
        var lines = new ArrayList<String>(List.of(
                "",
                "| | plain, s | ÷ bare handler | AOT cache, s | ÷ bare handler with one | AOT ÷ plain | classes loaded"
                        + " |",
                "|---|---|---|---|---|---|---|"));
        var bare = of(seconds, Starts.BARE, "plain");
        var bareAot = of(seconds, Starts.BARE, "AOT cache");
        for (var function : functions) {
            var plain = of(seconds, function, "plain");
            var aot = of(seconds, function, "AOT cache");
            lines.add("| %s | %s | %s | %s | %s | %s | %d |"
                    .formatted(
                            function,
                            Figures.spread(plain),
                            function.equals(Starts.BARE) ? "" : judged(ratios(plain, bare), MOST_PLAIN),
                            Figures.spread(aot),
                            function.equals(Starts.BARE) ? "" : judged(ratios(aot, bareAot), MOST_AOT),
                            Figures.spread(ratios(aot, plain)),
                            classes.getOrDefault(function, 0L)));
        }
        lines.add("");
        lines.add(
                "Goals: plain ≤ 4 × the bare handler's, AOT cache ≤ 2 × the bare handler's with one; %d starts a cell."
                        .formatted(bare.size()));
        return String.join("\n", lines);
    }

    static String restored(Map<String, List<Restored>> rows) {
        var lines = new ArrayList<String>(List.of(
                "",
                "| | hooks after the restore, ms | first answer, ms | warm p50, ms | first ÷ warm | hooks + first ÷"
                        + " warm |",
                "|---|---|---|---|---|---|"));
        rows.forEach((function, samples) -> lines.add("| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        function,
                        Figures.spread(
                                samples.stream().map(Restored::hooksMillis).toList()),
                        Figures.spread(
                                samples.stream().map(Restored::firstMillis).toList()),
                        Figures.spread(
                                samples.stream().map(Restored::warmMillis).toList()),
                        judged(
                                samples.stream()
                                        .map(one -> one.firstMillis() / one.warmMillis())
                                        .toList(),
                                MOST_RESTORED),
                        Figures.spread(samples.stream()
                                .map(one -> (one.hooksMillis() + one.firstMillis()) / one.warmMillis())
                                .toList()))));
        lines.add("");
        lines.add("Goal: first ≤ 2 × warm. Hooks only: the process is the same before and after. What the hooks take,"
                + " somebody waits for as well when no instance is free.");
        return String.join("\n", lines);
    }

    static String section(Machine before, String tables) {
        return Sections.STARTS + "\n\nWritten by `./speechcad bench start --write`. " + before.line() + "\n"
                + before.warning().map(warning -> "\n" + warning + "\n").orElse("") + tables;
    }

    private static String judged(List<Double> ratios, double most) {
        var spread = Figures.spread(ratios);
        return spread + (spread.median() <= most ? " met" : " MISSED");
    }

    private static List<Double> ratios(List<Double> ours, List<Double> floor) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < Math.min(ours.size(), floor.size()); i++) {
            ratios.add(ours.get(i) / floor.get(i));
        }
        return ratios;
    }

    private static List<Double> of(Map<String, List<Double>> seconds, String function, String way) {
        return seconds.getOrDefault(function + " " + way, List.of());
    }
}
