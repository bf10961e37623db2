package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Opens and closes a country; one without rules stays closed. */
@Singleton
public class SwitchCountry {
    private final Sql sql;
    private final Audit audit;
    private final RuleTables tables;
    private final Clock clock;

    SwitchCountry(Sql sql, Audit audit, RuleTables tables, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.tables = tables;
        this.clock = clock;
    }

    /** For the whole platform: only its owners, the caller sees to that. */
    public void byOwner(String actor, String region, boolean open) {
        check(region);
        sql.of("select platform_country(:region, :open, :actor, :now)")
                .with("region", region)
                .with("open", open)
                .with("actor", actor)
                .with("now", clock.instant())
                .soon();
    }

    /** For the open transaction's tenant: what the owner closed stays closed whatever is said here. */
    public void byTenant(String actor, String region, boolean open) {
        check(region);
        sql.of("""
                insert into country_switch (region, is_open, set_by, set_at) values (:region, :open, :actor, :now)
                on conflict (tenant_id, region) do update
                  set is_open = excluded.is_open, set_by = excluded.set_by, set_at = excluded.set_at""")
                .with("region", region)
                .with("open", open)
                .with("actor", actor)
                .with("now", clock.instant())
                .update();
        audit.append(actor, "country.switch", "country:" + region, "{\"open\":" + open + "}");
    }

    private void check(String region) {
        if (tables.table("countries").stream().noneMatch(row -> row.place().equals(region))) {
            throw new IllegalArgumentException("no rules for " + region);
        }
    }
}
