package com.speechcad.local.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code ./speechcad bench money [--rounds N] [--seconds S] [--clients N] [--write]}: postings, holds and statements against
 * a durable one-row insert on the same number of connections, slice by slice in one run.
 */
public final class MoneyBench {
    private static final Path FOLDER = Path.of(".speechcad", "bench-money");
    private static final String PAGE = """
            select t.id, t.wallet_seq, t.kind, t.wallet_change, t.wallet_after, t.effective_at, o.subject, o.note
            from ledger_transfer t join ledger_op o on o.tenant_id = t.tenant_id and o.id = t.op_id
            where t.wallet_account = (select id from ledger_account where owner_user_id = ? and code = 'wallet')
              and t.wallet_seq < ? order by t.wallet_seq desc limit 21""";

    private final MoneyRig rig;
    private final Asked asked;
    private final Map<MoneyWork, MoneyLoad> loads = new EnumMap<>(MoneyWork.class);

    private MoneyBench(MoneyRig rig, Asked asked) {
        this.rig = rig;
        this.asked = asked;
    }

    /** What was asked for. */
    record Asked(int rounds, double seconds, int clients, boolean write) {
        static Asked read(String... arguments) {
            var asked = new Asked(7, 2, 16, false);
            for (var words = List.of(arguments).iterator(); words.hasNext(); ) {
                asked = switch (words.next()) {
                    case "--rounds" ->
                        new Asked(Integer.parseInt(words.next()), asked.seconds, asked.clients, asked.write);
                    case "--seconds" ->
                        new Asked(asked.rounds, Double.parseDouble(words.next()), asked.clients, asked.write);
                    case "--clients" ->
                        new Asked(asked.rounds, asked.seconds, Integer.parseInt(words.next()), asked.write);
                    case "--write" -> new Asked(asked.rounds, asked.seconds, asked.clients, true);
                    default ->
                        throw new IllegalArgumentException(
                                "bench money takes --rounds N, --seconds S, --clients N, --write");
                };
            }
            return asked;
        }
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setProperty("logback.configurationFile", "bench/logback.xml");
        var asked = Asked.read(arguments);
        forget();
        try (var rig = new MoneyRig(FOLDER)) {
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
        } finally {
            forget();
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

    /**
     * What one client waits for, p99 in milliseconds: a statement's page, and an answer that takes no table at all, which
     * is what the round trip and the wait for a processor cost by themselves.
     */
    record Waits(double page, double answer) {}

    /** Idle, and while debits run. */
    record Pair(Waits idle, Waits loaded) {}

    /** A statement's page idle, and while debits run at half of what they can; ABBA. */
    private List<Pair> pages(List<Double> rates) throws SQLException {
        var connection = rig.asFunctions(-1);
        try (var tenant = connection.prepareStatement("select set_config('app.tenant', '1', false)")) {
            tenant.execute();
        }
        var page = connection.prepareStatement(PAGE);
        var answer = connection.prepareStatement("select 1");
        var half = Figures.spread(rates).median() / 2;
        read(page, answer, asked.seconds());
        var pages = new ArrayList<Pair>();
        for (int i = 0; i < asked.rounds(); i++) {
            var idle = read(page, answer, asked.seconds());
            var until = System.nanoTime() + (long) (2 * asked.seconds() * 1e9);
            var running = of(loads, MoneyWork.POSTING).paced(until, half);
            var loaded = read(page, answer, 2 * asked.seconds() * 0.95);
            running.forEach(MoneyLoad::of);
            var after = read(page, answer, asked.seconds());
            idle.pages.addAll(after.pages);
            idle.answers.addAll(after.answers);
            pages.add(new Pair(idle.p99(), loaded.p99()));
        }
        return pages;
    }

    private record Taken(List<Long> pages, List<Long> answers) {
        Waits p99() {
            return new Waits(MoneyBench.p99(pages), MoneyBench.p99(answers));
        }
    }

    /** One after the other, so that both meet the same moments. */
    private Taken read(PreparedStatement page, PreparedStatement answer, double seconds) throws SQLException {
        var taken = new Taken(new ArrayList<>(), new ArrayList<>());
        var until = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < until) {
            page.setLong(1, rig.first());
            page.setLong(2, taken.pages.size() % 2 == 0 ? Long.MAX_VALUE : 50);
            taken.pages.add(took(page));
            taken.answers.add(took(answer));
        }
        return taken;
    }

    private static long took(PreparedStatement asked) throws SQLException {
        var began = System.nanoTime();
        try (var rows = asked.executeQuery()) {
            while (rows.next()) {
                rows.getLong(1);
            }
        }
        return System.nanoTime() - began;
    }

    private static double p99(List<Long> nanos) {
        return Figures.quantile(nanos.stream().mapToLong(Long::longValue), 0.99) / 1e6;
    }

    private static void forget() throws IOException {
        if (Files.exists(FOLDER)) {
            try (var files = Files.walk(FOLDER)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(FOLDER.resolveSibling(FOLDER.getFileName() + ".log"));
    }
}
