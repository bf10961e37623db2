package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.db.Jobs;
import com.speechcad.db.Json;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.IdSource;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.tenant.Admins;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What was switched off. It counts from the next dial on, since the gate reads it for each, and it is read once more right
 * before the provider is asked; what runs is hung up by a job right after the commit. Releasing takes two people.
 */
@Singleton
public class KillSwitches {
    /** The job that hangs up what runs; the payload says what was stopped. */
    public static final String HANG_UP = "hang-up-stopped";

    private static final String COLUMNS = """
            id, scope, subject, reason, thrown_by, thrown_at, release_by, release_at\s""";

    /** Whose business a stop is about: subject and scope tell. */
    private static final String OWNER = """
            select owner_user_id from business where :scope = 'BUSINESS' and id::text = :subject
            union all
            select owner_user_id from flow where :scope = 'FLOW' and id::text = :subject
            union all
            select b.owner_user_id from caller_id c join business b on b.tenant_id = c.tenant_id and b.id = c.business_id
            where :scope = 'CALLER_ID' and c.number = :subject""";

    private final Sql sql;
    private final Admins admins;
    private final Jobs jobs;
    private final Audit audit;
    private final IdSource ids;
    private final Json json;
    private final Clock clock;

    KillSwitches(Sql sql, Admins admins, Jobs jobs, Audit audit, IdSource ids, Json json, Clock clock) {
        this.sql = sql;
        this.admins = admins;
        this.jobs = jobs;
        this.audit = audit;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One that is thrown.
     *
     * @param subject the business's number, the flow's id, the caller id; empty for all of a tenant or the platform
     * @param releaseBy who asked for its release; somebody else has to agree
     */
    public record Thrown(
            UUID id,
            Stop scope,
            String subject,
            String reason,
            String thrownBy,
            Instant thrownAt,
            Optional<String> releaseBy,
            Optional<Instant> releaseAt) {}

    /** How a release went. */
    public enum Release {
        /** The first of two asked. */
        ASKED,
        RELEASED,
        /** The same person again. */
        NEEDS_ANOTHER,
        /** What stops their own business is released by two others, where there are two. */
        OWN,
        /** Whoever asked, or this one, became an admin today: that is not two persons yet. */
        TOO_NEW,
        GONE
    }

    /** @return false when it is thrown already */
    public boolean throwIt(String actor, Stop scope, String subject, String reason) {
        var id = ids.next();
        var thrown =
                scope == Stop.PLATFORM ? throwForAll(id, actor, reason) : insert(id, actor, scope, subject, reason);
        if (thrown) {
            jobs.add(
                    HANG_UP,
                    id.toString(),
                    json.write(new TreeMap<>(Map.of("scope", scope.name(), "subject", subject))));
        }
        return thrown;
    }

    private boolean throwForAll(UUID id, String actor, String reason) {
        return sql.of("select platform_stop(:id, :actor, :reason, :now, :detail::jsonb) as thrown")
                .with("id", id)
                .with("actor", actor)
                .with("reason", reason)
                .with("now", clock.instant())
                .with("detail", json.write(new TreeMap<>(Map.of("reason", reason))))
                .only(row -> row.flag("thrown"));
    }

    private boolean insert(UUID id, String actor, Stop scope, String subject, String reason) {
        var thrown = sql.of("""
                        insert into kill_switch (id, scope, subject, reason, thrown_by, thrown_at)
                        values (:id, :scope, :subject, :reason, :actor, :now)
                        on conflict (tenant_id, scope, subject) where released_at is null do nothing""")
                        .with("id", id)
                        .with("scope", scope)
                        .with("subject", subject)
                        .with("reason", reason)
                        .with("actor", actor)
                        .with("now", clock.instant())
                        .update()
                == 1;
        if (thrown) {
            audit.append(
                    actor,
                    "stop.throw",
                    subject(scope, subject),
                    json.write(new TreeMap<>(Map.of("reason", reason, "id", id.toString()))));
        }
        return thrown;
    }

    /** A first person asks, a second one releases; the platform's are for its owners, the caller sees to that. */
    public Release release(String actor, UUID id) {
        lock(id);
        var found = find(id);
        if (found.isEmpty()) {
            return Release.GONE;
        }
        if (found.get().scope() == Stop.PLATFORM) {
            return Release.valueOf(sql.of("select platform_release(:id, :actor, :now) as how")
                    .with("id", id)
                    .with("actor", actor)
                    .with("now", clock.instant())
                    .only(row -> row.text("how")));
        }
        if (isOfTheirOwn(actor, found.get())) {
            return Release.OWN;
        }
        if (isSecond(actor, found.get())
                && (isNew(actor) || found.get().releaseBy().filter(this::isNew).isPresent())) {
            return Release.TOO_NEW;
        }
        return Release.valueOf(sql.of("select kill_switch_release(:id, :actor, :now) as how")
                .with("id", id)
                .with("actor", actor)
                .with("now", clock.instant())
                .only(row -> row.text("how")));
    }

    /** Of two at the same moment the second one sees that the first one asked; the platform's function locks its own rows. */
    private void lock(UUID id) {
        sql.of("select id from kill_switch where id = :id for update")
                .with("id", id)
                .first(row -> row.uuid("id"));
    }

    private boolean isNew(String actor) {
        return admins.named(actor).filter(admins::isNew).isPresent();
    }

    private static boolean isSecond(String actor, Thrown thrown) {
        return thrown.releaseBy().filter(first -> !first.equals(actor)).isPresent();
    }

    private boolean isOfTheirOwn(String actor, Thrown thrown) {
        return sql.of(OWNER)
                .with("scope", thrown.scope())
                .with("subject", thrown.subject())
                .first(row -> row.user("owner_user_id"))
                .filter(owner -> admins.named(actor).filter(owner::equals).isPresent() && admins.othersThan(owner) > 1)
                .isPresent();
    }

    public Optional<Thrown> find(UUID id) {
        return thrown().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Some of the tenant's own, released or not. */
    public List<Thrown> known(Collection<UUID> ids) {
        return sql.of("select " + COLUMNS + "from kill_switch where id = any (:ids)")
                .with("ids", ids)
                .list(KillSwitches::thrown);
    }

    /** The tenant's and the platform's, newest first. */
    public List<Thrown> thrown() {
        var found = new ArrayList<>(sql.of("select " + COLUMNS + "from kill_switch where released_at is null limit 200")
                .list(KillSwitches::thrown));
        found.addAll(sql.of("select " + COLUMNS + "from platform_stop_list()").list(KillSwitches::thrown));
        found.sort(Comparator.comparing(Thrown::thrownAt).reversed());
        return List.copyOf(found);
    }

    private static String subject(Stop scope, String subject) {
        return scope.name().toLowerCase(Locale.ROOT) + ":"
                + (scope == Stop.CALLER_ID ? "••• " + subject.substring(Math.max(0, subject.length() - 4)) : subject);
    }

    private static Thrown thrown(Row row) throws SQLException {
        return new Thrown(
                row.uuid("id"),
                row.constant(Stop.class, "scope"),
                row.text("subject"),
                row.text("reason"),
                row.text("thrown_by"),
                row.instant("thrown_at"),
                row.maybeText("release_by"),
                row.maybeInstant("release_at"));
    }
}
