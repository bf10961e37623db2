package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.time.Instant;
import java.util.Set;

/** Where a bot's updates go, and how that went lately. Kept with the bot. */
final class Webhook {
    private static final Set<String> NOT_BY_DEFAULT =
            Set.of("chat_member", "message_reaction", "message_reaction_count");
    private static final int DEFAULT_CONNECTIONS = 40;

    private final Bot bot;
    private final ObjectNode state;

    private Webhook(Bot bot) {
        this.bot = bot;
        this.state = bot.part("webhook");
    }

    static Webhook of(Bot bot) {
        return new Webhook(bot);
    }

    /** Empty when there is none. */
    String url() {
        return state.path("url").asText("");
    }

    boolean isSet() {
        return !url().isEmpty();
    }

    String secret() {
        return state.path("secret").asText("");
    }

    int maxConnections() {
        return state.path("max_connections").asInt(DEFAULT_CONNECTIONS);
    }

    boolean wants(String kind) {
        var allowed = state.path("allowed_updates");
        if (!allowed.isArray()) {
            return !NOT_BY_DEFAULT.contains(kind);
        }
        for (var name : allowed) {
            if (name.asText().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    /** Keeps what is not said again: the kinds of update. */
    void set(String url, String secret, int maxConnections, boolean ownCertificate) {
        clear();
        state.put("url", url).put("secret", secret).put("certificate", ownCertificate);
        state.put("max_connections", maxConnections);
        bot.save();
    }

    /** An empty list is the default set. */
    void allow(ArrayNode kinds) {
        if (kinds.isEmpty()) {
            state.remove("allowed_updates");
        } else {
            state.set("allowed_updates", kinds);
        }
        bot.save();
    }

    void remove() {
        clear();
        bot.save();
    }

    void failed(String message, Instant at) {
        state.put("last_error_message", message).put("last_error_date", at.getEpochSecond());
        bot.save();
    }

    /** Since when it has answered 410 and nothing else; the epoch when it has not. */
    Instant goneSince() {
        return Instant.ofEpochMilli(state.path("gone_since").asLong(0));
    }

    void gone(Instant since) {
        if (!since.equals(goneSince())) {
            state.put("gone_since", since.toEpochMilli());
            bot.save();
        }
    }

    ObjectNode info(int pending) {
        var info = Json.object()
                .put("url", url())
                .put("has_custom_certificate", state.path("certificate").asBoolean())
                .put("pending_update_count", pending);
        if (isSet()) {
            info.put("max_connections", maxConnections()).put("ip_address", "127.0.0.1");
        }
        for (var name : new String[] {"last_error_date", "last_error_message", "allowed_updates"}) {
            if (state.has(name)) {
                info.set(name, state.path(name));
            }
        }
        return info;
    }

    private void clear() {
        state.retain("allowed_updates");
    }
}
