package com.speechcad.privacy;

import com.speechcad.billing.ChangePlan;
import com.speechcad.db.Audit;
import com.speechcad.db.Jobs;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.SeenTo;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person asks to be forgotten, or thinks better of it. In the open transaction. */
@Singleton
public class CloseAccount {
    private static final String COLUMNS =
            "user_id, state, pay_to, gives_up, coalesce(gives_up_micros, 0) as given_up, asked_at, money_asked_at, told_admins";

    private final Sql sql;
    private final Jobs jobs;
    private final Users users;
    private final Wallets wallets;
    private final ChangePlan plan;
    private final SeenTo seenTo;
    private final Audit audit;
    private final Clock clock;

    CloseAccount(
            Sql sql,
            Jobs jobs,
            Users users,
            Wallets wallets,
            ChangePlan plan,
            SeenTo seenTo,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.jobs = jobs;
        this.users = users;
        this.wallets = wallets;
        this.plan = plan;
        this.seenTo = seenTo;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where what is left of the money goes. */
    public sealed interface Rest {
        /** An operator pays it out there, in the person's words; 5 to 300 characters. */
        record PaidTo(String where) implements Rest {}

        /** So much stays with the platform, as they were shown it; whatever there is beyond that is asked about again. */
        record GivenUp(Money amount) implements Rest {}

        /** There is nothing. */
        record Nothing() implements Rest {}
    }

    /** How many campaigns of the person's are not over: they are stopped first. */
    public int campaigns(UserId user) {
        return sql.of("""
                        select count(*) as many from campaign
                        where user_id = :user and state not in ('DRAFT', 'FINISHED', 'CANCELLED')""").with("user", user).only(row -> row.integer("many"));
    }

    /** False when it was asked for before, campaigns still run, or money is left and nobody said where it goes. */
    public boolean ask(UserId user, Rest rest) {
        var left = wallets.of(user).available();
        if (campaigns(user) > 0 || (left.isPositive() && rest instanceof Rest.Nothing)) {
            return false;
        }
        var added = sql.of("""
                        insert into account_closing (user_id, state, pay_to, gives_up, gives_up_micros, asked_at)
                        values (:user, 'WAITING', :to, :up, :much, :now) on conflict do nothing""")
                        .with("user", user)
                        .with("to", rest instanceof Rest.PaidTo(var where) ? where : null)
                        .with("up", rest instanceof Rest.GivenUp)
                        .with("much", givenUp(rest))
                        .with("now", clock.instant())
                        .update()
                == 1;
        if (added) {
            users.setLeaving(user, true);
            plan.cancel(user);
            audit.append("user:" + user.value(), "account.close", "user:" + user.value(), "{}");
            jobs.add(CloseAccountJob.KIND, subject(user, clock.instant()), "{}");
        }
        return added;
    }

    /** Where money goes that came after they had asked; false when that was said before, or is too late. */
    public boolean say(UserId user, Rest rest) {
        var closing = of(user).filter(Closing::hasNotSaid);
        if (closing.isEmpty() || rest instanceof Rest.Nothing) {
            return false;
        }
        var said = sql.of("""
                        update account_closing set pay_to = :to, gives_up = :up, gives_up_micros = :much, told_admins = false,
                          money_asked_at = null
                        where user_id = :user and state = 'WAITING' and pay_to is null and not gives_up""")
                        .with("to", rest instanceof Rest.PaidTo(var where) ? where : null)
                        .with("up", rest instanceof Rest.GivenUp)
                        .with("much", givenUp(rest))
                        .with("user", user)
                        .update()
                == 1;
        if (said) {
            jobs.hurry(CloseAccountJob.KIND, subject(user, closing.get().askedAt()));
        }
        return said;
    }

    /** There is money of which they have not said where it goes: it came since, or is more than they gave up. */
    void askAboutMoney(Closing closing, Instant now) {
        sql.of("""
                update account_closing set gives_up = false, gives_up_micros = null, money_asked_at = :now
                where user_id = :user and state = 'WAITING'""").with("now", now).with("user", closing.user()).update();
    }

    private static @Nullable Money givenUp(Rest rest) {
        return rest instanceof Rest.GivenUp(var amount) ? amount : null;
    }

    private static String subject(UserId user, Instant askedAt) {
        return user.value() + ":" + askedAt.toEpochMilli();
    }

    /** What the admins are asked about somebody's money as, before the moment. */
    static String notice(UserId user) {
        return "account-closing:" + user.value();
    }

    /** Everything stays as it was, but for a plan's renewal; false once it is being forgotten. */
    public boolean undo(UserId user) {
        var undone = sql.of("delete from account_closing where user_id = :user and state = 'WAITING'")
                        .with("user", user)
                        .update()
                == 1;
        if (undone) {
            users.setLeaving(user, false);
            audit.append("user:" + user.value(), "account.stay", "user:" + user.value(), "{}");
            seenTo.byItself(notice(user), SeenTo.How.WITHDRAWN);
        }
        return undone;
    }

    /** Empty for whoever stays. */
    public Optional<Closing> of(UserId user) {
        return sql.of("select " + COLUMNS + " from account_closing where user_id = :user")
                .with("user", user)
                .first(CloseAccount::closing);
    }

    /** Of somebody who may still stay: until the transaction ends they neither think better of it nor say anything new. */
    Optional<Closing> lockWaiting(UserId user) {
        return sql.of("select " + COLUMNS
                        + " from account_closing where user_id = :user and state = 'WAITING' for update")
                .with("user", user)
                .first(CloseAccount::closing);
    }

    /**
     * They are being forgotten from now on; their row is locked. Whoever has a file for them just now is waited for: it is
     * either among those that are deleted, or is not kept.
     */
    void purge(UserId user) {
        sql.of("select id from app_user where id = :user for no key update")
                .with("user", user)
                .only(row -> row.user("id"));
        sql.of("update account_closing set state = 'PURGING' where user_id = :user")
                .with("user", user)
                .update();
    }

    private static Closing closing(Row row) throws SQLException {
        return new Closing(
                row.user("user_id"),
                row.constant(Closing.State.class, "state"),
                row.maybeText("pay_to"),
                row.flag("gives_up") ? Optional.of(row.money("given_up")) : Optional.empty(),
                row.instant("asked_at"),
                row.maybeInstant("money_asked_at"),
                row.flag("told_admins"));
    }
}
