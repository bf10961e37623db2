package com.speechcad.tenant;

import com.speechcad.db.Restored;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who the tenants are, and their provider keys (kept in memory for a minute, forgotten when one is changed here). */
@Singleton
public class Tenants implements Restored {
    private static final Logger LOG = LoggerFactory.getLogger(Tenants.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Tx tx;
    private final Sql sql;
    private final Vault vault;
    private final Clock clock;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();
    private final Map<String, TenantId> slugs = new ConcurrentHashMap<>();

    Tenants(Tx tx, Sql sql, Vault vault, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    /** Empty for a slug nobody has, and for the platform's own. */
    public Optional<TenantId> bySlug(String slug) {
        var remembered = slugs.get(slug);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        var found = tx.call(
                        TenantId.PLATFORM,
                        () -> sql.of("select tenant_of_slug(:slug) as tenant_id")
                                .with("slug", slug)
                                .only(row -> row.maybeNumber("tenant_id")))
                .map(TenantId::new)
                .filter(tenant -> !tenant.equals(TenantId.PLATFORM));
        found.ifPresent(tenant -> slugs.put(slug, tenant));
        return found;
    }

    @Override
    public void forget() {
        known.clear();
    }

    public List<TenantId> all() {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id from all_tenants()").list(row -> row.tenant("tenant_id")));
    }

    /** Those that have a workspace of their own at the provider of calls. */
    public List<TenantId> withProvider() {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id from tenants_with_provider()").list(row -> row.tenant("tenant_id")));
    }

    /** The slug that the tenant's routes carry. */
    public String slug(TenantId tenant) {
        return tx.call(
                tenant,
                () -> sql.of("select slug from tenant where tenant_id = :tenant")
                        .with("tenant", tenant)
                        .only(row -> row.text("slug")));
    }

    public TenantKeys keys(TenantId tenant) {
        var remembered = known.get(tenant);
        var now = clock.instant();
        if (remembered != null && remembered.until.isAfter(now)) {
            return remembered.keys;
        }
        var keys = new TenantKeys(read(tenant));
        known.put(tenant, new Known(keys, now.plus(REMEMBERED)));
        return keys;
    }

    public void setKey(TenantId tenant, TenantKey key, Secret secret) {
        tx.run(tenant, () -> {
            sql.of("""
                    insert into tenant_secret (name, cipher, key_id) values (:name, :cipher, :key)
                    on conflict (tenant_id, name)
                      do update set cipher = excluded.cipher, key_id = excluded.key_id, updated_at = now()""")
                    .with("name", key)
                    .with("cipher", vault.seal(tenant, key.name(), secret))
                    .with("key", vault.keyId())
                    .update();
            tx.afterCommit("forget keys", () -> known.remove(tenant));
        });
    }

    /** What the tenant's bot is called in links, once it was asked. Joins the open transaction. */
    public Optional<String> botName(TenantId tenant) {
        return tx.call(
                tenant,
                () -> sql.of("select settings ->> 'bot' as bot from tenant where tenant_id = :tenant")
                        .with("tenant", tenant)
                        .only(row -> row.maybeText("bot")));
    }

    public void nameBot(TenantId tenant, String name) {
        tx.run(
                tenant,
                () -> sql.of("""
                        update tenant set settings = settings || jsonb_build_object('bot', :name::text)
                        where tenant_id = :tenant and settings ->> 'bot' is distinct from :name""").with("name", name).with("tenant", tenant).update());
    }

    private Map<TenantKey, Secret> read(TenantId tenant) {
        var keys = new EnumMap<TenantKey, Secret>(TenantKey.class);
        tx.run(
                tenant,
                () -> sql.of("select name, cipher from tenant_secret")
                        .list(row -> Map.entry(row.text("name"), row.bytes("cipher")))
                        .forEach(entry -> open(tenant, entry.getKey(), entry.getValue(), keys)));
        return keys;
    }

    private void open(TenantId tenant, String name, byte[] cipher, Map<TenantKey, Secret> into) {
        try {
            into.put(TenantKey.valueOf(name), vault.open(tenant, name, cipher));
        } catch (IllegalArgumentException _) {
            LOG.warn("{} has a key called {} that this version does not know", tenant, name);
        } catch (IllegalStateException unreadable) {
            LOG.error("ALARM {}; what needs it is disabled", unreadable.getMessage());
        }
    }

    private record Known(TenantKeys keys, Instant until) {}
}
