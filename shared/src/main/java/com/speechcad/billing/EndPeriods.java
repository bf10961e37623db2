package com.speechcad.billing;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends plans whose period is over and says so once. The minutes were gone at the last instant already. */
@Singleton
public class EndPeriods {
    private static final Logger LOG = LoggerFactory.getLogger(EndPeriods.class);

    private final Tx tx;
    private final Sql sql;
    private final BillingLock lock;
    private final Users users;
    private final Chats chats;
    private final Clock clock;

    EndPeriods(Tx tx, Sql sql, BillingLock lock, Users users, Chats chats, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.lock = lock;
        this.users = users;
        this.chats = chats;
        this.clock = clock;
    }

    /** @return how many this run ended itself, of at most {@code limit}, of all tenants */
    public int run(int limit) {
        return (int) due(limit).stream().filter(this::end).count();
    }

    private List<Due> due(int limit) {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id, id from ended_subscriptions(:now, :limit)")
                        .with("now", clock.instant())
                        .with("limit", limit)
                        .list(row -> new Due(row.tenant("tenant_id"), row.number("id"))));
    }

    private boolean end(Due due) {
        try {
            return tx.call(due.tenant, () -> endOne(due.subscription));
        } catch (Unreachable later) {
            LOG.warn("subscription {} was not ended: {}", due.subscription, later.toString());
            return false;
        }
    }

    private boolean endOne(long subscription) {
        var user = sql.of("select user_id from subscription where id = :id")
                .with("id", subscription)
                .only(row -> row.user("user_id"));
        lock.take(user);
        var ended = sql.of("""
                        update subscription s set state = 'EXPIRED' from plan p
                        where s.id = :id and s.state = 'ACTIVE' and s.period_end <= :now and p.id = s.plan_id
                        returning\s""" + Plans.COLUMNS)
                .with("id", subscription)
                .with("now", clock.instant())
                .first(Plans::plan);
        ended.ifPresent(plan -> say(user, subscription, plan));
        return ended.isPresent();
    }

    private void say(UserId id, long subscription, Plan plan) {
        var user = users.get(id);
        var words = plan.free()
                ? Text.text(BillingText.FREE_ENDED)
                : Text.text(BillingText.PLAN_ENDED).with("plan", BillingText.name(plan));
        chats.putOnce(
                user.chat(),
                "plan-ended:" + subscription,
                Message.of(words).row(Button.open(Text.text(BillingText.CHOOSE_PLAN), "plan")),
                user.reader());
    }

    private record Due(TenantId tenant, long subscription) {}
}
