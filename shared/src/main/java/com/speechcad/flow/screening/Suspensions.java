package com.speechcad.flow.screening;

import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** What of the open transaction's tenant is suspended now. Asked before every dial, so each is one look-up by index. */
@Singleton
public class Suspensions {
    private final Sql sql;

    Suspensions(Sql sql) {
        this.sql = sql;
    }

    /** @param flow its id */
    public Optional<Suspension> ofFlow(UUID flow) {
        return askOfFlow(flow).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    public Later<Optional<Suspension>> askOfFlow(UUID flow) {
        return sql.of("""
                        select id, cause, suspended_at from flow_suspension
                        where flow_id = :flow and lifted_at is null""").with("flow", flow).askFirst(Suspensions::suspension);
    }

    public Optional<Suspension> ofBusiness(BusinessId business) {
        return askOfBusiness(business).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    public Later<Optional<Suspension>> askOfBusiness(BusinessId business) {
        return sql.of("""
                        select id, cause, suspended_at from business_suspension
                        where business_id = :business and lifted_at is null""").with("business", business).askFirst(Suspensions::suspension);
    }

    private static Suspension suspension(Row row) throws SQLException {
        return new Suspension(
                row.number("id"), row.constant(Suspension.Cause.class, "cause"), row.instant("suspended_at"));
    }
}
