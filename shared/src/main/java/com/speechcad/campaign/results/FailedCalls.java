package com.speechcad.campaign.results;

import com.speechcad.call.Attempt;
import com.speechcad.call.Attempts;
import com.speechcad.call.EndReason;
import com.speechcad.campaign.ContactOutcome;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Calls of a campaign that broke for reasons that are not the callees'. In the open transaction. */
@Singleton
public class FailedCalls {
    private static final List<String> WORDS = Arrays.stream(EndReason.values())
            .filter(FailedCalls::isFault)
            .map(EndReason::word)
            .toList();

    private final Sql sql;
    private final Attempts attempts;

    FailedCalls(Sql sql, Attempts attempts) {
        this.sql = sql;
        this.attempts = attempts;
    }

    private static boolean isFault(EndReason reason) {
        return switch (ContactOutcome.of(reason, false)) {
            case FAULT, OFF -> true;
            case REACHED, MACHINE, NOBODY, BUSY, DEAD, NOT_TRIED, NOT_ALLOWED -> false;
        };
    }

    /** Newest first. */
    public List<Attempt> newest(UUID campaign, int most) {
        return sql.of("""
                        select id from attempt where campaign_id = :id and reason = any(:words)
                        order by planned_at desc, id limit :most""")
                .with("id", campaign)
                .with("words", WORDS)
                .with("most", most)
                .list(row -> row.uuid("id"))
                .stream()
                .flatMap(id -> attempts.find(id).stream())
                .toList();
    }
}
