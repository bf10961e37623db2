package com.speechcad.lawful;

import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.IdSource;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** The link of a business by which people become its guests: one at a time, and another one whenever the inviter wants. */
@Singleton
public class Invitations {
    private final Sql sql;
    private final IdSource ids;
    private final Clock clock;

    Invitations(Sql sql, IdSource ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whose invitation it is. */
    public record Invitation(Business business, String inviter) {}

    /** The business's code, made the first time it is asked for. */
    public String code(BusinessId business) {
        sql.of("""
                insert into guest_invitation (business_id, code, made_at) values (:business, :code, :now)
                on conflict (tenant_id, business_id) do nothing""")
                .with("business", business)
                .with("code", fresh())
                .with("now", clock.instant())
                .update();
        return sql.of("select code from guest_invitation where business_id = :business")
                .with("business", business)
                .only(row -> row.text("code"));
    }

    /** Whether there is a link at all yet. */
    public Optional<String> known(BusinessId business) {
        return sql.of("select code from guest_invitation where business_id = :business")
                .with("business", business)
                .first(row -> row.text("code"));
    }

    /** The old link works no more. */
    public void renew(BusinessId business) {
        sql.of("update guest_invitation set code = :code, made_at = :now where business_id = :business")
                .with("code", fresh())
                .with("now", clock.instant())
                .with("business", business)
                .update();
    }

    /** Of somebody who is still here. */
    public Optional<Invitation> find(String code) {
        return sql.of("""
                        select b.id, b.owner_user_id, b.name as business_name, b.tier, coalesce(b.name, u.name, '?') as inviter,\s""" + Businesses.isSuspended("b.id") + """
                         as suspended from guest_invitation i join business b on b.id = i.business_id
                        join app_user u on u.id = b.owner_user_id
                        where i.code = :code and u.closed_at is null""")
                .with("code", code)
                .first(row -> new Invitation(
                        new Business(
                                row.business("id"),
                                row.user("owner_user_id"),
                                row.maybeText("business_name"),
                                row.constant(Business.Tier.class, "tier"),
                                row.flag("suspended")),
                        row.text("inviter")));
    }

    private String fresh() {
        return ids.next().toString().replace("-", "").substring(12);
    }
}
