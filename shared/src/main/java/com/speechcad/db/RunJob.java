package com.speechcad.db;

import com.speechcad.kernel.NotSet;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.watch.About;
import com.speechcad.watch.About.Whose;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one job under a lease, so that two messages about it do it once; a failure is tried again, later and later. */
@Singleton
public class RunJob {
    private static final Logger LOG = LoggerFactory.getLogger(RunJob.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** Between two looks whether a missing setting was made, or somebody knows a kind; it takes a deployment. */
    private static final Duration UNTIL_SET = Duration.ofMinutes(5);
    /** For so long two versions may serve beside each other, of which only the newer one knows a kind. */
    private static final Duration UNKNOWN_AT_MOST = Duration.ofDays(1);

    private static final int MOST_TRIES = 12;
    /** Tries in a row of which nobody came back: each took what else its process did with it. */
    private static final int MOST_DEATHS = 5;
    /** Between two tries, from the ninth on. */
    private static final Duration MOST_WAIT = Duration.ofMinutes(10);

    private final Tx tx;
    private final Jobs jobs;
    private final JobLeases leases;
    private final List<JobHandler> handlers;
    private final Clock clock;

    RunJob(Tx tx, Jobs jobs, JobLeases leases, List<JobHandler> handlers, Clock clock) {
        this.tx = tx;
        this.jobs = jobs;
        this.leases = leases;
        this.handlers = handlers;
        this.clock = clock;
    }

    /** Does nothing when the job is done, not due, or somebody works on it. */
    public void run(TenantId tenant, UUID id) {
        leases.lease(tenant, id, LEASE).ifPresent(this::run);
    }

    private void run(JobLeases.Leased leased) {
        var job = leased.job();
        var handler = handlers.stream()
                .filter(candidate -> candidate.kind().equals(job.kind()))
                .findFirst();
        if (handler.isEmpty()) {
            unknown(leased);
            return;
        }
        try (var _ = About.maybe(Whose.CAMPAIGN, handler.get().campaign(job))) {
            if (leased.deaths() < MOST_DEATHS || !isGivenUpUntried(job, handler.get())) {
                run(leased, handler.get());
            }
        }
    }

    /** A version beside this one may know it. */
    private void unknown(JobLeases.Leased leased) {
        var job = leased.job();
        var now = clock.instant();
        if (leased.unknownSince()
                .filter(since -> since.isBefore(now.minus(UNKNOWN_AT_MOST)))
                .isPresent()) {
            leases.giveUp(job, "nobody does this kind", true, Optional.empty());
            LOG.error("ALARM no handler for job kind {}", job.kind());
            return;
        }
        LOG.warn("job {} of kind {} waits for a version that knows it", job.id(), job.kind());
        leases.putOff(job, now.plus(UNTIL_SET));
    }

    private void run(JobLeases.Leased leased, JobHandler handler) {
        var job = leased.job();
        try {
            settle(job, handler, handler.run(job));
        } catch (NotSet missing) {
            LOG.warn("job {} {} waits: {}", job.kind(), job.id(), missing.getMessage());
            leases.again(job, clock.instant().plus(UNTIL_SET), String.valueOf(missing.getMessage()), false);
        } catch (Unreachable passing) {
            later(leased, handler, passing);
        } catch (RuntimeException bug) {
            LOG.error("job {} {} failed", job.kind(), job.id(), bug);
            later(leased, handler, bug);
        } catch (Error bug) {
            LOG.error("job {} {} failed", job.kind(), job.id(), bug);
            later(leased, handler, new IllegalStateException(bug.toString(), bug));
            if (bug instanceof VirtualMachineError dying) {
                throw dying;
            }
        }
    }

    /** Its last tries took their processes with them, out of memory or out of time, so that none wrote anything down. */
    private boolean isGivenUpUntried(Job job, JobHandler handler) {
        var died = new IllegalStateException("its process ended each time");
        if (handler.isTriedForEver(died)) {
            return false;
        }
        LOG.error("ALARM job {} {} given up: {} times nobody came back from it", job.kind(), job.id(), MOST_DEATHS);
        giveUp(job, handler, died.toString());
        return true;
    }

    private void settle(Job job, JobHandler handler, JobHandler.Outcome outcome) {
        switch (outcome) {
            case JobHandler.Outcome.Done() -> leases.done(job);
            case JobHandler.Outcome.Again(var at) -> {
                leases.again(job, at, "", false);
                sendAgain(job, at);
            }
            case JobHandler.Outcome.Refused(var reason) -> leases.giveUp(job, reason, false, handler.campaign(job));
        }
    }

    /** The next chunk, or the next try, does not wait for the sweep, which is only the net. */
    private void sendAgain(Job job, Instant at) {
        try {
            jobs.send(job.tenant(), job.id(), at);
        } catch (Unreachable passing) {
            LOG.warn("the next try waits for the sweep: {}", passing.toString());
        }
    }

    private void later(JobLeases.Leased leased, JobHandler handler, RuntimeException failure) {
        var job = leased.job();
        var tries = leased.tries();
        var why = failure.toString();
        if (tries >= MOST_TRIES && !handler.isTriedForEver(failure)) {
            LOG.error("ALARM job {} {} given up after {} tries", job.kind(), job.id(), tries);
            giveUp(job, handler, why);
            return;
        }
        if (tries % MOST_TRIES == 0) {
            LOG.error("ALARM job {} {} failed {} times and goes on: {}", job.kind(), job.id(), tries, why);
        }
        var wait = Duration.ofSeconds(Math.min(MOST_WAIT.toSeconds(), 2L << Math.min(tries, 9)));
        var at = clock.instant().plus(wait);
        leases.again(job, at, why, true);
        sendAgain(job, at);
    }

    /** Nobody waits for what is never done: it ends with what its handler does about it, or is tried once more. */
    private void giveUp(Job job, JobHandler handler, String why) {
        try {
            tx.run(job.tenant(), () -> {
                var tells = handler instanceof GivesUp;
                if (leases.giveUp(job, why, !tells, handler.campaign(job)) && handler instanceof GivesUp one) {
                    one.givenUp(job);
                }
            });
        } catch (RuntimeException bug) {
            LOG.error("ALARM nobody could be told that job {} {} was given up", job.kind(), job.id(), bug);
            leases.again(job, clock.instant().plus(MOST_WAIT), why, false);
        }
    }
}
