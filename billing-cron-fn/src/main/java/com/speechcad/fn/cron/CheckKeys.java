package com.speechcad.fn.cron;

import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.ConfiguredKeys;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The default tenant's keys: once seeded the database's are used, so a changed variable changes nothing. */
@Singleton
class CheckKeys implements Checkup {
    private static final Map<TenantKey, String> WITHOUT = Map.of(
            TenantKey.TELEGRAM_BOT_TOKEN, "no bot",
            TenantKey.TELEGRAM_SECRET_TOKEN, "no update is let in",
            TenantKey.RETELL_API_KEY, "no calls",
            TenantKey.DYNOPAY_API_KEY, "no top-ups",
            TenantKey.DYNOPAY_WEBHOOK_SECRET, "payments are credited only after they were asked for");

    private final Tenants tenants;
    private final ConfiguredKeys configured;

    CheckKeys(Tenants tenants, ConfiguredKeys configured) {
        this.tenants = tenants;
        this.configured = configured;
    }

    @Override
    public int place() {
        return 3;
    }

    @Override
    public List<Finding> look() {
        var findings = new ArrayList<Finding>();
        tenants.bySlug("default").ifPresent(tenant -> {
            for (var key : TenantKey.values()) {
                of(tenant, key).ifPresent(findings::add);
            }
        });
        if (findings.isEmpty()) {
            findings.add(Finding.fine("the keys of the tenant default are those of the configuration"));
        }
        return findings;
    }

    private Optional<Finding> of(TenantId tenant, TenantKey key) {
        Optional<Secret> configured;
        try {
            configured = this.configured.now(key);
        } catch (Unreachable away) {
            return Optional.of(Finding.wrong(away.getMessage() + ": is it there, and may the function read it?"));
        }
        var kept = tenants.keys(tenant).get(key);
        if (kept.isEmpty()) {
            return Optional.ofNullable(WITHOUT.get(key))
                    .map(without -> configured.isPresent()
                            ? Finding.wrong(
                                    key + " is configured and not in the database yet: start the task" + " seed-tenant")
                            : Finding.note(key + " is not set: " + without));
        }
        return configured
                .filter(value -> !kept.get().matches(value.reveal()))
                .map(_ -> Finding.wrong(
                        key + " differs: the database's is used, the configured one is not. Start the task"
                                + " renew-keys to use it, or set the configuration to what is used"));
    }
}
