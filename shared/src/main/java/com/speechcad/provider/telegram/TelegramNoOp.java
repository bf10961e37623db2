package com.speechcad.provider.telegram;

import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.NoOp;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** An update of a kind that nobody here asks for. */
@Singleton
class TelegramNoOp implements NoOp {
    private final Tenants tenants;

    TelegramNoOp(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public Optional<Letter> letter(TenantId tenant) {
        return tenants.keys(tenant)
                .get(TenantKey.TELEGRAM_SECRET_TOKEN)
                .map(secret -> new Letter(
                        "/telegram/" + tenants.slug(tenant),
                        Map.of("content-type", "application/json", "x-telegram-bot-api-secret-token", secret.reveal()),
                        "{\"update_id\":0,\"chat_join_request\":{}}",
                        200));
    }
}
