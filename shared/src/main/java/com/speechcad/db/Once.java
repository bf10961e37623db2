package com.speechcad.db;

import com.speechcad.watch.Figure;
import com.speechcad.watch.Figures;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Claims a key: whoever comes second, at the same time or later, is told so. It is for what its sender repeats for days at
 * most, because keys are forgotten after weeks; what happens once for good is kept with what it is about.
 */
@Singleton
public class Once {
    private final Sql sql;
    private final Figures figures;

    Once(Sql sql, Figures figures) {
        this.sql = sql;
        this.figures = figures;
    }

    /**
     * Waits while another transaction holds the same key, and is told false when that one commits.
     *
     * @param scope what kind of fact, such as {@code telegram-update}
     * @return true exactly once per tenant, scope and key while it is kept, unless the transaction rolls back
     */
    public boolean claim(String scope, String key) {
        return askToClaim(scope, key).get();
    }

    /** The same, in the round trip of what has to be known next; nothing may be changed before it is. */
    public Later<Boolean> askToClaim(String scope, String key) {
        return sql.of("""
                        insert into claimed_key (scope, key) values (:scope, :key)
                        on conflict do nothing""").with("scope", scope).with("key", key).askUpdate().then(added -> claimed(scope, added == 1));
    }

    /** For a claim within a larger statement: what came second is counted among the duplicates. */
    public boolean claimed(String scope, boolean isFirst) {
        if (!isFirst) {
            figures.say(Figure.DUPLICATES, scope, 1);
        }
        return isFirst;
    }

    /** @return how many of the oldest were forgotten, {@code most} at most */
    public int forget(Instant before, int most) {
        return sql.of("""
                        delete from claimed_key where (scope, key) in (
                          select scope, key from claimed_key where claimed_at <= :before order by claimed_at limit :most)""").with("before", before).with("most", most).update();
    }
}
