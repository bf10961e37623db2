package com.speechcad.fn.cron;

import com.speechcad.campaign.NotDialled;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.notify.WaitingMessages;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What waits although it could be done, and what waits for a person. */
@Singleton
class CheckWork implements Checkup {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration LATELY = Duration.ofHours(1);
    /** A single letter may be lost on its way; as many as set the alarm off are not lost by chance. */
    private static final int MANY_UNHEARD = 5;

    private static final int MOST_COUNTED = 1_000;

    private final Tx tx;
    private final Sql sql;
    private final Tenants tenants;
    private final NotDialled notDialled;
    private final WaitingMessages messages;
    private final Clock clock;

    CheckWork(Tx tx, Sql sql, Tenants tenants, NotDialled notDialled, WaitingMessages messages, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.tenants = tenants;
        this.notDialled = notDialled;
        this.messages = messages;
        this.clock = clock;
    }

    private record Waiting(long jobs, long overdue, long quarantined, long unheard) {}

    @Override
    public int place() {
        return 7;
    }

    @Override
    public List<Finding> look() {
        var findings = new ArrayList<Finding>();
        // What nobody could read says of no tenant whose it is: it lies at the platform's.
        findings.addAll(of(TenantId.PLATFORM, "platform"));
        tenants.all().forEach(tenant -> findings.addAll(looked(tenant)));
        if (findings.isEmpty()) {
            findings.add(Finding.fine("nothing waits that should not"));
        }
        return findings;
    }

    /** One tenant that cannot be looked at keeps no other from being looked at. */
    private List<Finding> looked(TenantId tenant) {
        var name = tenants.slug(tenant);
        try {
            return of(tenant, name);
        } catch (RuntimeException broken) {
            return List.of(Finding.wrong(
                    name + ": could not be looked at: " + broken.getClass().getSimpleName()));
        }
    }

    private List<Finding> of(TenantId tenant, String name) {
        var waiting = waiting(tenant);
        var findings = new ArrayList<Finding>();
        add(
                findings,
                tx.call(tenant, () -> messages.wantedBy(clock.instant().minus(LONG)))
                        .count(),
                "message waits",
                "messages wait",
                "for more than five minutes: is Telegram reached?");
        add(findings, waiting.jobs, "job is", "jobs are", "due for more than five minutes: does the worker run?");
        add(
                findings,
                tx.call(tenant, () -> notDialled.find(MOST_COUNTED)).size(),
                "campaign has",
                "campaigns have",
                "contacts to call and free slots, and nobody was called for ten minutes: see docs/runbook.md,"
                        + " Nobody is dialled");
        add(findings, waiting.overdue, "call has", "calls have", "not ended in time: does settle-missed run?");
        add(
                findings,
                waiting.quarantined,
                "letter is",
                "letters are",
                "in quarantine: see docs/runbook.md, Replay the inbox");
        add(
                findings,
                waiting.unheard < MANY_UNHEARD ? 0 : waiting.unheard,
                "call has",
                "calls have",
                "ended in the last hour without a word of what was said: see docs/runbook.md, Calls end unheard");
        return findings.stream()
                .map(finding -> new Finding(finding.grade(), name + ": " + finding.words()))
                .toList();
    }

    private static void add(List<Finding> findings, long count, String one, String several, String what) {
        if (count > 0) {
            findings.add(Finding.wrong(count + " " + (count == 1 ? one : several) + " " + what));
        }
    }

    private Waiting waiting(TenantId tenant) {
        return tx.call(
                tenant,
                () -> sql.of("""
                                select (select count(*) from job where state = 'WAITING' and due_at <= :since) as jobs,
                                  (select count(*) from slot_lease where until <= :since) as overdue,
                                  (select count(*) from quarantine where state = 'OPEN') as quarantined,
                                  (select count(*) from unheard_call where heard_at is null and since > :lately)
                                    as unheard""")
                        .with("lately", clock.instant().minus(LATELY))
                        .with("since", clock.instant().minus(LONG))
                        .only(row -> new Waiting(
                                row.number("jobs"),
                                row.number("overdue"),
                                row.number("quarantined"),
                                row.number("unheard"))));
    }
}
