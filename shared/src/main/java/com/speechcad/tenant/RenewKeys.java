package com.speechcad.tenant;

import com.speechcad.db.Audit;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the keys of the tenant {@code default} what the configuration says at this moment: how a key is changed that leaked or
 * grew old. No schedule does it, so that a slip in the configuration changes nothing by itself. A key that is not configured,
 * or cannot be read, stays as it is. Running functions know the new ones within a minute.
 */
@Singleton
public class RenewKeys implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(RenewKeys.class);

    private final Tx tx;
    private final Tenants tenants;
    private final ConfiguredKeys configured;
    private final Audit audit;

    RenewKeys(Tx tx, Tenants tenants, ConfiguredKeys configured, Audit audit) {
        this.tx = tx;
        this.tenants = tenants;
        this.configured = configured;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "renew-keys";
    }

    @Override
    public void run(Duration most) {
        tenants.bySlug("default").ifPresent(tenant -> {
            for (var key : TenantKey.values()) {
                configured
                        .now(key)
                        .filter(secret -> !isKnown(tenant, key, secret))
                        .ifPresent(secret -> renew(tenant, key, secret));
            }
        });
    }

    private boolean isKnown(TenantId tenant, TenantKey key, Secret secret) {
        return tenants.keys(tenant)
                .get(key)
                .filter(kept -> kept.matches(secret.reveal()))
                .isPresent();
    }

    private void renew(TenantId tenant, TenantKey key, Secret secret) {
        tx.run(tenant, () -> {
            tenants.setKey(tenant, key, secret);
            audit.append("platform", "key.renew", "key:" + key, "{}");
        });
        LOG.info("{} was renewed", key);
    }
}
