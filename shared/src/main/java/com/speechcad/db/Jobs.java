package com.speechcad.db;

import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Jobs as rows. A message to the queue follows the commit; if it is lost, the sweep sends another. */
@Singleton
public class Jobs {
    private static final Duration BEFORE_THE_SWEEP = Duration.ofMinutes(1);

    private final Tx tx;
    private final Sql sql;
    private final AcrossTenants across;
    private final Queue queue;
    private final IdSource ids;
    private final Clock clock;

    Jobs(Tx tx, Sql sql, AcrossTenants across, Queue queue, IdSource ids, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.across = across;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /** Commits with the open transaction and is sent right after it; a second one of the same subject changes nothing. */
    public void add(String kind, String subject, String payloadJson) {
        addAt(kind, subject, payloadJson, clock.instant());
    }

    /** The same, not before {@code due}: what is due within a minute waits in the queue, later than that the sweep sends it. */
    public void addAt(String kind, String subject, String payloadJson, Instant due) {
        var id = ids.next();
        var insert = sql.of("""
                        insert into job (id, kind, subject, payload, due_at)
                        values (:id, :kind, :subject, :payload::jsonb, :due)
                        on conflict (tenant_id, kind, subject) do nothing""")
                .with("id", id)
                .with("kind", kind)
                .with("subject", subject)
                .with("payload", payloadJson)
                .with("due", due);
        var wait = Duration.between(clock.instant(), due);
        if (wait.compareTo(BEFORE_THE_SWEEP) >= 0) {
            insert.soon();
            return;
        }
        var tenant = tx.tenant();
        insert.askUpdate().then(added -> {
            if (added == 1) {
                tx.afterCommit("job " + id, () -> send(tenant, id, wait));
            }
            return added;
        });
    }

    /**
     * Adds what somebody asked for by a tap: once within each {@code period}, however often they tap. The subject gets the
     * period's number as a further part.
     */
    public void addOncePer(Duration period, String kind, String subject) {
        add(kind, subject + ":" + period(period), "{}");
    }

    /** The number of the running period of that length: whoever asks twice within it gets the same one. */
    public long period(Duration length) {
        return clock.instant().getEpochSecond() / length.toSeconds();
    }

    /**
     * Adds what may be asked for more than once: one that is over is due again, and what somebody is at right now is
     * done once more after them, as what they decided on may be over. Its tries are counted from the start: how often
     * somebody asks uses up none of them, and what was given up has all of them again.
     */
    public void addAgain(String kind, String subject, String payloadJson) {
        addOr("""
                set state = 'WAITING', due_at = least(job.due_at, excluded.due_at), finished_at = null, deaths = 0,
                  attempts = job.attempts + case when job.leased_until is null then 0 else 1 end,
                  untried = job.attempts + case when job.leased_until is null then 0 else 1 end,
                  leased_until = null""", kind, subject, payloadJson);
    }

    /**
     * For the net under work that has to be done by the end: what was given up has all its tries again, what is not known any
     * more is added, and what waits or is done is left as it is.
     */
    public void addAgainIfRefused(String kind, String subject, String payloadJson) {
        addOr("""
                set state = 'WAITING', due_at = excluded.due_at, finished_at = null, deaths = 0, untried = job.attempts
                where job.state = 'REFUSED'""", kind, subject, payloadJson);
    }

    /** @param update what becomes of a row that is there; only one that it changes is sent */
    private void addOr(String update, String kind, String subject, String payloadJson) {
        var tenant = tx.tenant();
        sql.of("""
                        insert into job (id, kind, subject, payload, due_at)
                        values (:id, :kind, :subject, :payload::jsonb, :now)
                        on conflict (tenant_id, kind, subject) do update
                        %s
                        returning id""".formatted(update))
                .with("id", ids.next())
                .with("kind", kind)
                .with("subject", subject)
                .with("payload", payloadJson)
                .with("now", clock.instant())
                .askList(row -> row.uuid("id"))
                .then(added -> {
                    added.forEach(id -> tx.afterCommit("job " + id, () -> send(tenant, id)));
                    return added;
                });
    }

    /** Whole seconds, and not a moment before it is due. */
    private void send(TenantId tenant, UUID id, Duration wait) {
        if (wait.isPositive()) {
            queue.sendLater(Queue.Name.JOBS, body(tenant, id), Duration.ofSeconds(wait.toSeconds() + 1));
        } else {
            send(tenant, id);
        }
    }

    /** What a waiting job waited for is here: it is due now, and sent right after the commit. Nothing waiting is fine. */
    public void hurry(String kind, String subject) {
        var tenant = tx.tenant();
        sql.of("""
                        update job set due_at = :now
                        where kind = :kind and subject = :subject and state = 'WAITING' and due_at > :now
                        returning id""")
                .with("now", clock.instant())
                .with("kind", kind)
                .with("subject", subject)
                .list(row -> row.uuid("id"))
                .forEach(id -> tx.afterCommit("job " + id, () -> send(tenant, id)));
    }

    /** How many of a kind, of the open transaction's tenant, are not over and have a subject that begins so. */
    public int waiting(String kind, String subjectBegins) {
        return sql.of("""
                        select count(*) as n from job
                        where kind = :kind and state = 'WAITING' and starts_with(subject, :begins)""").with("kind", kind).with("begins", subjectBegins).only(row -> row.integer("n"));
    }

    /**
     * Whether one of that kind and subject was ever added, of the open transaction's tenant, however it went.
     *
     * @param payloadJson what its payload has to say; it may say more
     */
    public boolean isKnown(String kind, String subject, String payloadJson) {
        return sql.of("select exists(select from job where kind = :kind and subject = :subject"
                        + " and payload @> :payload::jsonb) as so")
                .with("kind", kind)
                .with("subject", subject)
                .with("payload", payloadJson)
                .only(row -> row.flag("so"));
    }

    /** When the last one of a kind that waits is due, of the open transaction's tenant. */
    public Optional<Instant> lastDue(String kind) {
        return sql.of("select max(due_at) as last from job where kind = :kind and state = 'WAITING'")
                .with("kind", kind)
                .only(row -> row.maybeInstant("last"));
    }

    /** The same, not before {@code due}; what is due later than in a minute is the sweep's. */
    void send(TenantId tenant, UUID id, Instant due) {
        var wait = Duration.between(clock.instant(), due);
        if (wait.compareTo(BEFORE_THE_SWEEP) < 0) {
            send(tenant, id, wait);
        }
    }

    /** Sends the message that makes the worker run it. */
    public void send(TenantId tenant, UUID id) {
        queue.send(Queue.Name.JOBS, body(tenant, id));
    }

    private static String body(TenantId tenant, UUID id) {
        return "{\"tenant\":%d,\"job\":\"%s\"}".formatted(tenant.value(), id);
    }

    /** Jobs of all tenants that are due and that nobody works on, oldest first, and last those whose process died. */
    public List<OfTenant<UUID>> due(int most) {
        return across.due("due_jobs", clock.instant(), most);
    }

    /**
     * Forgets some of the open transaction's tenant that are over since before an instant.
     *
     * @param state DONE or REFUSED
     * @return how many
     */
    public int forget(String state, Instant before, int most) {
        return sql.of("""
                        delete from job where id in (select id from job
                          where state = :state and state <> 'WAITING' and finished_at < :before
                          order by finished_at limit :most)""")
                .with("state", state)
                .with("before", before)
                .with("most", most)
                .update();
    }
}
