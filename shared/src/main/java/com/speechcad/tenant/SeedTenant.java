package com.speechcad.tenant;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the default tenant's keys from the configuration, once each: afterwards the database wins. */
@Singleton
public class SeedTenant {
    private static final Logger LOG = LoggerFactory.getLogger(SeedTenant.class);

    private final Tx tx;
    private final Sql sql;
    private final Tenants tenants;
    private final Environment environment;

    SeedTenant(Tx tx, Sql sql, Tenants tenants, Environment environment) {
        this.tx = tx;
        this.sql = sql;
        this.tenants = tenants;
        this.environment = environment;
    }

    public void run() {
        tenants.bySlug("default").ifPresent(tenant -> {
            for (var key : TenantKey.values()) {
                configured(key)
                        .ifPresentOrElse(
                                secret -> setIfMissing(tenant, key, secret),
                                () -> LOG.info("{} is not configured: what needs it is off", key));
            }
        });
    }

    private Optional<Secret> configured(TenantKey key) {
        var property = key.name().toLowerCase(Locale.ROOT).replace('_', '.');
        return environment
                .getProperty(property, String.class)
                .filter(value -> !value.isBlank())
                .map(Secret::new);
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
