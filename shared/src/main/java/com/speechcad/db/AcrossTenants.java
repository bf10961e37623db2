package com.speechcad.db;

import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is due anywhere: a function of the database that looks across the tenants, takes a time and how many it may find,
 * and tells a tenant and what is due there by its id, and nothing else.
 */
@Singleton
public class AcrossTenants {
    private final Tx tx;
    private final Sql sql;

    AcrossTenants(Tx tx, Sql sql) {
        this.tx = tx;
        this.sql = sql;
    }

    /** @param function such as {@code due_jobs} */
    public List<OfTenant<UUID>> due(String function, Instant at, int most) {
        return due(function, at, most, row -> row.uuid("id"));
    }

    /** The same of what has a number. */
    public List<OfTenant<Long>> dueNumbers(String function, Instant at, int most) {
        return due(function, at, most, row -> row.number("id"));
    }

    private <T> List<OfTenant<T>> due(String function, Instant at, int most, Sql.Mapper<T> id) {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id, id from " + function + "(:at, :most) as due (tenant_id, id)")
                        .with("at", at)
                        .with("most", most)
                        .list(row -> new OfTenant<>(row.tenant("tenant_id"), id.map(row))));
    }
}
