package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.speechcad.local.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Where the updates shall go: the rules for setting it, and what can be asked about it. */
final class WebhookMethods {
    private static final Set<Integer> PORTS = Set.of(443, 80, 88, 8443);
    private static final int MOST_AT_ONCE = 100;

    private final World world;
    private final Deliveries deliveries;
    private final Limiter limiter;
    private final Map<Long, Instant> nextChange = new HashMap<>();

    WebhookMethods(World world, Deliveries deliveries, Limiter limiter) {
        this.world = world;
        this.deliveries = deliveries;
        this.limiter = limiter;
    }

    Map<String, Method> all() {
        return Map.of(
                "setWebhook", this::set,
                "deleteWebhook", this::delete,
                "getWebhookInfo",
                        (bot, _) -> Webhook.of(bot).info(deliveries.pending(bot).size()),
                "getUpdates", this::getUpdates);
    }

    private JsonNode set(Bot bot, Params params) {
        var url = params.string("url").strip();
        if (url.isEmpty()) {
            return delete(bot, params);
        }
        var secret = checkedSecret(params.string("secret_token"));
        checkUrl(url);
        var webhook = Webhook.of(bot);
        // As Telegram's own server does: a number outside is taken for the nearest one inside, and nobody is told.
        var connections = Math.clamp(params.number("max_connections", 40), 1, 100);
        pace(bot);
        allow(webhook, params);
        webhook.set(url, secret, connections, params.uploads().containsKey("certificate"));
        dropWhenAsked(bot, params);
        deliveries.retryNow(bot);
        return BooleanNode.TRUE;
    }

    private JsonNode delete(Bot bot, Params params) {
        Webhook.of(bot).remove();
        dropWhenAsked(bot, params);
        return BooleanNode.TRUE;
    }

    /** {@link Polls} has waited, and forgotten what the bot has. */
    private JsonNode getUpdates(Bot bot, Params params) {
        if (Webhook.of(bot).isSet()) {
            throw Refusal.of(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
                            + " webhook first");
        }
        allow(Webhook.of(bot), params);
        var most = Math.clamp(params.number("limit", MOST_AT_ONCE), 1, MOST_AT_ONCE);
        var updates = Json.array();
        deliveries.pending(bot).stream().limit(most).forEach(pending -> updates.add(pending.json()));
        return updates;
    }

    /** What was said before stays when nothing is said. */
    private static void allow(Webhook webhook, Params params) {
        if (params.has("allowed_updates")) {
            webhook.allow((ArrayNode) params.json("allowed_updates", "can't parse allowed updates JSON object")
                    .filter(JsonNode::isArray)
                    .orElseGet(Json::array));
        }
    }

    private void dropWhenAsked(Bot bot, Params params) {
        if (params.flag("drop_pending_updates")) {
            deliveries.pending(bot).forEach(deliveries::forget);
        }
    }

    private void pace(Bot bot) {
        if (!limiter.limits().enforced()) {
            return;
        }
        var next = nextChange.get(bot.id());
        if (next != null && world.now().isBefore(next)) {
            throw Refusal.tooMany(1);
        }
        nextChange.put(bot.id(), world.now().plus(Duration.ofSeconds(1)));
    }

    private static String checkedSecret(String secret) {
        if (secret.length() > 256) {
            throw Refusal.badRequest("secret token is too long");
        }
        if (!secret.matches("[A-Za-z0-9_-]*")) {
            throw Refusal.badRequest("secret token contains unallowed characters");
        }
        return secret;
    }

    private void checkUrl(String text) {
        URI url;
        try {
            url = new URI(text.contains("://") ? text : "https://" + text);
        } catch (URISyntaxException _) {
            throw Refusal.badRequest("invalid webhook URL specified");
        }
        var https = "https".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || (!https && !"http".equalsIgnoreCase(url.getScheme()))) {
            throw Refusal.badRequest("invalid webhook URL specified");
        }
        if (!world.settings.httpsOnly()) {
            return;
        }
        if (!https) {
            throw Refusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        if (url.getPort() != -1 && !PORTS.contains(url.getPort())) {
            throw Refusal.badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        }
        if (url.getHost().startsWith("[")) {
            throw Refusal.badRequest("bad webhook: IPv6-only addresses are not allowed");
        }
        if (url.getHost().matches("(127|10)(\\.\\d{1,3}){3}|192\\.168(\\.\\d{1,3}){2}|localhost")) {
            var address = url.getHost().equals("localhost") ? "127.0.0.1" : url.getHost();
            throw Refusal.badRequest("bad webhook: IP address " + address + " is reserved");
        }
    }
}
