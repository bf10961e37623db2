package com.speechcad.privacy;

import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Alarms;
import com.speechcad.notify.Button;
import com.speechcad.privacy.Closing.State;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Walks somebody out, a step a run: calls end, what is left is paid out by an operator, the provider's copies and our files
 * are deleted, and only then is the person forgotten. Each step may be done twice.
 */
@Singleton
class CloseAccountJob implements JobHandler {
    static final String KIND = "close-account";

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final int COPIES_A_RUN = 40;

    private final Tx tx;
    private final Sql sql;
    private final CloseAccount closings;
    private final Wallets wallets;
    private final Ledger ledger;
    private final Users users;
    private final Alarms alarms;
    private final ProviderCopies copies;
    private final FlowCopies flowCopies;
    private final FileStore files;
    private final PersonFiles personFiles;
    private final EraseAccount erase;
    private final Clock clock;

    CloseAccountJob(
            Tx tx,
            Sql sql,
            CloseAccount closings,
            Wallets wallets,
            Ledger ledger,
            Users users,
            Alarms alarms,
            ProviderCopies copies,
            FlowCopies flowCopies,
            FileStore files,
            PersonFiles personFiles,
            EraseAccount erase,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.closings = closings;
        this.wallets = wallets;
        this.ledger = ledger;
        this.users = users;
        this.alarms = alarms;
        this.copies = copies;
        this.flowCopies = flowCopies;
        this.files = files;
        this.personFiles = personFiles;
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
            var wait = tx.call(tenant, () -> settle(closing.get()));
            if (wait.isPresent()) {
                return new Outcome.Again(clock.instant().plus(wait.get()));
            }
        }
        if (purge(tenant, user)) {
            return new Outcome.Again(clock.instant().plusSeconds(1));
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

    /** @return how long to wait, or empty when it is being forgotten from now on */
    private Optional<Duration> settle(Closing closing) {
        var user = closing.user();
        var running = sql.of("""
                        select exists (select from attempt where user_id = :user
                          and state in ('PLANNED', 'AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL')) as running""").with("user", user).only(row -> row.flag("running"));
        var balance = wallets.of(user);
        if (running || balance.held().isPositive()) {
            return Optional.of(SOON);
        }
        if (balance.available().isPositive() && closing.givesUp()) {
            ledger.debit(new Movement(
                    "account-closed:" + user.value(),
                    user,
                    Reason.OPERATOR_DEBIT,
                    balance.available(),
                    "",
                    "user:" + user.value(),
                    Optional.empty(),
                    "given up by the person who left"));
        } else if (balance.available().isPositive()) {
            tellAdmins(closing);
            return Optional.of(LATER);
        }
        sql.of("update account_closing set state = 'PURGING' where user_id = :user and state = 'WAITING'")
                .with("user", user)
                .update();
        return Optional.empty();
    }

    private void tellAdmins(Closing closing) {
        if (closing.toldAdmins()) {
            return;
        }
        sql.of("update account_closing set told_admins = true where user_id = :user")
                .with("user", closing.user())
                .update();
        alarms.ask(
                "account-closing:" + closing.user().value() + ":"
                        + closing.askedAt().toEpochMilli(),
                Text.text(PrivacyText.PAY_OUT)
                        .with("name", users.get(closing.user()).name().orElse("?"))
                        .with("amount", wallets.of(closing.user()).available())
                        .with("where", closing.payTo().orElse("?")),
                Button.open(
                        Text.text(PrivacyText.PAY_OUT_LOOK),
                        "books.person",
                        Long.toString(closing.user().value())));
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
