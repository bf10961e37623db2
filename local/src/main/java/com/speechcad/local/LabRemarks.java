package com.speechcad.local;

import com.speechcad.kernel.Secret;
import com.speechcad.tenant.TenantKey;
import com.speechcad.watch.MissingSettings;
import com.speechcad.watch.Setting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What whoever starts a lab has to know: what is off and what it needs, a line each. Nothing while everything is played. */
final class LabRemarks {
    private static final String NO_ADDRESS = "PUBLIC_BASE_URL is no https address: ";

    private final LabSettings settings;
    private final Map<String, String> environment;
    private final Function<TenantKey, Optional<Secret>> keys;
    private final List<String> lines = new ArrayList<>();

    private LabRemarks(
            LabSettings settings, Map<String, String> environment, Function<TenantKey, Optional<Secret>> keys) {
        this.settings = settings;
        this.environment = environment;
        this.keys = keys;
    }

    /** @param keys the default tenant's, as they are in the database */
    static List<String> of(
            LabSettings settings, Map<String, String> environment, Function<TenantKey, Optional<Secret>> keys) {
        var remarks = new LabRemarks(settings, environment, keys);
        remarks.aboutSettings();
        for (var key : TenantKey.values()) {
            if (!settings.plays(LabTenant.provider(key))) {
                remarks.about(key);
            }
        }
        remarks.aboutReach();
        return List.copyOf(remarks.lines);
    }

    /** Where providers that are not on this machine reach us; they take HTTPS only. */
    static Optional<URI> publicAddress(Map<String, String> environment) {
        try {
            var address = new URI(environment.getOrDefault("PUBLIC_BASE_URL", ""));
            return "https".equals(address.getScheme()) && address.getHost() != null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private void aboutSettings() {
        for (var setting : new Setting[] {Setting.OWNER_TELEGRAM_IDS, Setting.PLATFORM_CALLER_ID}) {
            if (environment.getOrDefault(setting.name(), "").isBlank()) {
                lines.add(MissingSettings.said(setting));
            }
        }
    }

    private void about(TenantKey key) {
        var there = keys.apply(key);
        var given = environment.getOrDefault(key.name(), "");
        if (there.isEmpty()) {
            without(key).ifPresent(off -> lines.add(key + " is not set: " + off));
        } else if (given.isBlank() && there.get().reveal().contains("/sim/")) {
            lines.add(key + " in the database is still the simulator's: start with --fresh");
        } else if (!given.isBlank()
                && !given.startsWith("secretsmanager:")
                && !there.get().matches(given)) {
            lines.add(key + " in the database is another one than this shell's, and counts: start with --fresh,"
                    + " or run the task renew-keys");
        }
    }

    /** Empty for what has a default. */
    private static Optional<String> without(TenantKey key) {
        return switch (key) {
            case TELEGRAM_BOT_TOKEN, TELEGRAM_SECRET_TOKEN -> Optional.of("the bot is off");
            case RETELL_API_KEY -> Optional.of("no calls");
            case DYNOPAY_API_KEY -> Optional.of("no top-ups");
            case DYNOPAY_WEBHOOK_SECRET -> Optional.of("a payment counts only when DynoPay's books bear it out");
            case TELEGRAM_BASE_URL, RETELL_BASE_URL, RETELL_WEBHOOK_KEY, DYNOPAY_BASE_URL -> Optional.empty();
        };
    }

    private void aboutReach() {
        if (publicAddress(environment).isPresent()) {
            return;
        }
        if (!settings.plays(Provider.TELEGRAM) && LabBot.hasKeys(keys)) {
            lines.add(NO_ADDRESS + "the bot's updates are fetched from Telegram instead of sent here");
        }
        if (!settings.plays(Provider.RETELL)) {
            lines.add(NO_ADDRESS + "Retell cannot tell how calls go");
        }
        if (!settings.plays(Provider.DYNOPAY)) {
            lines.add(NO_ADDRESS + "DynoPay cannot tell of payments");
        }
    }
}
