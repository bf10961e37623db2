package com.speechcad.notify;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * The net under what waits for people who have blocked the bot: whatever has a time all the same, such as what was put
 * while they did it, is due no more, so that nobody looks for it every minute.
 */
@Singleton
public class RestUnreachable implements Task {
    private static final int AT_ONCE = 2_000;

    private final Tx tx;
    private final Sql sql;
    private final Tenants tenants;
    private final Clock clock;

    RestUnreachable(Tx tx, Sql sql, Tenants tenants, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void run(Duration most) {
        var end = clock.instant().plus(most);
        var each = new ItemByItem();
        tenants.all()
                .forEach(tenant -> each.run("what waits for nobody at " + tenant, () -> {
                    var rested = AT_ONCE;
                    while (rested == AT_ONCE && clock.instant().isBefore(end)) {
                        rested = tx.call(tenant, this::rest);
                    }
                }));
        each.end();
    }

    private int rest() {
        return sql.of("""
                        update chat_message set due_at = 'infinity' where shown_version < wanted_version
                          and (chat_id, slot) in (select m.chat_id, m.slot from chat_message m
                            join app_user u on u.telegram_id = m.chat_id and not u.reachable
                            where m.shown_version < m.wanted_version and m.due_at <= :now
                            order by m.due_at limit :most)""").with("now", clock.instant()).with("most", AT_ONCE).update();
    }
}
