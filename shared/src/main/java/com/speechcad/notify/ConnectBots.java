package com.speechcad.notify;

import com.speechcad.db.Task;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Telegram about every tenant's bot that has a token: a deployment's last step. Safe to repeat. */
@Singleton
public class ConnectBots implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectBots.class);

    private final Tenants tenants;
    private final SetUpBot setUp;
    private final String publicBaseUrl;

    ConnectBots(Tenants tenants, SetUpBot setUp, @Value("${public.base.url:}") String publicBaseUrl) {
        this.tenants = tenants;
        this.setUp = setUp;
        this.publicBaseUrl = publicBaseUrl;
    }

    @Override
    public String name() {
        return "connect-bots";
    }

    /** @throws IllegalStateException when nobody said where the routes are */
    @Override
    public void run(Duration most) {
        if (!publicBaseUrl.startsWith("https://") && !publicBaseUrl.startsWith("http://")) {
            throw new IllegalStateException("PUBLIC_BASE_URL is not an address, so no bot can be told where we are");
        }
        for (var tenant : tenants.all()) {
            if (hasKeys(tenant)) {
                setUp.words(tenant);
                setUp.webhook(tenant, URI.create(publicBaseUrl));
                LOG.info("the bot of {} knows its words and where its updates go", tenant);
            } else {
                LOG.info("{} has no bot token and secret: no bot to connect", tenant);
            }
        }
    }

    private boolean hasKeys(TenantId tenant) {
        var keys = tenants.keys(tenant);
        return keys.get(TenantKey.TELEGRAM_BOT_TOKEN).isPresent()
                && keys.get(TenantKey.TELEGRAM_SECRET_TOKEN).isPresent();
    }
}
