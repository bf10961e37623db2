package com.speechcad.notify;

import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Messages of the open transaction's tenant that somebody should see by now, however often they were tried. What waits for
 * people who have blocked the bot is none of them, nor is what was given up.
 */
@Singleton
public class WaitingMessages {
    /** What has a time is found by its index, which holds nothing that was shown. */
    static final String SELECT = """
            select count(*) as many, min(coalesce(m.waiting_since, m.due_at)) as first from chat_message m
            where m.shown_version < m.wanted_version and m.due_at < 'infinity'
              and coalesce(m.waiting_since, m.due_at) <= :before
              and not exists (select from app_user u where u.telegram_id = m.chat_id and not u.reachable)""";

    private final Sql sql;

    WaitingMessages(Sql sql) {
        this.sql = sql;
    }

    /**
     * How many there are.
     *
     * @param since when the one was wanted that waits longest
     */
    public record Waiting(int count, Optional<Instant> since) {}

    /** Those that were wanted at that moment, or before. */
    public Waiting wantedBy(Instant moment) {
        return sql.of(SELECT)
                .with("before", moment)
                .only(row -> new Waiting(row.integer("many"), row.maybeInstant("first")));
    }
}
