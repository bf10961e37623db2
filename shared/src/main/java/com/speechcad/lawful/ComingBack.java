package com.speechcad.lawful;

import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Pseudonyms;
import com.speechcad.tenant.Users;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Guests who were guests before: whom the inviter took off comes back with a new link only, and nobody fills the inviter's
 * chat by coming and going.
 */
final class ComingBack {
    private static final Duration LEAST_BETWEEN = Duration.ofHours(1);

    private final Sql sql;
    private final Users users;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    ComingBack(Sql sql, Users users, Pseudonyms pseudonyms, Clock clock) {
        this.sql = sql;
        this.users = users;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /**
     * What is known of them.
     *
     * @param removed by the inviter, whose link is still the one of then
     * @param soon they joined less than an hour ago
     * @param same they did, are a guest since, and have that number
     */
    record Before(boolean removed, boolean soon, boolean same) {}

    Optional<Before> of(UserId guest, BusinessId business, PhoneNumber number) {
        return sql.of("""
                        select coalesce(g.left_by = 'INVITER' and g.left_at >= i.made_at, false) as removed,
                          g.agreed_at > :since as soon, g.left_at is null and g.number = :number and g.agreed_at > :since as same
                        from guest g join guest_invitation i on i.tenant_id = g.tenant_id and i.business_id = g.business_id
                        where g.business_id = :business and g.user_id = :guest""")
                .with("since", clock.instant().minus(LEAST_BETWEEN))
                .with("number", number)
                .with("business", business)
                .with("guest", guest)
                .first(row -> new Before(row.flag("removed"), row.flag("soon"), row.flag("same")))
                .or(() -> wasRemoved(guest, business) ? Optional.of(new Before(true, false, false)) : Optional.empty());
    }

    /** With an account of before, that they deleted: an account of its own is no new link. */
    private boolean wasRemoved(UserId guest, BusinessId business) {
        var removed =
                sql.of("""
                        select u.id, u.telegram_id from guest g
                        join guest_invitation i on i.tenant_id = g.tenant_id and i.business_id = g.business_id
                        join app_user u on u.id = g.user_id
                        where g.business_id = :business and g.left_by = 'INVITER' and g.left_at >= i.made_at
                          and u.closed_at is not null""").with("business", business).list(row -> new Left(row.user("id"), row.number("telegram_id")));
        return !removed.isEmpty() && isAnyOf(removed, users.get(guest).telegramId());
    }

    private boolean isAnyOf(List<Left> accounts, long telegramId) {
        return pseudonyms
                .knownNumber(Pseudonyms.account(telegramId))
                .filter(nobody -> accounts.stream()
                        .anyMatch(left -> left.telegramId == nobody
                                || pseudonyms
                                        .knownNumber(Pseudonyms.earlierAccount(nobody, left.user))
                                        .filter(earlier -> left.telegramId == earlier)
                                        .isPresent()))
                .isPresent();
    }

    /** An account that is deleted, and the name for whose it was. */
    private record Left(UserId user, long telegramId) {}
}
