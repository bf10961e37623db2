package com.speechcad.privacy;

import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.kernel.UserId;
import com.speechcad.privacy.Closing.State;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks somebody out, a step a run: calls end, what is left is paid out by an operator, the wallet is closed, the provider's
 * copies, whom was called and our files are deleted, a last message is shown, and only then is the person forgotten. Each step may be done twice.
 */
@Singleton
class CloseAccountJob implements JobHandler {
    static final String KIND = "close-account";

    private static final int COPIES_A_RUN = 40;
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(CloseAccountJob.class);

    private final Tx tx;
    private final CloseAccount closings;
    private final WindUp windUp;
    private final CallCopies callCopies;
    private final FlowCopies flowCopies;
    private final FileStore files;
    private final PersonFiles personFiles;
    private final ForgetNumbers numbers;
    private final ForgetLists lists;
    private final Farewell farewell;
    private final EraseAccount erase;
    private final Clock clock;

    CloseAccountJob(
            Tx tx,
            CloseAccount closings,
            WindUp windUp,
            CallCopies callCopies,
            FlowCopies flowCopies,
            FileStore files,
            PersonFiles personFiles,
            ForgetNumbers numbers,
            ForgetLists lists,
            Farewell farewell,
            EraseAccount erase,
            Clock clock) {
        this.tx = tx;
        this.closings = closings;
        this.windUp = windUp;
        this.callCopies = callCopies;
        this.flowCopies = flowCopies;
        this.files = files;
        this.personFiles = personFiles;
        this.numbers = numbers;
        this.lists = lists;
        this.farewell = farewell;
        this.erase = erase;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var tenant = job.tenant();
        var user = job.subjectUser();
        var closing = tx.call(tenant, () -> closings.of(user));
        if (closing.isEmpty() || closing.get().state() == State.DONE) {
            return new Outcome.Done();
        }
        if (closing.get().state() == State.WAITING) {
            var wait = tx.call(tenant, () -> windUp.settle(user));
            if (wait.isPresent()) {
                return new Outcome.Again(clock.instant().plus(wait.get()));
            }
        }
        // Also of whoever was being forgotten before their wallet was closed with that.
        var closed = tx.call(tenant, () -> windUp.closeEmpty(user));
        var calls = callCopies.some(tenant, user);
        if (calls == CallCopies.Left.MORE || purgeFlows(tenant, user)) {
            return new Outcome.Again(clock.instant().plusSeconds(1));
        }
        if (numbers.some(tenant, user) || lists.some(tenant, user)) {
            return new Outcome.Again(clock.instant());
        }
        if (calls == CallCopies.Left.STUBBORN) {
            callCopies.beginAgain(tenant, user);
            throw new Unreachable("the provider still has calls of account " + user.value());
        }
        if (!closed && tx.call(tenant, () -> windUp.isPaidOut(user))) {
            return new Outcome.Again(clock.instant().plus(WindUp.LATER));
        }
        if (!closed) {
            LOG.error("ALARM account {} is forgotten with money in its wallet", user.value());
        }
        tx.run(tenant, () -> farewell.say(user));
        if (tx.call(tenant, () -> farewell.isOnItsWay(user))) {
            return new Outcome.Again(clock.instant().plus(SHOWN_WITHIN));
        }
        personFiles.keys(tenant, user).forEach(files::delete);
        tx.run(tenant, () -> erase.erase(user));
        return new Outcome.Done();
    }

    /** Whoever leaves is behind a closed door: whatever is wrong, it is tried until they are out. */
    @Override
    public boolean isTriedForEver(RuntimeException failure) {
        return true;
    }

    private boolean purgeFlows(TenantId tenant, UserId user) {
        var versions = tx.call(tenant, () -> flowCopies.ofUser(user, COPIES_A_RUN));
        versions.forEach(version -> flowCopies.forget(tenant, version));
        return !versions.isEmpty();
    }
}
