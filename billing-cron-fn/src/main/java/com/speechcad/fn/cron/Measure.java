package com.speechcad.fn.cron;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.Tenants;
import com.speechcad.watch.Figure;
import com.speechcad.watch.Figures;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;

/** Once a minute: how full the slots are and how long anybody waits, over all tenants, as figures for the dashboard. */
@Singleton
class Measure implements Task {
    private final Tx tx;
    private final Sql sql;
    private final Tenants tenants;
    private final Figures figures;
    private final Clock clock;

    Measure(Tx tx, Sql sql, Tenants tenants, Figures figures, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.tenants = tenants;
        this.figures = figures;
        this.clock = clock;
    }

    /** @param oldest how many seconds the message waits that waits longest */
    private record Standing(long used, long waiting, long oldest) {
        static final Standing NOTHING = new Standing(0, 0, 0);

        Standing and(Standing other) {
            return new Standing(used + other.used, waiting + other.waiting, Math.max(oldest, other.oldest));
        }
    }

    @Override
    public String name() {
        return "measure";
    }

    @Override
    public void run(Duration most) {
        var standings = new ArrayList<Standing>();
        var each = new ItemByItem();
        tenants.all().forEach(tenant -> each.run("what waits at " + tenant, () -> standings.add(of(tenant))));
        var all = standings.stream().reduce(Standing.NOTHING, Standing::and);
        figures.say(Figure.SLOTS_IN_USE, all.used);
        figures.say(Figure.SLOTS_WAITING, all.waiting);
        figures.say(Figure.OUTBOX_AGE, all.oldest);
        each.endForGood();
    }

    /** Whoever blocked the bot is not waited for. */
    private Standing of(TenantId tenant) {
        return tx.call(
                tenant,
                () -> sql.of("""
                                select (select count(*) from slot_lease) as used,
                                  (select count(*) from attempt where state = 'PLANNED' and due_at <= :now) as waiting,
                                  (select coalesce(extract(epoch from :now - min(m.due_at)), 0)::bigint
                                   from chat_message m
                                   where m.shown_version < m.wanted_version and m.due_at <= :now
                                     and not exists (select from app_user u
                                       where u.telegram_id = m.chat_id and not u.reachable)) as oldest""")
                        .with("now", clock.instant())
                        .only(row -> new Standing(row.number("used"), row.number("waiting"), row.number("oldest"))));
    }
}
