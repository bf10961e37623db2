package com.speechcad.tenant;

import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The businesses of the open transaction's tenant, one per user for now. */
@Singleton
public class Businesses {
    private static final String SELECT =
            "select id, owner_user_id, name, tier, " + isSuspended("business.id") + " as suspended from business ";

    private final Sql sql;

    Businesses(Sql sql) {
        this.sql = sql;
    }

    /**
     * Whether a business calls nobody until an admin lifts that, for whoever reads it together with something else.
     *
     * @param id an SQL expression
     */
    public static String isSuspended(String id) {
        return "exists(select from business_suspension s where s.business_id = " + id + " and s.lifted_at is null)";
    }

    /** The user's business, created at tier T0 the first time. */
    public Business of(UserId owner) {
        return find(owner).orElseGet(() -> {
            sql.of("insert into business (owner_user_id) values (:owner) on conflict do nothing")
                    .with("owner", owner)
                    .update();
            return find(owner).orElseThrow();
        });
    }

    /** By its number; empty when there is none. */
    public Optional<Business> find(BusinessId id) {
        return sql.of(SELECT + "where id = :id").with("id", id).first(Businesses::business);
    }

    /** Several at once, by their numbers or by their owners; what is not there is left out. */
    public List<Business> all(Collection<BusinessId> ids, Collection<UserId> owners) {
        return sql.of(SELECT + """
                        where id = any (:ids::bigint[]) or owner_user_id = any (:owners::bigint[])""")
                .with("ids", ids.stream().map(BusinessId::value).toList())
                .with("owners", owners.stream().map(UserId::value).toList())
                .list(Businesses::business);
    }

    private Optional<Business> find(UserId owner) {
        return askFind(owner).get();
    }

    /** The user's business; empty until {@link #of} made it. */
    public Later<Optional<Business>> askFind(UserId owner) {
        return sql.of(SELECT + "where owner_user_id = :owner")
                .with("owner", owner)
                .askFirst(Businesses::business);
    }

    /** The caller writes the reason to the audit log. */
    public void setTier(BusinessId id, Business.Tier tier) {
        sql.of("update business set tier = :tier where id = :id")
                .with("tier", tier)
                .with("id", id)
                .update();
    }

    /** The name that is spoken; the caller writes the reason to the audit log. */
    public void setName(BusinessId id, String name) {
        sql.of("update business set name = :name where id = :id")
                .with("name", name)
                .with("id", id)
                .update();
    }

    /** Empty where there is no business in the row. */
    public static Optional<Business> maybe(Row row) throws SQLException {
        return row.maybeNumber("id").isPresent() ? Optional.of(business(row)) : Optional.empty();
    }

    private static Business business(Row row) throws SQLException {
        return new Business(
                row.business("id"),
                row.user("owner_user_id"),
                row.maybeText("name"),
                row.constant(Business.Tier.class, "tier"),
                row.flag("suspended"));
    }
}
