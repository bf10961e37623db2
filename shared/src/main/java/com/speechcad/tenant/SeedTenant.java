package com.speechcad.tenant;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the default tenant's keys from the configuration, once each: afterwards the database wins. */
@Singleton
public class SeedTenant {
    private static final Logger LOG = LoggerFactory.getLogger(SeedTenant.class);

    private final Tx tx;
    private final Sql sql;
    private final Tenants tenants;
    private final ConfiguredKeys configured;

    SeedTenant(Tx tx, Sql sql, Tenants tenants, ConfiguredKeys configured) {
        this.tx = tx;
        this.sql = sql;
        this.tenants = tenants;
        this.configured = configured;
    }

    /** @throws IllegalStateException at the end, when a key could not be read; the others are there */
    public void run() {
        tenants.bySlug("default").ifPresent(tenant -> {
            var unread = Stream.of(TenantKey.values())
                    .filter(key -> !isSeeded(tenant, key))
                    .toList();
            if (!unread.isEmpty()) {
                throw new IllegalStateException("not read, and so not seeded: " + unread);
            }
        });
    }

    /** Read now and not at the start: a function that runs for hours sees a secret that was made meanwhile. */
    private boolean isSeeded(TenantId tenant, TenantKey key) {
        Optional<Secret> said;
        try {
            said = configured.now(key);
        } catch (Unreachable away) {
            LOG.error("ALARM the secret of {} cannot be read: {}", key, away.getMessage());
            return false;
        } catch (RuntimeException unreadable) {
            // Its words may hold the secret.
            LOG.error(
                    "ALARM the secret of {} cannot be read: {}",
                    key,
                    unreadable.getClass().getSimpleName());
            return false;
        }
        said.ifPresentOrElse(
                secret -> setIfMissing(tenant, key, secret),
                () -> LOG.info("{} is not configured: what needs it is off", key));
        return true;
    }

    private void setIfMissing(TenantId tenant, TenantKey key, Secret secret) {
        tx.run(tenant, () -> {
            var known = sql.of("select 1 as one from tenant_secret where name = :name")
                    .with("name", key)
                    .first(row -> row.number("one"));
            if (known.isEmpty()) {
                tenants.setKey(tenant, key, secret);
            }
        });
    }
}
