package com.speechcad.fn.cron;

import com.speechcad.campaign.NotDialled;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.notify.WaitingMessages;
import com.speechcad.tenant.Tenants;
import com.speechcad.watch.Figure;
import com.speechcad.watch.Figures;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a minute: how full the slots are and how long anybody waits, over all tenants, as figures for the dashboard. */
@Singleton
class Measure implements Task {
    private static final int MOST_NAMED = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Measure.class);

    private final Tx tx;
    private final Sql sql;
    private final Tenants tenants;
    private final NotDialled notDialled;
    private final WaitingMessages messages;
    private final Figures figures;
    private final Clock clock;

    Measure(
            Tx tx,
            Sql sql,
            Tenants tenants,
            NotDialled notDialled,
            WaitingMessages messages,
            Figures figures,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.tenants = tenants;
        this.notDialled = notDialled;
        this.messages = messages;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * How one tenant stands.
     *
     * @param stuck campaigns that call nobody and could
     * @param oldest since how many seconds the message is wanted that waits longest, however often it was tried
     */
    private record Standing(long used, long waiting, long stuck, long oldest) {
        static final Standing NOTHING = new Standing(0, 0, 0, 0);

        Standing and(Standing other) {
            return new Standing(
                    used + other.used, waiting + other.waiting, stuck + other.stuck, Math.max(oldest, other.oldest));
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
        tenants.all().forEach(tenant -> {
            // Each by itself: one that takes too long takes no other figure with it.
            each.run("what waits at " + tenant, () -> standings.add(tx.call(tenant, this::standing)));
            each.run("who is not dialled at " + tenant, () -> standings.add(stuck(tenant)));
        });
        var all = standings.stream().reduce(Standing.NOTHING, Standing::and);
        figures.say(Figure.SLOTS_IN_USE, all.used);
        figures.say(Figure.SLOTS_WAITING, all.waiting);
        figures.say(Figure.CAMPAIGNS_NOT_DIALLED, all.stuck);
        figures.say(Figure.OUTBOX_AGE, all.oldest);
        each.endForGood();
    }

    private Standing stuck(TenantId tenant) {
        var stuck = tx.call(tenant, () -> notDialled.find(MOST_NAMED));
        stuck.forEach(id -> LOG.warn("campaign {} of {} could call, and nobody is dialled", id, tenant));
        return new Standing(0, 0, stuck.size(), 0);
    }

    private Standing standing() {
        var now = clock.instant();
        var oldest = messages.wantedBy(now)
                .since()
                .map(since -> Duration.between(since, now).toSeconds())
                .orElse(0L);
        return sql.of("""
                        select (select count(*) from slot_lease) as used,
                          (select count(*) from attempt where state = 'PLANNED' and due_at <= :now) as waiting""")
                .with("now", now)
                .only(row -> new Standing(row.number("used"), row.number("waiting"), 0, oldest));
    }
}
