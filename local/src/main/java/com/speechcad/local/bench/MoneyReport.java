package com.speechcad.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The figures of {@link MoneyBench} in words and tables, and their place in the document. */
record MoneyReport(
        Machine before,
        Machine after,
        MoneyBench.Asked asked,
        Map<MoneyWork, List<Double>> rates,
        List<MoneyPages.Pair> pages,
        long faults) {
    private static final Map<MoneyWork, Double> GOALS = Map.of(MoneyWork.POSTING, 0.45, MoneyWork.HOLD, 0.2);
    private static final double PAGE_GOAL = 3;

    String text() {
        var lines = new ArrayList<String>();
        lines.add(Sections.MONEY + "\n");
        lines.add("Written by `./speechcad bench money --write`. " + before.line()
                + ", %.1f at the end.%n".formatted(after.load()));
        before.warning().ifPresent(warning -> lines.add(warning + "\n"));
        lines.add("| | a second, median | of one durable row (least–most) | goal |");
        lines.add("|---|---|---|---|");
        for (var work : MoneyWork.values()) {
            var ratio = Figures.spread(ratios(work));
            var goal = GOALS.get(work);
            lines.add("| %s | %.0f | %s | %s |"
                    .formatted(
                            work.title(),
                            Figures.spread(MoneyBench.of(rates, work)).median(),
                            work == MoneyWork.FLOOR ? "1" : ratio.toString(),
                            goal == null
                                    ? ""
                                    : "≥ %.2f: %s".formatted(goal, ratio.median() >= goal ? "met" : "MISSED")));
        }
        var page = times(MoneyPages.Waits::page);
        lines.add("\nA statement's page of 20 lines, p99: %s, goal ≤ 3: %s.%n"
                .formatted(waits(MoneyPages.Waits::page), page.median() <= PAGE_GOAL ? "met" : "MISSED"));
        lines.add(
                "`select 1`, asked in turn with it on the same connection, p99: %s. That much is the round trip and the"
                                .formatted(waits(MoneyPages.Waits::answer))
                        + " wait for a processor, which %d connections share.%n".formatted(asked.clients()));
        lines.add(
                "Counting for as long as an idle page takes, which touches no table, likewise: %s. The page's times by"
                                .formatted(waits(MoneyPages.Waits::count))
                        + " those times, which is what debits cost it beside the processor: %s.%n".formatted(net()));
        lines.add("Broken rules of the books afterwards: %d.%n".formatted(faults));
        lines.add("""
                %d rounds of slices of %.1f s, forth and back (ABBA), %d connections each, client and PostgreSQL on one machine,
                `fsync`, `synchronous_commit` and `full_page_writes` on; a ratio is taken round by round. **One durable row** is an
                `insert` in autocommit into a table with nothing on it. **A posting** is a debit user → platform with row-level
                security and foreign keys on and the chat's outbox row, tenant, function and outbox in one round trip and one
                transaction. **Hold + capture + release** is three calls and counts as one: a hold of ten, a capture of seven, which
                gives the rest back, and a release, which is told so; **as a call ends**, it is the first two. **The same SQL as a
                transaction of statements** is what the posting's function does, sent one by one by the ledger's role. **Spread** is
                5,000 wallets, **hot** is one. The page is read by one client; the debits beside it come at half of what the run before
                reached.""".formatted(asked.rounds(), asked.seconds(), asked.clients()));
        return String.join("\n", lines) + "\n";
    }

    private String waits(ToDoubleFunction<MoneyPages.Waits> what) {
        return "idle %s ms, while debits run %s ms: %s times"
                .formatted(
                        Figures.spread(pages.stream()
                                .map(pair -> what.applyAsDouble(pair.idle()))
                                .toList()),
                        Figures.spread(pages.stream()
                                .map(pair -> what.applyAsDouble(pair.loaded()))
                                .toList()),
                        times(what));
    }

    private Figures.Spread times(ToDoubleFunction<MoneyPages.Waits> what) {
        return Figures.spread(pages.stream()
                .map(pair -> what.applyAsDouble(pair.loaded()) / what.applyAsDouble(pair.idle()))
                .toList());
    }

    private Figures.Spread net() {
        return Figures.spread(pages.stream()
                .map(pair -> pair.loaded().page()
                        / pair.idle().page()
                        * pair.idle().count()
                        / pair.loaded().count())
                .toList());
    }

    private List<Double> ratios(MoneyWork work) {
        var ours = MoneyBench.of(rates, work);
        var floor = MoneyBench.of(rates, MoneyWork.FLOOR);
        return IntStream.range(0, ours.size())
                .mapToObj(i -> ours.get(i) / floor.get(i))
                .toList();
    }

    static {
        // Figures are written alike wherever they are taken.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    }
}
