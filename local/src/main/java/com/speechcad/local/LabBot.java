package com.speechcad.local;

import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.local.lambda.LocalFunction;
import com.speechcad.local.polling.PolledBot;
import com.speechcad.local.polling.UpdatePoller;
import com.speechcad.notify.SetUpBot;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The default tenant's bot, told about us: by a webhook where Telegram reaches us, else its updates are fetched. What cannot be
 * told now is told later, by itself; nothing else waits for it.
 */
final class LabBot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LabBot.class);
    private static final String TELEGRAM = "https://api.telegram.org";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(3);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Tenants tenants;
    private final SetUpBot setUp;
    private final TenantId tenant;
    private final Optional<URI> webhook;
    private final URI door;
    private @Nullable UpdatePoller poller;
    private @Nullable Thread later;

    /** @param gateway where the functions' routes are on this machine */
    LabBot(LocalFunction function, LabSettings settings, Map<String, String> environment, URI gateway) {
        tenants = function.bean(Tenants.class);
        setUp = function.bean(SetUpBot.class);
        tenant = LabTenant.of(tenants);
        // The double on this machine posts to any address.
        webhook = settings.plays(Provider.TELEGRAM)
                ? Optional.of(URI.create(environment.getOrDefault("PUBLIC_BASE_URL", gateway.toString())))
                : LabRemarks.publicAddress(environment);
        door = URI.create(gateway + "/telegram/" + LabTenant.SLUG);
    }

    static boolean hasKeys(Function<TenantKey, Optional<Secret>> keys) {
        return keys.apply(TenantKey.TELEGRAM_BOT_TOKEN).isPresent()
                && keys.apply(TenantKey.TELEGRAM_SECRET_TOKEN).isPresent();
    }

    /** @return why it is not connected yet and will be tried again, for whoever started the lab */
    Optional<String> start() {
        if (!hasKeys(tenants.keys(tenant)::get)) {
            return Optional.empty();
        }
        if (webhook.isEmpty()) {
            poller = UpdatePoller.start(this::polled, UpdatePoller.Patience.usual());
        }
        var trouble = connect();
        if (trouble.isPresent()) {
            later = Thread.ofPlatform().name("bot-connector").daemon().start(this::connectLater);
        }
        return trouble.map(why -> "the bot is not connected yet: " + why + ". It is tried again by itself");
    }

    @Override
    public void close() {
        if (later != null) {
            later.interrupt();
        }
        if (poller != null) {
            poller.close();
        }
    }

    private Optional<String> connect() {
        try {
            if (webhook.isPresent()) {
                setUp.connect(tenant, webhook.get());
            } else {
                setUp.words(tenant);
            }
            return Optional.empty();
        } catch (Unreachable away) {
            return Optional.of(String.valueOf(away.getMessage()));
        }
    }

    private void connectLater() {
        var pause = FIRST_PAUSE;
        try {
            while (true) {
                Thread.sleep(pause);
                var trouble = connect();
                if (trouble.isEmpty()) {
                    LOG.info("the bot is connected");
                    return;
                }
                LOG.warn("the bot is not connected yet: {}", trouble.get());
                var doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            }
        } catch (InterruptedException _) {
            // The lab stops.
        }
    }

    private Optional<PolledBot> polled() {
        var keys = tenants.keys(tenant);
        if (!hasKeys(keys::get)) {
            return Optional.empty();
        }
        var telegram = keys.url(TenantKey.TELEGRAM_BASE_URL).map(URI::toString).orElse(TELEGRAM);
        return Optional.of(new PolledBot(
                URI.create(telegram),
                keys.get(TenantKey.TELEGRAM_BOT_TOKEN).orElseThrow(),
                keys.get(TenantKey.TELEGRAM_SECRET_TOKEN).orElseThrow(),
                door));
    }
}
