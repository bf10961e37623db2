package com.speechcad.billing;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Json;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has a letter of the provider's written again. It is kept as a job, so that a provider that is busy or away loses none. */
@Singleton
class ResendLetter implements JobHandler {
    static final String JOB = "resend-letter";
    /**
     * Ten a minute. Of the sixty questions that the provider answers in one, {@link CheckTopUps} asks up to thirty and a
     * step of {@link ReconcilePayments} sixteen, which leaves a few for payments that somebody waits for.
     */
    private static final Duration APART = Duration.ofSeconds(6);

    private static final int SECONDS_APART_AFTER_A_NO = 60;
    /** As long as the provider's log is read back. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(14);

    private final Tx tx;
    private final Jobs jobs;
    private final TopUps topUps;
    private final PaymentProvider provider;
    private final Json json;
    private final Clock clock;

    ResendLetter(Tx tx, Jobs jobs, TopUps topUps, PaymentProvider provider, Json json, Clock clock) {
        this.tx = tx;
        this.jobs = jobs;
        this.topUps = topUps;
        this.provider = provider;
        this.json = json;
        this.clock = clock;
    }

    /** @param invoice the one that it tells about */
    record Wanted(String letter, UUID invoice) {
        static Wanted of(PaymentProvider.Letter letter) {
            return new Wanted(letter.id(), letter.invoice().orElseThrow());
        }
    }

    /**
     * What stands in the job; neither did at first.
     *
     * @param until when it is too late for what the letter says, in seconds since 1970
     */
    @Serdeable
    record About(@Nullable UUID invoice, @Nullable Long until) {}

    /** In the open transaction; each letter once, behind all that wait. */
    void ask(List<Wanted> letters) {
        if (letters.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var until = now.plus(GIVEN_UP_AFTER).getEpochSecond();
        var due = jobs.lastDue(JOB)
                .map(last -> last.plus(APART))
                .filter(next -> next.isAfter(now))
                .orElse(now);
        for (var wanted : letters) {
            jobs.addAt(JOB, wanted.letter, json.write(new About(wanted.invoice, until)), due);
            due = due.plus(APART);
        }
    }

    @Override
    public String kind() {
        return JOB;
    }

    @Override
    public Outcome run(Job job) {
        if (!isWanted(job.tenant(), json.read(job.payload(), About.class))) {
            return new Outcome.Done();
        }
        try {
            provider.resend(job.tenant(), job.subject());
            return new Outcome.Done();
        } catch (PaymentProvider.Throttled slow) {
            // All that are told to wait are told the same instant; after it they are apart as they were before.
            var apart = Math.floorMod(job.id().getLeastSignificantBits(), SECONDS_APART_AFTER_A_NO);
            return new Outcome.Again(clock.instant().plus(slow.after()).plusSeconds(apart));
        }
    }

    private boolean isWanted(TenantId tenant, About about) {
        if (about.until != null && clock.instant().getEpochSecond() >= about.until) {
            return false;
        }
        var invoice = Optional.ofNullable(about.invoice).flatMap(id -> tx.call(tenant, () -> topUps.find(id)));
        return invoice.map(ResendLetter::saysMore).orElse(about.invoice == null);
    }

    /** Whether a letter about money could still change what is credited. */
    static boolean saysMore(TopUp invoice) {
        return invoice.credited().isEmpty() && invoice.settledAt().isEmpty() && invoice.state() != TopUp.State.REVERSED;
    }

    /** What it says may be the only proof of somebody's money. */
    @Override
    public boolean isTriedForEver(RuntimeException failure) {
        return failure instanceof Unreachable;
    }
}
