package com.speechcad.tenant;

import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who of those that run a tenant may decide about what, beside others; in the open transaction. */
@Singleton
public class Admins {
    private static final Pattern ACTOR = Pattern.compile("(user|telegram):(\\d{1,18})");
    /** Before a new admin agrees to what another wants. */
    private static final Duration UNTIL_SECOND = Duration.ofHours(24);

    private final Users users;
    private final Sql sql;
    private final Clock clock;

    Admins(Users users, Sql sql, Clock clock) {
        this.users = users;
        this.sql = sql;
        this.clock = clock;
    }

    /** Whom an actor of the audit log names, {@code user:5} or {@code telegram:4711}, where it is somebody of this tenant. */
    public Optional<UserId> named(String actor) {
        var parts = ACTOR.matcher(actor);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var number = Long.parseLong(parts.group(2));
        return (parts.group(1).equals("user") ? users.find(new UserId(number)) : users.byTelegramId(number))
                .map(User::id);
    }

    /** Whether an admin would decide about what is their own although somebody else could; alone, they have to. */
    public boolean isForAnother(UserId admin, UserId owner) {
        return owner.equals(admin) && othersThan(admin) > 0;
    }

    /** How many run this tenant beside one. */
    public long othersThan(UserId admin) {
        return users.admins().stream()
                .filter(other -> !other.id().equals(admin))
                .count();
    }

    /** An admin from now on; for a day they are nobody's second person. */
    public void appoint(UserId id) {
        sql.of("update app_user set is_admin = true, admin_since = :now where id = :id and not is_admin")
                .with("now", clock.instant())
                .with("id", id)
                .update();
    }

    /** Whether somebody became an admin so lately that whoever made them one may be they themselves; no owner did. */
    public boolean isNew(UserId id) {
        return sql.of("""
                        select exists (select from app_user where id = :id and admin_since > :since
                          and telegram_id <> all (:owners::bigint[])) as so""")
                .with("id", id)
                .with("owners", users.owners())
                .with("since", clock.instant().minus(UNTIL_SECOND))
                .only(row -> row.flag("so"));
    }
}
