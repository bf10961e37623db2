package com.speechcad.privacy;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Contacts, rows that became none, and what reference lists hold may be millions of rows: they go in pieces before the rest
 * is erased, each piece a transaction of its own. What one deleted the next one does not find, so that what is interrupted
 * goes on there.
 */
@Singleton
class ForgetLists {
    /** Far below the database's time for one statement, also on a busy day. */
    private static final int A_PIECE = 5_000;

    private static final int PIECES_A_RUN = 20;

    private final Tx tx;
    private final Sql sql;
    private final Clock clock;

    ForgetLists(Tx tx, Sql sql, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * As many pieces as are well within a job's time.
     *
     * @return whether there may be more
     */
    boolean some(TenantId tenant, UserId user) {
        for (int piece = 0; piece < PIECES_A_RUN; piece++) {
            if (!tx.call(tenant, () -> contacts(user) || rejects(user) || entries(user))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Of one list after another, as their counts say, so that those which are empty are not looked into. The list's row
     * first: an import that runs holds it, and learns by the count that contacts are gone.
     */
    private boolean contacts(UserId user) {
        var list = sql.of("""
                        select id from contact_list where owner_user_id = :user and contacts > 0
                        order by id limit 1 for update""").with("user", user).first(row -> row.uuid("id"));
        if (list.isEmpty()) {
            return false;
        }
        var gone = sql.of("""
                        with piece as materialized (select max(seq) as last from (
                          select seq from contact where list_id = :list order by seq limit :most) few)
                        delete from contact c using piece where c.list_id = :list and c.seq <= piece.last""").with("list", list.get()).with("most", A_PIECE).update();
        sql.of("""
                update contact_list set contacts = case when :gone < :most then 0 else greatest(contacts - :gone, 0) end,
                  changes = changes + 1, deleted_at = coalesce(deleted_at, :now)
                where id = :list""")
                .with("gone", gone)
                .with("most", A_PIECE)
                .with("now", clock.instant())
                .with("list", list.get())
                .update();
        return true;
    }

    /**
     * One import after another, up to a place in the order of the key: a range of the index, whatever the database reckons
     * of a table that it has not counted yet.
     */
    private boolean rejects(UserId user) {
        return sql.of("""
                        with piece as materialized (select i.id, upto.last from contact_import i
                          cross join lateral (select max(row_number) as last from (select row_number from contact_reject
                            where import_id = i.id order by row_number limit :most) few) upto
                          where i.user_id = :user and upto.last is not null limit 1)
                        delete from contact_reject r using piece
                        where r.import_id = piece.id and r.row_number <= piece.last""").with("user", user).with("most", A_PIECE).update() > 0;
    }

    private boolean entries(UserId user) {
        return sql.of("""
                        with piece as materialized (select l.id, upto.last from reference_list l
                          cross join lateral (select max(digest) as last from (select digest from reference_entry
                            where list_id = l.id order by digest limit :most) few) upto
                          where l.owner_user_id = :user and upto.last is not null limit 1)
                        delete from reference_entry e using piece
                        where e.list_id = piece.id and e.digest <= piece.last""").with("user", user).with("most", A_PIECE).update() > 0;
    }
}
