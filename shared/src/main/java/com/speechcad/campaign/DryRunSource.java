package com.speechcad.campaign;

import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Whom a draft would call, and from when on. In the open transaction. */
@Singleton
class DryRunSource {
    private final Sql sql;
    private final Clock clock;

    DryRunSource(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The next of them behind that place, in the order in which they would be called. */
    List<GateContacts.Asked> after(Campaign campaign, long place, int most) {
        var source = campaign.plan().source().orElseThrow();
        return sql.of("select place, number, " + ContactZone.STATED + " from (" + CampaignRows.select(source)
                        + " limit :most) p")
                .with("source", source.id())
                .with("after", place)
                .with("most", most)
                .list(row -> GateContacts.Asked.of(row, "place"));
    }

    /** What waits, waits from then on: nobody is called before the planned start anyway. */
    Instant start(Campaign campaign) {
        var now = clock.instant();
        return campaign.plan()
                .start()
                .map(Campaign.Start::at)
                .filter(now::isBefore)
                .orElse(now);
    }
}
