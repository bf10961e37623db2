package com.speechcad.db;

import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Jobs of the open transaction's tenant that were given up, until an admin takes them up again or lays them aside. */
@Singleton
public class GivenUpJobs {
    public static final int SHORTEST_REASON = 5;
    public static final int LONGEST_REASON = 300;

    /** What failed anew after it was laid aside stands there again. */
    private static final String OPEN =
            "from job where state = 'REFUSED' and (dismissed_at is null or dismissed_at < finished_at) ";

    private static final String SELECT =
            "select id, kind, subject, created_at, finished_at, attempts - untried as tries, note, campaign, may_again "
                    + OPEN;

    private final Sql sql;
    private final Jobs jobs;
    private final Audit audit;
    private final Json json;
    private final Clock clock;

    GivenUpJobs(Sql sql, Jobs jobs, Audit audit, Json json, Clock clock) {
        this.sql = sql;
        this.jobs = jobs;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param note why, as it was thrown or said
     * @param campaign whose work it was, where that is known
     * @param mayAgain whether to try once more harms nobody, and nobody was told that it does not come
     */
    public record GivenUp(
            UUID id,
            String kind,
            String subject,
            Instant askedAt,
            Optional<Instant> at,
            int tries,
            String note,
            Optional<UUID> campaign,
            boolean mayAgain) {}

    public int count() {
        return sql.of("select count(*) as many " + OPEN).only(row -> row.integer("many"));
    }

    /** Newest first. */
    public List<GivenUp> list(int offset, int most) {
        return sql.of(SELECT + "order by finished_at desc nulls last, id offset :offset limit :most")
                .with("offset", offset)
                .with("most", most)
                .list(GivenUpJobs::read);
    }

    public Optional<GivenUp> find(UUID id) {
        return sql.of(SELECT + "and id = :id").with("id", id).first(GivenUpJobs::read);
    }

    /** It has all its tries again. @return false when it is not given up any more, or is not to be tried again */
    public boolean again(UUID id, UserId by) {
        var found = find(id).filter(GivenUp::mayAgain);
        found.ifPresent(job -> {
            jobs.addAgainIfRefused(job.kind, job.subject, "{}");
            said(job, by, "job.again", Map.of("kind", job.kind));
        });
        return found.isPresent();
    }

    /** Nobody has to look at it any more. @return false when somebody was faster */
    public boolean dismiss(UUID id, UserId by, String reason) {
        var found = find(id);
        found.ifPresent(job -> {
            sql.of("update job set dismissed_at = :now where id = :id")
                    .with("now", clock.instant())
                    .with("id", id)
                    .update();
            said(job, by, "job.dismiss", Map.of("kind", job.kind, "reason", reason));
        });
        return found.isPresent();
    }

    private void said(GivenUp job, UserId by, String action, Map<String, String> detail) {
        audit.append("user:" + by.value(), action, "job:" + job.id, json.write(detail));
    }

    private static GivenUp read(Row row) throws SQLException {
        return new GivenUp(
                row.uuid("id"),
                row.text("kind"),
                row.text("subject"),
                row.instant("created_at"),
                row.maybeInstant("finished_at"),
                row.integer("tries"),
                row.text("note"),
                row.maybeUuid("campaign"),
                row.flag("may_again"));
    }
}
