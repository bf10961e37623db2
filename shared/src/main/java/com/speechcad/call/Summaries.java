package com.speechcad.call;

import com.speechcad.db.Sql;
import com.speechcad.db.Statement;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the provider's analysis says about a person's calls, one under the other, while it is kept; by owner. */
@Singleton
public class Summaries {
    private static final String FROM = """
             from call_record r join attempt a on a.id = r.attempt_id join flow_version v on v.id = a.flow_version_id
            where a.user_id = :user and a.planned_at > :since and r.keep_until > :now and (:all or v.flow_id = :flow)
              and (r.summary <> '' or r.sentiment in ('Positive', 'Neutral', 'Negative'))""";

    private final Sql sql;
    private final Clock clock;

    Summaries(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param summary masked; may be empty
     * @param sentiment the provider's word; may be empty
     */
    public record Summary(
            UUID call,
            PhoneNumber to,
            String flow,
            Instant at,
            boolean talked,
            String summary,
            String sentiment,
            Optional<Boolean> successful) {}

    /** @param flow only its calls; empty for all */
    public int count(UserId user, Optional<UUID> flow) {
        return query("select count(*) as many" + FROM, user, flow).only(row -> row.integer("many"));
    }

    /** The newest first. */
    public List<Summary> page(UserId user, Optional<UUID> flow, int offset, int most) {
        return query("""
                        select a.id, a.to_number, a.flow_name, a.planned_at, coalesce(a.connected_ms, 0) > 0 as talked,
                          coalesce(r.summary, '') as summary, coalesce(r.sentiment, '') as sentiment, r.successful""" + FROM + " order by a.planned_at desc, a.id desc offset :offset limit :most", user, flow)
                .with("offset", offset)
                .with("most", most)
                .list(row -> new Summary(
                        row.uuid("id"),
                        row.phone("to_number"),
                        row.text("flow_name"),
                        row.instant("planned_at"),
                        row.flag("talked"),
                        row.text("summary"),
                        row.text("sentiment"),
                        row.maybeFlag("successful")));
    }

    private Statement query(String statement, UserId user, Optional<UUID> flow) {
        return sql.of(statement)
                .with("user", user)
                .with("now", clock.instant())
                .with("since", clock.instant().minus(Results.PLANNED_WITHIN))
                .with("all", flow.isEmpty())
                .with("flow", flow.orElse(new UUID(0, 0)));
    }
}
