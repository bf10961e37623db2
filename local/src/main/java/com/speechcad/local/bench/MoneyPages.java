package com.speechcad.local.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How long one client waits for a statement's page, alone and while debits run, beside what touches no table at all. */
final class MoneyPages {
    private static final String PAGE = """
            select t.id, t.wallet_seq, t.kind, t.wallet_change, t.wallet_after, t.effective_at, o.subject, o.note
            from ledger_transfer t join ledger_op o on o.tenant_id = t.tenant_id and o.id = t.op_id
            where t.wallet_account = (select id from ledger_account where owner_user_id = ? and code = 'wallet')
              and t.wallet_seq < ? order by t.wallet_seq desc limit 21""";
    private static final int MANY = 2_000;

    private final long owner;
    private final double seconds;
    private final PreparedStatement page;
    private final PreparedStatement answer;
    private final PreparedStatement count;

    /**
     * @param connection nobody else's
     * @param owner whose statement
     * @param seconds how long a slice is
     */
    MoneyPages(Connection connection, long owner, double seconds) throws SQLException {
        this.owner = owner;
        this.seconds = seconds;
        try (var tenant = connection.prepareStatement("select set_config('app.tenant', '1', false)")) {
            tenant.execute();
        }
        page = connection.prepareStatement(PAGE);
        answer = connection.prepareStatement("select 1");
        count = connection.prepareStatement("select count(*) from generate_series(1, ?)");
    }

    /**
     * The p99 in milliseconds of a page, of an answer that is only the round trip, and of counting for as long as a page
     * takes when nothing else runs. What counting waits for beside debits is the processor, and nothing of the books.
     */
    record Waits(double page, double answer, double count) {}

    /** Idle, and while debits run. */
    record Pair(Waits idle, Waits loaded) {}

    /** ABBA: idle, with debits at that many a second for twice as long, idle. */
    List<Pair> beside(MoneyLoad debits, double debitsASecond, int rounds) throws SQLException {
        countAsLongAsAPage();
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < rounds; i++) {
            var idle = read(seconds);
            var until = System.nanoTime() + (long) (2 * seconds * 1e9);
            var running = debits.paced(until, debitsASecond);
            var loaded = read(2 * seconds * 0.95);
            running.forEach(MoneyLoad::of);
            idle.add(read(seconds));
            pairs.add(new Pair(idle.p99(), loaded.p99()));
        }
        return pairs;
    }

    private void countAsLongAsAPage() throws SQLException {
        count.setInt(1, 1);
        read(seconds);
        var one = read(seconds);
        count.setInt(1, MANY);
        read(seconds);
        var many = read(seconds);
        var each = (median(many.counts) - median(one.counts)) / (MANY - 1);
        count.setInt(1, 1 + (int) Math.max(0, (median(many.pages) - median(one.counts)) / each));
    }

    private record Taken(List<Long> pages, List<Long> answers, List<Long> counts) {
        void add(Taken more) {
            pages.addAll(more.pages);
            answers.addAll(more.answers);
            counts.addAll(more.counts);
        }

        Waits p99() {
            return new Waits(MoneyPages.p99(pages), MoneyPages.p99(answers), MoneyPages.p99(counts));
        }
    }

    /** One after the other, so that all meet the same moments. */
    private Taken read(double seconds) throws SQLException {
        var taken = new Taken(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var until = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < until) {
            page.setLong(1, owner);
            page.setLong(2, taken.pages.size() % 2 == 0 ? Long.MAX_VALUE : 50);
            taken.pages.add(took(page));
            taken.answers.add(took(answer));
            taken.counts.add(took(count));
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

    private static double median(List<Long> nanos) {
        return Figures.quantile(nanos.stream().mapToLong(Long::longValue), 0.5);
    }

    private static double p99(List<Long> nanos) {
        return Figures.quantile(nanos.stream().mapToLong(Long::longValue), 0.99) / 1e6;
    }
}
