package com.speechcad.local.bench;

import com.speechcad.local.words.Form;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code ./speechcad bench money [--rounds N] [--seconds S] [--clients N] [--write]}: postings, holds and statements against
 * a durable one-row insert on the same number of connections, slice by slice in one run.
 */
public final class MoneyBench {
    static final Form FORM = Form.of("bench money", "--rounds N", "--seconds S", "--clients N", "--write");

    private static final int MOST_ROUNDS = 1000;
    private static final int MOST_SECONDS = 600;
    /** PostgreSQL here has sixty, and some are the bench's own. */
    private static final int MOST_CLIENTS = 50;

    private final MoneyRig rig;
    private final Asked asked;
    private final Map<MoneyWork, MoneyLoad> loads = new EnumMap<>(MoneyWork.class);

    private MoneyBench(MoneyRig rig, Asked asked) {
        this.rig = rig;
        this.asked = asked;
    }

    /** What was asked for. */
    record Asked(int rounds, double seconds, int clients, boolean write) {
        /** @throws IllegalArgumentException with a sentence for whoever typed them */
        static Asked read(String... typed) {
            var words = FORM.read(typed);
            return new Asked(
                    words.number("--rounds", 7, MOST_ROUNDS),
                    words.decimal("--seconds", 2, MOST_SECONDS),
                    words.number("--clients", 16, MOST_CLIENTS),
                    words.has("--write"));
        }
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var asked = BenchProcess.readOrExit("bench money", Asked::read, arguments);
        var out = BenchProcess.out();
        try (var process = BenchProcess.start("bench-money");
                var rig = new MoneyRig(process.folder())) {
            var machine = Machine.now(Clock.systemUTC());
            out.println(machine.line());
            var bench = new MoneyBench(rig, asked);
            var rates = bench.rates(out);
            var pages = bench.pages(of(rates, MoneyWork.POSTING));
            var report = new MoneyReport(machine, Machine.now(Clock.systemUTC()), asked, rates, pages, rig.faults());
            bench.loads.values().forEach(MoneyLoad::close);
            out.println(report.text());
            if (asked.write()) {
                Sections.write(Sections.DOCUMENT, Sections.MONEY, report.text());
                out.println("Written to " + Sections.DOCUMENT);
            }
        }
        System.exit(0);
    }

    /** Postings a second, one number a round. */
    private Map<MoneyWork, List<Double>> rates(PrintStream out) throws SQLException {
        var rates = new EnumMap<MoneyWork, List<Double>>(MoneyWork.class);
        var works = List.of(MoneyWork.values());
        for (var work : works) {
            var load = new MoneyLoad(work, rig, asked.clients());
            loads.put(work, load);
            load.full(1);
            rates.put(work, new ArrayList<>());
        }
        for (int i = 0; i < asked.rounds(); i++) {
            rig.checkpoint();
            var sums = new EnumMap<MoneyWork, Double>(MoneyWork.class);
            works.forEach(work -> slice(work, sums));
            works.reversed().forEach(work -> slice(work, sums));
            sums.forEach((work, sum) -> of(rates, work).add(sum / 2));
            out.printf("round %d of %d%n", i + 1, asked.rounds());
        }
        return rates;
    }

    /** Every work has one. */
    static <V> V of(Map<MoneyWork, V> all, MoneyWork work) {
        return Objects.requireNonNull(all.get(work), work::title);
    }

    private void slice(MoneyWork work, Map<MoneyWork, Double> sums) {
        sums.merge(work, of(loads, work).full(asked.seconds()), Double::sum);
    }

    /** A statement's page idle, and while debits run at half of what they can. */
    private List<MoneyPages.Pair> pages(List<Double> rates) throws SQLException {
        return new MoneyPages(rig.asFunctions(-1), rig.first(), asked.seconds())
                .beside(of(loads, MoneyWork.POSTING), Figures.spread(rates).median() / 2, asked.rounds());
    }
}
