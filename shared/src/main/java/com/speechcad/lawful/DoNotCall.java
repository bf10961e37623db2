package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** The do-not-call lists of the open transaction's tenant, one per business. */
@Singleton
public class DoNotCall {
    private final Sql sql;
    private final Users users;
    private final Audit audit;

    DoNotCall(Sql sql, Users users, Audit audit) {
        this.sql = sql;
        this.users = users;
        this.audit = audit;
    }

    /** How a number said no. */
    public enum Source {
        KEY,
        VOICE,
        BOT,
        OPERATOR
    }

    /**
     * From now on the business cannot ring the number, also not for what is queued already. A repetition, and word of an
     * opt-out from before a later lifting, change nothing.
     *
     * @param at when the person said so
     */
    public void add(BusinessId business, PhoneNumber number, Source source, Instant at) {
        var changed = sql.of("""
                        insert into do_not_call (business_id, number, source, since)
                        values (:business, :number, :source, :at)
                        on conflict (tenant_id, business_id, number) do update
                          set lifted_at = null, since = excluded.since, source = excluded.source
                          where do_not_call.lifted_at < excluded.since""")
                .with("business", business)
                .with("number", number)
                .with("source", source)
                .with("at", at)
                .update();
        if (changed == 1) {
            audit.append("callee", "opt-out", "business:" + business.value(), """
                    {"number":"%s","source":"%s"}""".formatted(number.masked(), source));
        }
    }

    public boolean holds(BusinessId business, PhoneNumber number) {
        return askHolds(business, number).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    public Later<Boolean> askHolds(BusinessId business, PhoneNumber number) {
        return sql.of("""
                        select exists(select from do_not_call
                          where business_id = :business and number = :number and lifted_at is null) as held""").with("business", business).with("number", number).askOnly(row -> row.flag("held"));
    }

    /** Which of many numbers, in E.164 form, said no to the business. */
    public Set<String> heldAmong(BusinessId business, Collection<String> numbers) {
        return Set.copyOf(
                sql.of("""
                        select number from do_not_call
                        where business_id = :business and number = any(:numbers) and lifted_at is null""").with("business", business).with("numbers", numbers).list(row -> row.text("number")));
    }

    /**
     * Only the number's owner may lift an opt-out.
     *
     * @return false when it is not their number, or there is nothing to lift
     */
    public boolean lift(UserId owner, BusinessId business, Instant at) {
        var own = users.ownNumber(owner);
        if (own.isEmpty()) {
            return false;
        }
        var lifted = sql.of("""
                        update do_not_call set lifted_at = :at
                        where business_id = :business and number = :number and lifted_at is null""")
                .with("at", at)
                .with("business", business)
                .with("number", own.get())
                .update();
        if (lifted == 1) {
            audit.append("user:" + owner.value(), "opt-out.lift", "business:" + business.value(), """
                    {"number":"%s"}""".formatted(
                            own.get().masked()));
        }
        return lifted == 1;
    }
}
