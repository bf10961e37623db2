package com.speechcad.local.telegram;

import com.speechcad.local.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How fast a bot may send: a bucket for each chat, a further one for a group, and one for the bot. Used under the world's lock. */
final class Limiter {
    private static final String KIND = "telegram.limits";
    private static final String NOW = "now";
    private static final double CHAT_PER_SECOND = 1;
    private static final double BOT_PER_SECOND = 30;
    private static final int GROUP_PER_MINUTE = 20;

    private static final class Bucket {
        private final double perSecond;
        private final int size;
        private double tokens;
        private Instant at;

        Bucket(double perSecond, int size, Instant now) {
            this.perSecond = perSecond;
            this.size = size;
            this.tokens = size;
            this.at = now;
        }

        /** Seconds until there is room for one more; not above zero when there is now. */
        double wait(Instant now) {
            var passed = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
            tokens = Math.min(size, tokens + passed * perSecond);
            at = now;
            return (1 - tokens) / perSecond;
        }
    }

    private final World world;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private TelegramSettings.Limits limits;

    Limiter(World world) {
        this.world = world;
        this.limits = world.journal
                .get(KIND, NOW)
                .map(kept -> Json.parse(kept, TelegramSettings.Limits.class))
                .orElse(world.settings.limits());
    }

    /** Survives a restart. */
    void set(TelegramSettings.Limits other) {
        limits = other;
        world.journal.put(KIND, NOW, Json.write(Json.tree(other)));
        buckets.clear();
    }

    TelegramSettings.Limits limits() {
        return limits;
    }

    /** @throws Refusal 429 when a message now would be too much */
    void pass(Bot bot, String method, Params params) {
        var name = method.toLowerCase(Locale.ROOT);
        var message = (name.startsWith("send") && !name.equals("sendchataction")) || name.startsWith("editmessage");
        if (!limits.enforced() || !message) {
            return;
        }
        var now = world.now();
        var id = params.string("chat_id").strip();
        var counted = new ArrayList<Bucket>();
        counted.add(bucket(bot.id() + "/" + id, CHAT_PER_SECOND, limits.chatBurst(), now));
        counted.add(bucket(Long.toString(bot.id()), BOT_PER_SECOND, limits.botBurst(), now));
        if (id.startsWith("-")) {
            // Only groups and channels have ids below zero.
            counted.add(bucket(bot.id() + "/group/" + id, GROUP_PER_MINUTE / 60.0, GROUP_PER_MINUTE, now));
        }
        var wait =
                counted.stream().mapToDouble(bucket -> bucket.wait(now)).max().orElse(0);
        if (wait > 1e-6) {
            throw Refusal.tooMany((long) Math.ceil(wait - 1e-6));
        }
        counted.forEach(bucket -> bucket.tokens--);
    }

    private Bucket bucket(String key, double perSecond, int size, Instant now) {
        return buckets.computeIfAbsent(key, _ -> new Bucket(perSecond, size, now));
    }
}
