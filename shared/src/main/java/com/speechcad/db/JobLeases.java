package com.speechcad.db;

import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Jobs as they are worked at: taken for a while, and brought to what came of it, by whoever still has them then. */
@Singleton
class JobLeases {
    private final Tx tx;
    private final Sql sql;
    private final Clock clock;

    JobLeases(Tx tx, Sql sql, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A job that is ours for a while.
     *
     * @param tries which one this is since it was asked for
     * @param deaths how many leases before this one ran out in a row, with nobody coming back from the work; one that was
     *     given less than half a minute ago by the server's clock tells only that ours jumped
     * @param unknownSince when somebody first had it who does not know its kind; empty once somebody was at it who does
     */
    record Leased(Job job, int tries, int deaths, Optional<Instant> unknownSince) {}

    Optional<Leased> lease(TenantId tenant, UUID id, Duration length) {
        return tx.call(
                tenant,
                () -> sql.of("""
                        update job set attempts = attempts + 1, leased_until = :until, leased_at = clock_timestamp(),
                          deaths = case when leased_until is null then 0
                            when leased_at > clock_timestamp() - interval '30 seconds' then deaths
                            else deaths + 1 end
                        where id = :id and state = 'WAITING' and due_at <= :now
                          and (leased_until is null or leased_until <= :now)
                        returning kind, subject, payload, attempts, attempts - untried as tries, deaths, unknown_since""")
                        .with("id", id)
                        .with("now", clock.instant())
                        .with("until", clock.instant().plus(length))
                        .first(row -> new Leased(
                                new Job(
                                        tenant,
                                        id,
                                        row.text("kind"),
                                        row.text("subject"),
                                        row.text("payload"),
                                        row.integer("attempts")),
                                row.integer("tries"),
                                row.integer("deaths"),
                                row.maybeInstant("unknown_since"))));
    }

    void done(Job job) {
        tx.run(
                job.tenant(),
                () -> sql.of("""
                        update job set state = 'DONE', note = '', leased_until = null, finished_at = :now,
                          unknown_since = null
                        where id = :id and attempts = :attempt""")
                        .with("now", clock.instant())
                        .with("id", job.id())
                        .with("attempt", job.attempt())
                        .update());
    }

    /**
     * Nobody runs it again by itself; admins see it.
     *
     * @param mayAgain whether one of them may have it tried once more
     * @param campaign whose work it was
     * @return false when somebody else is at it by now
     */
    boolean giveUp(Job job, String why, boolean mayAgain, Optional<String> campaign) {
        return tx.call(
                        job.tenant(),
                        () -> sql.of("""
                        update job set state = 'REFUSED', note = :why, leased_until = null, finished_at = :now,
                          unknown_since = null, may_again = :again, campaign = :campaign
                        where id = :id and attempts = :attempt""")
                                .with("now", clock.instant())
                                .with("why", why)
                                .with("again", mayAgain)
                                .with(
                                        "campaign",
                                        campaign.flatMap(JobLeases::uuid).orElse(null))
                                .with("id", job.id())
                                .with("attempt", job.attempt())
                                .update())
                == 1;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    void again(Job job, Instant at, String note, boolean counts) {
        tx.run(
                job.tenant(),
                () -> sql.of("""
                        update job set due_at = :at, note = :note, leased_until = null, unknown_since = null,
                          attempts = attempts - case when :counts then 0 else 1 end
                        where id = :id and attempts = :attempt""")
                        .with("at", at)
                        .with("note", note)
                        .with("counts", counts)
                        .with("id", job.id())
                        .with("attempt", job.attempt())
                        .update());
    }

    /** Its kind is not known here: nothing was tried, and that is kept with since when. */
    void putOff(Job job, Instant until) {
        tx.run(
                job.tenant(),
                () -> sql.of("""
                        update job set due_at = :until, note = 'a kind of another version', leased_until = null,
                          attempts = attempts - 1, unknown_since = coalesce(unknown_since, :now)
                        where id = :id and attempts = :attempt""")
                        .with("until", until)
                        .with("now", clock.instant())
                        .with("id", job.id())
                        .with("attempt", job.attempt())
                        .update());
    }
}
