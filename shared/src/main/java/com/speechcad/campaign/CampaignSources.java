package com.speechcad.campaign;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.lawful.CampaignLists;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Follows a campaign to the list it came from, through those that it calls again, and looks when that was added to. */
@Singleton
class CampaignSources implements CampaignLists {
    private final Sql sql;

    CampaignSources(Sql sql) {
        this.sql = sql;
    }

    /** Whoever was added after it was confirmed is not among those whom it calls. */
    @Override
    public Later<Optional<Instant>> askLastAdded(UUID campaign) {
        return sql.of("""
                        with recursive source as (
                          select list_id, again_of, launched_at from campaign where id = :id
                          union select c.list_id, c.again_of, c.launched_at from campaign c join source s on c.id = s.again_of)
                        select max(i.finished_at) as at from source s join contact_import i on i.list_id = s.list_id
                        where i.state = 'DONE' and i.ready > 0 and (s.launched_at is null or i.finished_at <= s.launched_at)""").with("id", campaign).askOnly(row -> row.maybeInstant("at"));
    }
}
