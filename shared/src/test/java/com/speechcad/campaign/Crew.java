package com.speechcad.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * The worker's functions that read one queue: so many at once, each with one message for as long as that takes, in the order
 * in which messages came. Two pieces of one campaign wait for each other, since each locks its row.
 */
final class Crew {
    private final PriorityQueue<Instant> freeAt = new PriorityQueue<>(Comparator.naturalOrder());
    private final Map<UUID, Instant> lockedUntil = new HashMap<>();
    private final Duration aPiece;
    private final Duration another;

    /**
     * @param aPiece how long one piece of a campaign takes
     * @param another how long any other message does
     */
    Crew(int functions, Duration aPiece, Duration another) {
        for (int each = 0; each < functions; each++) {
            freeAt.add(Instant.MIN);
        }
        this.aPiece = aPiece;
        this.another = another;
    }

    /** @return when that is done, which comes now */
    Instant done(Instant now) {
        return end(now, another);
    }

    /** @return when a piece of that campaign is done, which comes now */
    Instant done(Instant now, UUID campaign) {
        var unlocked = lockedUntil.getOrDefault(campaign, Instant.MIN);
        var taken = later(now, freeAt.element());
        var waits = unlocked.isAfter(taken) ? Duration.between(taken, unlocked) : Duration.ZERO;
        var end = end(now, waits.plus(aPiece));
        lockedUntil.put(campaign, end);
        return end;
    }

    private Instant end(Instant now, Duration takes) {
        var end = later(now, freeAt.remove()).plus(takes);
        freeAt.add(end);
        return end;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
