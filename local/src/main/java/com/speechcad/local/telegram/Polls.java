package com.speechcad.local.telegram;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Questions for updates that are kept open until there is one. A bot has one at a time: a further one ends the one before, and
 * so does a webhook.
 */
final class Polls {
    /** Telegram's own limit on {@code timeout}. */
    private static final int LONGEST_SECONDS = 50;

    private final World world;
    private final Deliveries deliveries;
    private final Map<Long, Long> asked = new HashMap<>();
    private final Map<Long, Integer> open = new HashMap<>();

    Polls(World world, Deliveries deliveries) {
        this.world = world;
        this.deliveries = deliveries;
    }

    /**
     * Forgets what the bot says it has, and returns when there is something to tell, or when it was waited long enough. Not under
     * the world's lock, which it would keep.
     *
     * @throws Refusal 409 when another question or a webhook came
     */
    void await(Bot bot, Params params) {
        if (world.locked(() -> Webhook.of(bot).isSet())) {
            // The method itself refuses it.
            return;
        }
        var seconds = Math.clamp(params.number("timeout", 0), 0, LONGEST_SECONDS);
        var until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        // At once, and not only when there is something new to tell.
        world.locked(() -> deliveries.pending(bot).stream()
                .filter(pending -> pending.updateId() < params.number("offset", 0))
                .forEach(deliveries::forget));
        var mine = world.locked(() -> asked.merge(bot.id(), 1L, Long::sum));
        world.locked(() -> open.merge(bot.id(), 1, Integer::sum));
        world.changed();
        try {
            var seen = world.version();
            while (!world.locked(() -> isOver(bot, mine))) {
                var left = until - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                seen = world.await(seen, Duration.ofNanos(left));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            world.locked(() -> open.merge(bot.id(), -1, Integer::sum));
        }
    }

    boolean isOpen(Bot bot) {
        return open.getOrDefault(bot.id(), 0) > 0;
    }

    private boolean isOver(Bot bot, long mine) {
        if (asked.getOrDefault(bot.id(), 0L) != mine) {
            throw Refusal.of(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
                            + " running");
        }
        if (Webhook.of(bot).isSet()) {
            throw Refusal.of(409, "Conflict: terminated by setWebhook request");
        }
        return !deliveries.pending(bot).isEmpty();
    }
}
