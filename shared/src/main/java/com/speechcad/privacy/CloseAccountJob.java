package com.speechcad.privacy;

import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.privacy.Closing.State;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Walks somebody out, a step a run: calls end, what is left is paid out by an operator, the wallet is closed, the provider's
 * copies, whom was called and our files are deleted, and only then is the person forgotten. Each step may be done twice.
 */
@Singleton
class CloseAccountJob implements JobHandler {
    static final String KIND = "close-account";

    private static final int COPIES_A_RUN = 40;

    private final Tx tx;
    private final Sql sql;
    private final CloseAccount closings;
    private final WindUp windUp;
    private final ProviderCopies copies;
    private final FlowCopies flowCopies;
    private final FileStore files;
    private final PersonFiles personFiles;
    private final ForgetNumbers numbers;
    private final EraseAccount erase;
    private final Clock clock;

    CloseAccountJob(
            Tx tx,
            Sql sql,
            CloseAccount closings,
            WindUp windUp,
            ProviderCopies copies,
            FlowCopies flowCopies,
            FileStore files,
            PersonFiles personFiles,
            ForgetNumbers numbers,
            EraseAccount erase,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.closings = closings;
        this.windUp = windUp;
        this.copies = copies;
        this.flowCopies = flowCopies;
        this.files = files;
        this.personFiles = personFiles;
        this.numbers = numbers;
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
        var user = new UserId(Long.parseLong(job.subject().split(":", 2)[0]));
        var closing = tx.call(tenant, () -> closings.of(user));
        if (closing.isEmpty() || closing.get().state() == State.DONE) {
            return new Outcome.Done();
        }
        if (closing.get().state() == State.WAITING) {
            var wait = tx.call(tenant, () -> windUp.settle(closing.get()));
            if (wait.isPresent()) {
                return new Outcome.Again(clock.instant().plus(wait.get()));
            }
        }
        if (purge(tenant, user)) {
            return new Outcome.Again(clock.instant().plusSeconds(1));
        }
        if (numbers.some(tenant, user)) {
            return new Outcome.Again(clock.instant());
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

    /** @return whether there may be more */
    private boolean purge(TenantId tenant, UserId user) {
        var calls = tx.call(
                tenant,
                () -> sql.of("""
                        select a.id, a.provider_call_id, r.file_key from attempt a
                        left join recording r on r.attempt_id = a.id
                        where a.user_id = :user and a.purged_at is null and a.provider_call_id is not null
                        order by a.id limit :most""")
                        .with("user", user)
                        .with("most", COPIES_A_RUN)
                        .list(row ->
                                new Copy(row.uuid("id"), row.text("provider_call_id"), row.maybeText("file_key"))));
        for (var call : calls) {
            copies.forgetCall(tenant, call.providerCall);
            call.file.ifPresent(files::delete);
            tx.run(
                    tenant,
                    () -> sql.of("update attempt set purged_at = :now where id = :id")
                            .with("now", clock.instant())
                            .with("id", call.attempt)
                            .update());
        }
        if (!calls.isEmpty()) {
            return true;
        }
        return purgeFlows(tenant, user);
    }

    private record Copy(UUID attempt, String providerCall, Optional<String> file) {}

    private boolean purgeFlows(TenantId tenant, UserId user) {
        var versions = tx.call(tenant, () -> flowCopies.ofUser(user, COPIES_A_RUN));
        versions.forEach(version -> flowCopies.forget(tenant, version));
        return !versions.isEmpty();
    }
}
