package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Takes a no back, for whoever it is who said it: the number's owner. */
@Singleton
public class LiftOptOuts {
    private final Sql sql;
    private final Users users;
    private final Audit audit;

    LiftOptOuts(Sql sql, Users users, Audit audit) {
        this.sql = sql;
        this.users = users;
        this.audit = audit;
    }

    /**
     * Only the number's owner may lift an opt-out, and only after sharing their contact once more: a number of long ago may
     * be somebody else's, who said no.
     *
     * @return false when it is not their number, or not for certain, or there is nothing to lift
     */
    public boolean lift(UserId owner, BusinessId business, Instant at) {
        return users.ownNumber(owner)
                .filter(number -> lift("user:" + owner.value(), business, number, sharedAt(owner), at))
                .isPresent();
    }

    /**
     * The caller saw to it that it is the number's owner who says so. A no that came meanwhile stands.
     *
     * @param shared when the owner shared their contact
     */
    boolean lift(String owner, BusinessId business, PhoneNumber number, Instant shared, Instant at) {
        var lifted = sql.of("""
                        update do_not_call set lifted_at = :at, unheard = false
                        where business_id = :business and number = :number and lifted_at is null
                          and greatest(since, last_said_at) <= :shared""")
                .with("at", at)
                .with("business", business)
                .with("number", number)
                .with("shared", shared)
                .update();
        if (lifted == 1) {
            audit.append(owner, "opt-out.lift", "business:" + business.value(), """
                    {"number":"%s"}""".formatted(number.masked()));
        }
        return lifted == 1;
    }

    private Instant sharedAt(UserId owner) {
        return sql.of("select vouched_at from own_number where user_id = :owner")
                .with("owner", owner)
                .only(row -> row.instant("vouched_at"));
    }

    /** Whether the person shared their contact after the last no that counts anywhere here. */
    public boolean sharedSince(UserId owner) {
        return sql.of("""
                        select exists(select from own_number o where o.user_id = :owner and o.vouched_at >= all (
                          select greatest(since, last_said_at) from do_not_call
                            where number = o.number and lifted_at is null
                          union all select greatest(since, last_said_at) from do_not_call_wide
                            where number = o.number and lifted_at is null
                          union all select greatest(since, last_said_at) from platform_opt_outs(o.number)
                            where lifted_at is null)) as so""").with("owner", owner).only(row -> row.flag("so"));
    }

    /**
     * The same on every list that can ring them here; a no that comes at the same moment stands.
     *
     * @return false when they have no number of their own, or not for certain
     */
    public boolean liftEverywhere(UserId owner, Instant at) {
        var own = users.ownNumber(owner).filter(_ -> sharedSince(owner));
        own.ifPresent(number -> {
            var shared = sharedAt(owner);
            for (var list : List.of("do_not_call set unheard = false,", "do_not_call_wide set")) {
                sql.of("update " + list + " lifted_at = :at where number = :number and lifted_at is null"
                                + " and greatest(since, last_said_at) <= :shared")
                        .with("at", at)
                        .with("number", number)
                        .with("shared", shared)
                        .update();
            }
            sql.of("select platform_do_not_call_lift(:number, :actor, :at, :masked, :shared)")
                    .with("number", number)
                    .with("actor", "user:" + owner.value())
                    .with("at", at)
                    .with("masked", number.masked())
                    .with("shared", shared)
                    .soon();
            audit.append("user:" + owner.value(), "opt-out.lift", "everywhere", """
                    {"number":"%s"}""".formatted(number.masked()));
        });
        return own.isPresent();
    }
}
