package com.speechcad.local.telegram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bots this Telegram knows, by token and by username. Used under the world's lock. */
final class Bots {
    private final Map<String, Bot> byToken = new LinkedHashMap<>();

    Bots(World world) {
        world.settings.bots().forEach(account -> byToken.put(account.token(), new Bot(account, world)));
    }

    /** @throws Refusal 404 for what is no token at all, 401 for one that is not known (any more) */
    Bot byToken(String token) {
        if (!BotAccount.isToken(token)) {
            throw Refusal.of(404, "Not Found");
        }
        var bot = byToken.get(token);
        if (bot == null) {
            throw Refusal.of(401, "Unauthorized");
        }
        return bot;
    }

    Optional<Bot> byId(long id) {
        return all().stream().filter(bot -> bot.id() == id).findFirst();
    }

    Bot byUsername(String username) {
        return all().stream()
                .filter(bot -> bot.account.username().equalsIgnoreCase(username))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no bot is called @" + username));
    }

    List<Bot> all() {
        return List.copyOf(byToken.values());
    }
}
