package com.speechcad.notify;

import com.speechcad.kernel.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which bots Telegram wants silent, as far as one run has learned: it counts by chat and by bot, and says the same word for
 * both. One chat that is turned away was in haste itself; a second one is the bot.
 */
final class BotFloods {
    private final Map<TenantId, Instant> turnedAway = new HashMap<>();
    private final Map<TenantId, Instant> closed = new HashMap<>();

    /** @param until when that chat may be written to again; each chat is told of once */
    void turnedAway(TenantId tenant, Instant until) {
        var other = turnedAway.put(tenant, until);
        if (other != null) {
            // What is the bot's own ends for both at the same moment; the longer one may be a chat's.
            closed.put(tenant, other.isBefore(until) ? other : until);
        }
    }

    /** Until when nothing is sent by the tenant's bot; empty when it may. */
    Optional<Instant> closedUntil(TenantId tenant) {
        return Optional.ofNullable(closed.get(tenant));
    }
}
