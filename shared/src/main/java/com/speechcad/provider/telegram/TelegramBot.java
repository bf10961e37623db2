package com.speechcad.provider.telegram;

import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.Bot;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.text.Language;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot itself: answers to taps, commands, webhook. */
@Singleton
@Secondary
class TelegramBot implements Bot {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramBot.class);

    private final TelegramHttp http;
    private final Tenants tenants;

    TelegramBot(TelegramHttp http, Tenants tenants) {
        this.http = http;
        this.tenants = tenants;
    }

    @Override
    public void answerTap(TenantId tenant, String callbackId, Optional<String> toast) {
        var answer = http.call(
                tenant,
                "answerCallbackQuery",
                new Fields().with("callback_query_id", callbackId).with("text", toast.map(JsonNode::createStringNode)));
        if (answer instanceof Answer.No no && !no.says("query is too old")) {
            LOG.warn("a tap could not be answered: {} {}", no.code(), no.description());
        }
    }

    @Override
    public void setCommands(
            TenantId tenant, Optional<Language> clientLanguage, Optional<ChatId> chat, List<Command> commands) {
        var list = commands.stream()
                .map(command -> JsonNode.createObjectNode(Map.of(
                        "command", JsonNode.createStringNode(command.name()),
                        "description", JsonNode.createStringNode(command.description()))))
                .toList();
        done(
                "setMyCommands",
                http.call(
                        tenant,
                        "setMyCommands",
                        new Fields()
                                .with("commands", JsonNode.createArrayNode(list))
                                .with("scope", scope(chat))
                                .with("language_code", languageCode(clientLanguage))));
    }

    @Override
    public void describe(TenantId tenant, Optional<Language> clientLanguage, String words) {
        setText(tenant, "setMyDescription", "description", clientLanguage, words);
    }

    @Override
    public void describeBriefly(TenantId tenant, Optional<Language> clientLanguage, String words) {
        setText(tenant, "setMyShortDescription", "short_description", clientLanguage, words);
    }

    private void setText(
            TenantId tenant, String method, String field, Optional<Language> clientLanguage, String words) {
        done(
                method,
                http.call(
                        tenant,
                        method,
                        new Fields().with(field, words).with("language_code", languageCode(clientLanguage))));
    }

    @Override
    public void showCommandsBesideText(TenantId tenant) {
        var button = JsonNode.createObjectNode(Map.of("type", JsonNode.createStringNode("commands")));
        done("setChatMenuButton", http.call(tenant, "setChatMenuButton", new Fields().with("menu_button", button)));
    }

    private static Optional<JsonNode> languageCode(Optional<Language> clientLanguage) {
        return clientLanguage.map(language -> JsonNode.createStringNode(language.code()));
    }

    @Override
    public void setWebhook(TenantId tenant, URI url) {
        var secret = tenants.keys(tenant).get(TenantKey.TELEGRAM_SECRET_TOKEN);
        if (secret.isEmpty()) {
            throw new Unreachable("TELEGRAM_SECRET_TOKEN is not set");
        }
        done(
                "setWebhook",
                http.call(
                        tenant,
                        "setWebhook",
                        new Fields()
                                .with("url", url.toString())
                                .with("secret_token", secret.get().reveal())
                                .with(
                                        "allowed_updates",
                                        JsonNode.createArrayNode(UpdateKinds.WANTED.stream()
                                                .map(JsonNode::createStringNode)
                                                .toList()))));
    }

    @Override
    public String username(TenantId tenant) {
        return switch (http.call(tenant, "getMe", new Fields())) {
            case Answer.Ok(var result) ->
                Optional.ofNullable(result.get("username"))
                        .map(JsonNode::getStringValue)
                        .orElseThrow(() -> new Unreachable("Telegram says no name"));
            case Answer.No no -> throw new Unreachable("Telegram refuses getMe: " + no.code());
        };
    }

    @Override
    public Webhook webhook(TenantId tenant) {
        return switch (http.call(tenant, "getWebhookInfo", new Fields())) {
            case Answer.No no -> throw new Unreachable("Telegram refuses: " + no.code() + " " + no.description());
            case Answer.Ok(var info) ->
                new Webhook(
                        text(info, "url").orElse(""),
                        Optional.ofNullable(info.get("pending_update_count"))
                                .filter(JsonNode::isNumber)
                                .map(JsonNode::getLongValue)
                                .orElse(0L),
                        text(info, "last_error_message"));
        };
    }

    private static Optional<String> text(JsonNode info, String name) {
        return Optional.ofNullable(info.get(name)).filter(JsonNode::isString).map(JsonNode::getStringValue);
    }

    private static JsonNode scope(Optional<ChatId> chat) {
        return JsonNode.createObjectNode(chat.map(id -> Map.of(
                        "type", JsonNode.createStringNode("chat"),
                        "chat_id", JsonNode.createNumberNode(id.value())))
                .orElse(Map.of("type", JsonNode.createStringNode("all_private_chats"))));
    }

    private static void done(String method, Answer answer) {
        if (answer instanceof Answer.No no) {
            throw new Unreachable("Telegram refuses " + method + ": " + no.code() + " " + no.description());
        }
    }
}
