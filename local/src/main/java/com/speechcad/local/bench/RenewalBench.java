package com.speechcad.local.bench;

import com.speechcad.billing.RenewSubscriptions;
import com.speechcad.local.words.Form;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/**
 * {@code ./speechcad bench renewal [N]}: N subscriptions (100,000 unless told) whose period has just ended, with the money
 * for the next one, renewed by the hourly task itself against a durable PostgreSQL. One thread, as one run of the task.
 */
public final class RenewalBench {
    static final Form FORM = Form.of("bench renewal", "[N]");

    private static final int SUBSCRIPTIONS = 100_000;
    private static final int MOST = 10_000_000;
    private static final int SLICES = 10;
    private static final Duration LONG_ENOUGH = Duration.ofHours(6);

    private RenewalBench() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        var many = BenchProcess.readOrExit(
                "bench renewal", typed -> FORM.read(typed).plainNumber(SUBSCRIPTIONS, MOST), arguments);
        var out = BenchProcess.out();
        try (var process = BenchProcess.start("bench-renewal");
                var rig = Rig.start(process.folder())) {
            var machine = Machine.now(Clock.systemUTC());
            out.println(machine.line());
            machine.warning().ifPresent(out::println);
            out.printf("Renewals: %,d people with a plan and the money for the next period ...%n", many);
            people(rig, many);
            measure(rig, many, out);
            check(rig, many, out);
        }
        System.exit(0);
    }

    private static void measure(Rig rig, int many, PrintStream out) {
        var task = rig.rooms().bean(RenewSubscriptions.class);
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        var before = System.nanoTime();
        var slice = Math.max(1, many / SLICES);
        var done = 0;
        while (done < many) {
            var from = System.nanoTime();
            var renewed = 0;
            while (renewed < Math.min(slice, many - done)) {
                var batch = task.batch(200);
                if (batch == 0) {
                    throw new IllegalStateException("nothing is due after " + (done + renewed));
                }
                renewed += batch;
            }
            done += renewed;
            var seconds = (System.nanoTime() - from) / 1e9;
            out.printf("%,9d  %,.0f a second%n", done, renewed / seconds);
        }
        var seconds = (System.nanoTime() - before) / 1e9;
        var peak =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.gc();
        var after = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        out.printf(
                "%,d renewals in %,.0f s: %,.0f a second; heap at most %,d MB, %,d MB after it%n",
                done, seconds, done / seconds, peak >> 20, after >> 20);
        out.printf("One run of the hourly task works for 80 s: about %,.0f renewals%n", 80 * done / seconds);
        task.run(LONG_ENOUGH);
    }

    private static void check(Rig rig, int many, PrintStream out) throws SQLException {
        try (var statement = rig.admin().createStatement();
                var rows = statement.executeQuery("""
                        select (select count(*) from subscription_event where kind = 'RENEWED'),
                          (select count(*) from ledger_op where kind = 'SUBSCRIPTION' and outcome = 'APPLIED'),
                          (select count(*) from allowance where period_start > '2026-01-02'),
                          (select count(*) from subscription where due_at <= now())""")) {
            rows.next();
            out.printf(
                    "%,d events, %,d debits, %,d allowances, %,d still due%n",
                    rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4));
            if (rows.getLong(1) != many || rows.getLong(2) != many || rows.getLong(4) != 0) {
                throw new IllegalStateException("not every plan was renewed exactly once");
            }
        }
    }

    /** Put there by the superuser, but the money by the ledger itself. */
    private static void people(Rig rig, int many) throws SQLException {
        try (var statement = rig.admin().createStatement()) {
            statement.execute("select set_config('app.tenant', '1', false)");
            statement.execute("""
                    insert into app_user (telegram_id, name, language, terms_version, terms_accepted_at)
                    select 9000000 + n, 'Person ' || n, 'EN', 1, now() from generate_series(1, %d) n""".formatted(many));
            statement.execute("insert into business (owner_user_id, tier) select id, 'T1' from app_user"
                    + " where telegram_id > 9000000");
            statement.execute("insert into billing_lock (user_id) select id from app_user where telegram_id > 9000000");
            statement.execute(
                    "select ledger_credit('bench:' || id, 'TOP_UP', id, 50000000, '', 'bench', null, '', now())"
                            + " from app_user where telegram_id > 9000000");
            statement.execute("""
                    insert into subscription (user_id, plan_id, follows_id, free, state, period_start, period_end,
                      anchor_day, auto_renew, due_at)
                    select u.id, p.id, 0, false, 'ACTIVE', now() - interval '7 days 1 minute',
                      now() - interval '1 minute', 1, true, now() - interval '1 minute'
                    from app_user u, plan p where u.telegram_id > 9000000 and p.code = 'PRIME' and p.days = 7""");
            statement.execute("""
                    insert into allowance (subscription_id, period_start, kind, granted_seconds)
                    select s.id, s.period_start, k.kind, 3600 from subscription s, (values ('SINGLE'), ('BULK')) k (kind)""");
            statement.execute("analyze");
        }
    }
}
