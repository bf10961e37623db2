package com.speechcad.billing;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.kernel.Unreachable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Has a letter of the provider's written again. It is kept as a job, so that a provider that is busy or away loses none. */
@Singleton
class ResendLetter implements JobHandler {
    static final String JOB = "resend-letter";
    /** Twenty a minute, of the sixty questions that the provider answers. */
    private static final Duration APART = Duration.ofSeconds(3);

    private final Jobs jobs;
    private final PaymentProvider provider;
    private final Clock clock;

    ResendLetter(Jobs jobs, PaymentProvider provider, Clock clock) {
        this.jobs = jobs;
        this.provider = provider;
        this.clock = clock;
    }

    /** In the open transaction; each letter once. */
    void ask(List<String> letters) {
        var due = clock.instant();
        for (var letter : letters) {
            jobs.addAt(JOB, letter, "{}", due);
            due = due.plus(APART);
        }
    }

    @Override
    public String kind() {
        return JOB;
    }

    @Override
    public Outcome run(Job job) {
        try {
            provider.resend(job.tenant(), job.subject());
            return new Outcome.Done();
        } catch (PaymentProvider.Throttled slow) {
            return new Outcome.Again(clock.instant().plus(slow.after()));
        }
    }

    /** What it says may be the only proof of somebody's money. */
    @Override
    public boolean isTriedForEver(RuntimeException failure) {
        return failure instanceof Unreachable;
    }
}
