package com.speechcad.call;

import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Attempts of the open transaction's tenant about which the provider has to be asked, since it did not tell. */
@Singleton
class MissedAttempts {
    private final Sql sql;

    MissedAttempts(Sql sql) {
        this.sql = sql;
    }

    /** @return false when nothing is to be checked any more: somebody heard of it meanwhile */
    boolean checkAt(UUID id, Instant at) {
        return sql.of("update attempt set check_at = :at where id = :id and check_at is not null")
                        .with("at", at)
                        .with("id", id)
                        .update()
                == 1;
    }

    /** From then on, a millisecond apart, so that they keep their order. */
    void checkInTurn(List<UUID> ids, Instant at) {
        sql.of("""
                update attempt a set check_at = :at::timestamptz + turn.n * interval '1 millisecond'
                from unnest(:ids::uuid[]) with ordinality as turn (id, n)
                where a.id = turn.id and a.check_at is not null""").with("at", at).with("ids", ids).soon();
    }

    /** The same of those that are still to be checked when they were told to be before; of the others somebody heard. */
    void checkInTurnAfterAll(List<UUID> ids, Instant before, Instant at) {
        sql.of("""
                update attempt a set check_at = :at::timestamptz + turn.n * interval '1 millisecond'
                from unnest(:ids::uuid[]) with ordinality as turn (id, n)
                where a.id = turn.id and a.check_at >= :before and a.check_at < :end""")
                .with("at", at)
                .with("ids", ids)
                .with("before", before)
                .with("end", before.plusSeconds(1))
                .soon();
    }

    /** @param named whether the provider told us its own name for it */
    record UnderWay(UUID id, Instant dialledAt, boolean named) {}

    /** Those of them that are not over. */
    List<UnderWay> underWay(List<UUID> ids) {
        return sql.of("""
                        select id, dialled_at, provider_call_id is not null as named from attempt
                        where id = any(:ids::uuid[]) and state in ('DIALLING', 'UNCERTAIN', 'IN_CALL')
                          and dialled_at is not null""")
                .with("ids", ids)
                .list(row -> new UnderWay(row.uuid("id"), row.instant("dialled_at"), row.flag("named")));
    }

    void foundNothing(UUID id, Instant again) {
        sql.of("update attempt set empty_lookups = empty_lookups + 1, check_at = :at where id = :id")
                .with("at", again)
                .with("id", id)
                .update();
    }
}
