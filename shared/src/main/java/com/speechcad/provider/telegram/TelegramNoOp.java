package com.speechcad.provider.telegram;

import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.NoOp;
import com.speechcad.tenant.Scene;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An update of a kind that nobody here asks for. */
@Singleton
class TelegramNoOp implements NoOp {
    private static final List<String> WORDS = List.of("/start", "hello");

    private final Tenants tenants;
    private final TelegramHttp http;
    private final IdSource ids;

    TelegramNoOp(Tenants tenants, TelegramHttp http, IdSource ids) {
        this.tenants = tenants;
        this.http = http;
        this.ids = ids;
    }

    @Override
    public String door() {
        return "telegram";
    }

    @Override
    public Optional<Letter> letter(TenantId tenant) {
        return sealed(tenant, "{\"update_id\":0,\"chat_join_request\":{}}");
    }

    @Override
    public List<Letter> rehearsals(TenantId tenant) {
        return WORDS.stream()
                .map(this::said)
                .flatMap(body -> sealed(tenant, body).stream())
                .toList();
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

    /** An update of somebody's whom nobody knows. */
    private String said(String words) {
        return """
                {"update_id":%2$d,"message":{"message_id":1,"date":1,"text":"%3$s","chat":{"id":%1$d,"type":"private"},\
                "from":{"id":%1$d,"is_bot":false,"first_name":"Nobody","language_code":"en"}}}""".formatted(Scene.nobody(ids), Scene.nobody(ids), words);
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
