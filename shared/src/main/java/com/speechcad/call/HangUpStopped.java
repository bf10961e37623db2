package com.speechcad.call;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Json;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.tenant.Tenants;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A kill switch was thrown: every running call that it covers is hung up, each by its own job. */
@Singleton
class HangUpStopped implements JobHandler {
    private static final Argument<Map<String, String>> PAYLOAD = Argument.mapOf(String.class, String.class);

    private final Tx tx;
    private final Sql sql;
    private final Jobs jobs;
    private final Tenants tenants;
    private final Json json;

    HangUpStopped(Tx tx, Sql sql, Jobs jobs, Tenants tenants, Json json) {
        this.tx = tx;
        this.sql = sql;
        this.jobs = jobs;
        this.tenants = tenants;
        this.json = json;
    }

    @Override
    public String kind() {
        return KillSwitches.HANG_UP;
    }

    @Override
    public Outcome run(Job job) {
        var stopped = json.read(job.payload(), PAYLOAD);
        var scope = Stop.valueOf(required(stopped, "scope"));
        var where = scope == Stop.PLATFORM ? tenants.all() : List.of(job.tenant());
        var subject = required(stopped, "subject");
        var each = new ItemByItem();
        where.forEach(tenant -> each.run("hanging up at " + tenant, () -> hangUp(tenant, scope, subject)));
        each.endForGood();
        return new Outcome.Done();
    }

    /** Calls that somebody stopped do not run on because of a fault. */
    @Override
    public boolean isTriedForEver(RuntimeException failure) {
        return true;
    }

    private void hangUp(TenantId tenant, Stop scope, String subject) {
        tx.run(tenant, () -> running(scope, subject).forEach(id -> jobs.addAgain(StopCall.KIND, id.toString(), "{}")));
    }

    private List<UUID> running(Stop scope, String subject) {
        return sql.of("""
                        select id from attempt where state in ('AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL')
                          and case :scope when 'BUSINESS' then business_id::text = :subject
                            when 'CALLER_ID' then from_number = :subject
                            when 'FLOW' then flow_version_id in (select id from flow_version where flow_id::text = :subject)
                            else true end
                        order by id""").with("scope", scope).with("subject", subject).list(row -> row.uuid("id"));
    }

    private static String required(Map<String, String> stopped, String name) {
        return Optional.ofNullable(stopped.get(name)).orElseThrow();
    }
}
