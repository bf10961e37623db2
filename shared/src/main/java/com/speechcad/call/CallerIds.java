package com.speechcad.call;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.CallerIdRights;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers that calls of the open transaction's tenant may come from, as last seen at the provider. */
@Singleton
public class CallerIds implements CallerIdRights {
    private static final Logger LOG = LoggerFactory.getLogger(CallerIds.class);

    private final Sql sql;
    private final Optional<PhoneNumber> platform;

    CallerIds(Sql sql, @Property(name = "platform.caller.id") @Nullable String platform) {
        this.sql = sql;
        this.platform = Optional.ofNullable(platform)
                .filter(number -> !number.isBlank())
                .flatMap(CallerIds::number);
    }

    /** A word that somebody mistyped takes the self-calls away, and not the function. */
    private static Optional<PhoneNumber> number(String set) {
        var number = PhoneNumber.international(set.strip());
        if (number.isEmpty()) {
            LOG.warn("PLATFORM_CALLER_ID is not a number like +14155550100, and counts as not set: no self-calls");
        }
        return number;
    }

    /** @param platform the one that everybody may use for calls to their own number */
    public record CallerId(PhoneNumber number, String nickname, boolean platform) {}

    /** For a call to the person's own number: the business's, then the platform's. */
    public List<CallerId> forSelfCall(BusinessId business) {
        var all = new ArrayList<>(of(business));
        platform.filter(number -> !isGone(number))
                .filter(number -> all.stream().noneMatch(known -> known.number().equals(number)))
                .ifPresent(number -> all.add(new CallerId(number, "", true)));
        return List.copyOf(all);
    }

    /** What may be shown: the platform's own number for calls to the person's own only. */
    public List<CallerId> forCall(BusinessId business, boolean selfCall) {
        return selfCall ? forSelfCall(business) : of(business);
    }

    /** The one that everybody may show on calls to their own number, where one is set up. */
    Optional<PhoneNumber> platformNumber() {
        return platform;
    }

    /** Those an admin assigned to the business and the provider still has. */
    public List<CallerId> of(BusinessId business) {
        return sql.of(
                        "select number, nickname from caller_id where business_id = :business and present order by number")
                .with("business", business)
                .list(row -> new CallerId(row.phone("number"), row.text("nickname"), false));
    }

    /** All of the tenant that the provider still has, for admins. */
    public List<CallerId> all() {
        return sql.of("select number, nickname from caller_id where present order by number")
                .list(row -> new CallerId(
                        row.phone("number"),
                        row.text("nickname"),
                        platform.filter(row.phone("number")::equals).isPresent()));
    }

    /** The caller writes the reason to the audit log; an empty business takes it back. */
    public void assign(PhoneNumber number, Optional<BusinessId> business) {
        sql.of("update caller_id set business_id = :business where number = :number")
                .with("business", business.orElse(null))
                .with("number", number)
                .update();
    }

    @Override
    public Later<Right> askRight(BusinessId business, PhoneNumber callerId) {
        return sql.of("""
                        select exists(select from caller_id where number = :number and business_id = :business and present)
                            as assigned,
                          exists(select from caller_id where number = :number and not present) as gone""")
                .with("number", callerId)
                .with("business", business)
                .askOnly(row -> row.flag("assigned") ? Right.ASSIGNED : others(callerId, row.flag("gone")));
    }

    /** @param selfCall only then does the platform's own number count */
    public boolean mayShow(BusinessId business, PhoneNumber callerId, boolean selfCall) {
        var right = askRight(business, callerId).get();
        return right == Right.ASSIGNED || (selfCall && right == Right.SELF_CALLS);
    }

    private Right others(PhoneNumber callerId, boolean gone) {
        return platform.filter(callerId::equals).isPresent() && !gone ? Right.SELF_CALLS : Right.NONE;
    }

    void seen(List<NumberList.Owned> numbers, Instant now) {
        sql.of("update caller_id set present = false where present").update();
        for (var owned : numbers) {
            sql.of("""
                    insert into caller_id (number, nickname, present, seen_at) values (:number, :nickname, true, :now)
                    on conflict (tenant_id, number)
                      do update set nickname = excluded.nickname, present = true, seen_at = excluded.seen_at""")
                    .with("number", owned.number())
                    .with("nickname", owned.nickname())
                    .with("now", now)
                    .update();
        }
    }

    private boolean isGone(PhoneNumber number) {
        return sql.of("select exists(select from caller_id where number = :number and not present) as gone")
                .with("number", number)
                .only(row -> row.flag("gone"));
    }
}
