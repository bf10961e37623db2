package com.speechcad.tenant;

import com.speechcad.db.Audit;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** @throws IllegalStateException at the end, when a key's secret could not be read; the others are renewed */
    @Override
    public void run(Duration most) {
        tenants.bySlug("default").ifPresent(tenant -> {
            var unread = Stream.of(TenantKey.values())
                    .filter(key -> !isRenewed(tenant, key))
                    .toList();
            if (!unread.isEmpty()) {
                throw new IllegalStateException("not read, and so not renewed: " + unread);
            }
        });
    }

    /** @return false where the configuration could not be read; one key that is away keeps no other from being renewed */
    private boolean isRenewed(TenantId tenant, TenantKey key) {
        Optional<Secret> secret;
        try {
            secret = configured.now(key);
        } catch (RuntimeException away) {
            LOG.error(
                    "ALARM the secret of {} cannot be read: {}",
                    key,
                    away.getClass().getSimpleName());
            return false;
        }
        secret.filter(said -> !isKnown(tenant, key, said)).ifPresent(said -> renew(tenant, key, said));
        return true;
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
