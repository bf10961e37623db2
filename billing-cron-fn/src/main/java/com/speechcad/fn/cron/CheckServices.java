package com.speechcad.fn.cron;

import com.speechcad.campaign.TryServices;
import com.speechcad.db.FileStore;
import com.speechcad.db.Jobs;
import com.speechcad.db.Queue;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.NotSet;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.Tenants;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks the queues and the bucket themselves, as this function may, and has the worker ask what only the worker may: one job
 * goes through the queue to it ({@link TryServices}). Names that look right and belong to nothing, a grant that was lost and
 * a way out that is closed show here and nowhere else before somebody needs them.
 */
@Singleton
class CheckServices implements Checkup {
    private static final Duration A_LOOK = Duration.ofMillis(200);

    private final Queue queue;
    private final FileStore files;
    private final Tx tx;
    private final Sql sql;
    private final Jobs jobs;
    private final Tenants tenants;
    private final Duration patience;

    CheckServices(
            Queue queue,
            FileStore files,
            Tx tx,
            Sql sql,
            Jobs jobs,
            Tenants tenants,
            @Value("${doctor.patience:30s}") Duration patience) {
        this.queue = queue;
        this.files = files;
        this.tx = tx;
        this.sql = sql;
        this.jobs = jobs;
        this.tenants = tenants;
        this.patience = patience;
    }

    private record Tried(String state, String note) {}

    @Override
    public int place() {
        return 4;
    }

    @Override
    public List<Finding> look() {
        var findings = new ArrayList<Finding>();
        var dials = reached(findings, "the queue of dials", () -> queue.reach(Queue.Name.BULK));
        var jobsToo = reached(findings, "the queue of jobs", () -> queue.reach(Queue.Name.JOBS));
        reached(findings, "the bucket", this::bucket);
        if (dials && jobsToo) {
            findings.addAll(worker());
        }
        return findings;
    }

    /** What is not there is not found, and can be deleted: both need to be let in. */
    private void bucket() {
        var nothing = TenantId.PLATFORM.value() + "/nothing";
        var _ = files.get(nothing);
        files.delete(nothing);
    }

    private static boolean reached(List<Finding> findings, String what, Runnable question) {
        try {
            question.run();
            findings.add(Finding.fine(what + " lets us in"));
            return true;
        } catch (NotSet _) {
            // Said among the settings, with what does not work without it.
            return false;
        } catch (Unreachable refused) {
            findings.add(Finding.wrong(what + " does not let us in: " + TryServices.why(refused)
                    + ". Is it there, and may the function use it?"));
            return false;
        }
    }

    private List<Finding> worker() {
        return tenants.bySlug("default").map(this::worker).orElseGet(List::of);
    }

    private List<Finding> worker(TenantId tenant) {
        tx.run(tenant, () -> jobs.addAgain(TryServices.KIND, TryServices.SUBJECT, "{}"));
        var end = System.nanoTime() + patience.toNanos();
        var tried = tried(tenant);
        while (tried.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(A_LOOK.toNanos());
            tried = tried(tenant);
        }
        if (tried.isEmpty()) {
            return List.of(Finding.wrong("a job that was sent to the worker was not done within " + patience.toSeconds()
                    + " s: does it run, or is it behind? See its log and docs/runbook.md, A queue is behind"));
        }
        return tried.get().note().isEmpty()
                ? List.of(Finding.fine("the worker does what it is sent, and the bucket and the scheduler let it in"))
                : tried.get()
                        .note()
                        .lines()
                        .map(line -> Finding.wrong(
                                "the worker is not let in: " + line + ". Is it there, and may the worker use it?"))
                        .toList();
    }

    /** Empty as long as it waits. */
    private Optional<Tried> tried(TenantId tenant) {
        return tx.call(
                        tenant,
                        () -> sql.of("select state, note from job where kind = :kind and subject = :subject")
                                .with("kind", TryServices.KIND)
                                .with("subject", TryServices.SUBJECT)
                                .first(row -> new Tried(row.text("state"), row.text("note"))))
                .filter(job -> !job.state().equals("WAITING"));
    }
}
