package com.speechcad.notify;

import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.tenant.PieceByPiece;
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

    private final PieceByPiece pieces;
    private final Sql sql;
    private final Clock clock;

    RestUnreachable(PieceByPiece pieces, Sql sql, Clock clock) {
        this.pieces = pieces;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void run(Duration most) {
        pieces.run(most, AT_ONCE, new PieceByPiece.Work("what waits for people who are not reached", this::rest));
    }

    private int rest(int most) {
        return sql.of("""
                        update chat_message set due_at = 'infinity', waiting_since = null where shown_version < wanted_version
                          and (chat_id, slot) in (select m.chat_id, m.slot from chat_message m
                            join app_user u on u.telegram_id = m.chat_id and not u.reachable
                            where m.shown_version < m.wanted_version and m.due_at <= :now
                            order by m.due_at limit :most)""").with("now", clock.instant()).with("most", most).update();
    }
}
