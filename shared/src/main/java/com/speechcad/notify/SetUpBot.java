package com.speechcad.notify;

import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.Tenants;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Tells Telegram about a tenant's bot: its commands in every language, and where its updates go. Safe to repeat. */
@Singleton
public class SetUpBot {
    private final Bot bot;
    private final Tenants tenants;

    SetUpBot(Bot bot, Tenants tenants) {
        this.bot = bot;
        this.tenants = tenants;
    }

    /** @throws com.speechcad.kernel.Unreachable when Telegram does not answer, or there is no token */
    public void commands(TenantId tenant) {
        tenants.nameBot(tenant, bot.username(tenant));
        bot.setCommands(tenant, Optional.empty(), Optional.empty(), Commands.in(Language.EN));
        for (var language : Language.values()) {
            bot.setCommands(tenant, Optional.of(language), Optional.empty(), Commands.in(language));
        }
    }

    /**
     * @param publicBase where the routes are, such as {@code https://example.test}
     * @throws com.speechcad.kernel.Unreachable when Telegram does not answer, or there is no token or secret
     */
    public void webhook(TenantId tenant, URI publicBase) {
        var base = publicBase.toString().replaceAll("/+$", "");
        bot.setWebhook(tenant, URI.create(base + "/telegram/" + tenants.slug(tenant)));
    }
}
