package com.speechcad.campaign;

import com.speechcad.call.EndReason;
import com.speechcad.db.Sql;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which of a campaign's calls failed for reasons that are not the callees': what its circuit breaker saw. */
@Singleton
public class CampaignFailures {
    private static final List<String> REASONS = Arrays.stream(EndReason.values())
            .filter(reason -> CampaignBreaker.fails(reason, ContactOutcome.of(reason, false)))
            .map(EndReason::word)
            .toList();

    private final Sql sql;

    CampaignFailures(Sql sql) {
        this.sql = sql;
    }

    /** One of them. */
    public record Failed(UUID attempt, PhoneNumber to, Optional<String> reason, Instant at) {}

    /** Newest first; in the open transaction. */
    public List<Failed> last(UUID campaign, int most) {
        return sql.of("""
                        select id, to_number, reason, ended_at from attempt
                        where campaign_id = :id and ended_at is not null and reason = any(:reasons)
                        order by ended_at desc limit :most""")
                .with("id", campaign)
                .with("reasons", REASONS)
                .with("most", most)
                .list(row -> new Failed(
                        row.uuid("id"), row.phone("to_number"), row.maybeText("reason"), row.instant("ended_at")));
    }
}
