package com.speechcad.local;

import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import com.speechcad.local.lambda.LocalFunction;
import com.speechcad.notify.SetUpBot;
import com.speechcad.tenant.SeedTenant;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import java.net.URI;
import java.util.Map;

/** Does for the default tenant what an operator does after a deployment, with the function's own code. */
final class LabTenant {
    private final Tenants tenants;
    private final SeedTenant seed;
    private final SetUpBot setUp;

    LabTenant(LocalFunction function) {
        tenants = function.bean(Tenants.class);
        seed = function.bean(SeedTenant.class);
        setUp = function.bean(SetUpBot.class);
    }

    /**
     * Seeds the keys, and sets those of the doubles again: their addresses may be others than at the last start. Then
     * tells Telegram where updates go.
     */
    void prepare(LabSettings settings, Map<String, String> environment) {
        var publicUrl = URI.create(environment.getOrDefault("PUBLIC_BASE_URL", ""));
        seed.run();
        var tenant = tenants.bySlug("default").orElseThrow(() -> new IllegalStateException("no tenant 'default'"));
        for (var key : TenantKey.values()) {
            var value = environment.get(key.name());
            if (value != null && isPlayed(settings, key)) {
                set(tenant, key, value);
            }
        }
        if (tenants.keys(tenant).get(TenantKey.TELEGRAM_BOT_TOKEN).isPresent() && isReachable(settings, publicUrl)) {
            setUp.connect(tenant, publicUrl);
        }
    }

    private void set(TenantId tenant, TenantKey key, String value) {
        var known = tenants.keys(tenant).get(key);
        if (known.filter(secret -> secret.matches(value)).isEmpty()) {
            tenants.setKey(tenant, key, new Secret(value));
        }
    }

    private static boolean isPlayed(LabSettings settings, TenantKey key) {
        return settings.plays(
                switch (key) {
                    case TELEGRAM_BASE_URL, TELEGRAM_BOT_TOKEN, TELEGRAM_SECRET_TOKEN -> Provider.TELEGRAM;
                    case RETELL_BASE_URL, RETELL_API_KEY, RETELL_WEBHOOK_KEY -> Provider.RETELL;
                    case DYNOPAY_BASE_URL, DYNOPAY_API_KEY, DYNOPAY_WEBHOOK_SECRET -> Provider.DYNOPAY;
                });
    }

    /** The real Telegram posts to public HTTPS addresses only. */
    private static boolean isReachable(LabSettings settings, URI publicUrl) {
        return settings.plays(Provider.TELEGRAM) || "https".equals(publicUrl.getScheme());
    }
}
