package com.speechcad.call;

import com.speechcad.db.Audit;
import com.speechcad.db.Sql;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Businesses;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** An admin gives a number of the workspace to one business, or takes it back; written to the audit log. */
@Singleton
public class AssignCallerId {
    private final Sql sql;
    private final CallerIds callerIds;
    private final Businesses businesses;
    private final Audit audit;

    AssignCallerId(Sql sql, CallerIds callerIds, Businesses businesses, Audit audit) {
        this.sql = sql;
        this.callerIds = callerIds;
        this.businesses = businesses;
        this.audit = audit;
    }

    /**
     * One number of the workspace.
     *
     * @param person whose business it is assigned to
     * @param platform the one that everybody may use for calls to their own number
     */
    public record Assigned(PhoneNumber number, String nickname, Optional<String> person, boolean platform) {}

    /** Those that the provider still has. */
    public List<Assigned> all() {
        var platform = callerIds.platformNumber();
        return sql.of("""
                        select c.number, c.nickname, coalesce(b.name, u.name, u.telegram_id::text) as person
                        from caller_id c left join business b on b.id = c.business_id
                        left join app_user u on u.id = b.owner_user_id where c.present order by c.number""")
                .list(row -> new Assigned(
                        row.phone("number"),
                        row.text("nickname"),
                        row.maybeText("person"),
                        platform.filter(row.phone("number")::equals).isPresent()));
    }

    /** @param user whose business gets it; empty takes it back */
    public void assign(String actor, PhoneNumber number, Optional<UserId> user) {
        var business = user.map(id -> businesses.of(id).id());
        callerIds.assign(number, business);
        audit.append(
                actor,
                "caller-id.assign",
                business.map(id -> "business:" + id.value()).orElse("nobody"),
                "{\"number\":\"" + number.masked() + "\"}");
    }
}
