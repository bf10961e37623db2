package com.speechcad.provider.telegram;

import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.NoOp;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An update of a kind that nobody here asks for. */
@Singleton
class TelegramNoOp implements NoOp {
    /** Whoever it is: nothing of a rehearsal stays. */
    private static final String SOMEBODY =
            "{\"id\":1,\"is_bot\":false,\"first_name\":\"Nobody\",\"language_code\":\"en\"}";

    private static final List<String> ASKING = List.of(
            "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1,\"from\":" + SOMEBODY
                    + ",\"chat\":{\"id\":1,\"type\":\"private\"},\"text\":\"/start\"}}",
            "{\"update_id\":2,\"message\":{\"message_id\":2,\"date\":1,\"from\":" + SOMEBODY
                    + ",\"chat\":{\"id\":1,\"type\":\"private\"},\"text\":\"hello\"}}");

    private final Tenants tenants;
    private final TelegramHttp http;

    TelegramNoOp(Tenants tenants, TelegramHttp http) {
        this.tenants = tenants;
        this.http = http;
    }

    @Override
    public Optional<Letter> letter(TenantId tenant) {
        return sealed(tenant, "{\"update_id\":0,\"chat_join_request\":{}}");
    }

    @Override
    public List<Letter> rehearsals(TenantId tenant) {
        return ASKING.stream().flatMap(body -> sealed(tenant, body).stream()).toList();
    }

    @Override
    public void warmUp() {
        http.practise();
    }

    @Override
    public void reachOut(TenantId tenant) {
        if (tenants.keys(tenant).get(TenantKey.TELEGRAM_BOT_TOKEN).isPresent()) {
            var _ = http.call(tenant, "getMe", new Fields());
        }
    }

    private Optional<Letter> sealed(TenantId tenant, String body) {
        return tenants.keys(tenant)
                .get(TenantKey.TELEGRAM_SECRET_TOKEN)
                .map(secret -> new Letter(
                        "/telegram/" + tenants.slug(tenant),
                        Map.of("content-type", "application/json", "x-telegram-bot-api-secret-token", secret.reveal()),
                        body,
                        200));
    }
}
