package com.speechcad.local;

import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import com.speechcad.local.lambda.LocalFunction;
import com.speechcad.tenant.SeedTenant;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.TenantKeys;
import com.speechcad.tenant.Tenants;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does for the default tenant what an operator does after a deployment, with the function's own code. */
final class LabTenant {
    static final String SLUG = "default";
    private static final Logger LOG = LoggerFactory.getLogger(LabTenant.class);

    private final Tenants tenants;
    private final SeedTenant seed;

    LabTenant(LocalFunction function) {
        tenants = function.bean(Tenants.class);
        seed = function.bean(SeedTenant.class);
    }

    /**
     * Seeds the keys, and sets those of the doubles again: their addresses may be others than at the last start. A key that
     * cannot be read is missing, as one that nobody gave.
     *
     * @return what is there now
     */
    TenantKeys prepare(LabSettings settings, Map<String, String> environment) {
        try {
            seed.run();
        } catch (IllegalStateException unread) {
            LOG.warn("{}", unread.getMessage());
        }
        var tenant = of(tenants);
        for (var key : TenantKey.values()) {
            var value = environment.get(key.name());
            if (value != null && settings.plays(provider(key))) {
                set(tenant, key, value);
            }
        }
        return tenants.keys(tenant);
    }

    static TenantId of(Tenants tenants) {
        return tenants.bySlug(SLUG).orElseThrow(() -> new IllegalStateException("no tenant '" + SLUG + "'"));
    }

    /** Whose key it is. */
    static Provider provider(TenantKey key) {
        return switch (key) {
            case TELEGRAM_BASE_URL, TELEGRAM_BOT_TOKEN, TELEGRAM_SECRET_TOKEN -> Provider.TELEGRAM;
            case RETELL_BASE_URL, RETELL_API_KEY, RETELL_WEBHOOK_KEY -> Provider.RETELL;
            case DYNOPAY_BASE_URL, DYNOPAY_API_KEY, DYNOPAY_WEBHOOK_SECRET -> Provider.DYNOPAY;
        };
    }

    private void set(TenantId tenant, TenantKey key, String value) {
        var known = tenants.keys(tenant).get(key);
        if (known.filter(secret -> secret.matches(value)).isEmpty()) {
            tenants.setKey(tenant, key, new Secret(value));
        }
    }
}
