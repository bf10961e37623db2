package com.speechcad.notify;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Task;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Telegram about every tenant's bot that has a token: a deployment's last step. One that fails holds up no other, and the
 * step as a whole has failed then. Safe to repeat.
 */
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

    /**
     * @throws IllegalStateException when nobody said where the routes are
     * @throws Unreachable after the others when one is not connected, or does not know all of its words
     */
    @Override
    public void run(Duration most) {
        if (!publicBaseUrl.startsWith("https://") && !publicBaseUrl.startsWith("http://")) {
            throw new IllegalStateException("PUBLIC_BASE_URL is not an address, so no bot can be told where we are");
        }
        var each = new ItemByItem();
        var left = new ArrayList<TenantId>();
        for (var tenant : tenants.all()) {
            if (!each.done("the bot of " + tenant, () -> connect(tenant), () -> {})) {
                left.add(tenant);
            }
        }
        each.end();
        if (!left.isEmpty()) {
            throw new Unreachable("Telegram was not told all about the bots of " + left);
        }
    }

    private boolean connect(TenantId tenant) {
        if (hasKeys(tenant)) {
            setUp.connect(tenant, URI.create(publicBaseUrl));
            LOG.info("the bot of {} knows its words and where its updates go", tenant);
        } else {
            LOG.info("{} has no bot token and secret: no bot to connect", tenant);
        }
        return true;
    }

    private boolean hasKeys(TenantId tenant) {
        var keys = tenants.keys(tenant);
        return keys.get(TenantKey.TELEGRAM_BOT_TOKEN).isPresent()
                && keys.get(TenantKey.TELEGRAM_SECRET_TOKEN).isPresent();
    }
}
