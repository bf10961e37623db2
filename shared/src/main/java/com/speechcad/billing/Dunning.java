package com.speechcad.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The third question about a plan, after "may it be used" ({@link Entitlement}) and "is it charged" ({@link Charging}):
 * why is it blocked, when is it tried again, and when is somebody warned. Product 6 sets the times.
 */
final class Dunning {
    private static final List<Duration> TRIES =
            List.of(Duration.ofHours(1), Duration.ofHours(24), Duration.ofHours(72));
    private static final Duration LONGEST = Duration.ofDays(7);
    /** Each run of the clock tries a purchase that waits: money also comes without a credit. */
    private static final Duration PENDING_AGAIN = Duration.ofMinutes(10);

    private static final Duration FIRST_NOTICE = Duration.ofHours(72);
    private static final Duration LAST_NOTICE = Duration.ofHours(24);

    private Dunning() {}

    /** When it is given up: after seven days, or half a period where that is shorter. */
    static Instant until(SubscriptionRow row) {
        return since(row).plus(shorter(LONGEST, row.plan().length().dividedBy(2)));
    }

    /** The same counted from the period's end, whenever it was noticed that the money does not do. */
    static Instant longestOf(SubscriptionRow row) {
        return row.end().plus(shorter(LONGEST, row.plan().length().dividedBy(2)));
    }

    /** The next try by the clock; a credit is tried at once. Empty when only the end is left. */
    static Optional<Instant> nextTry(SubscriptionRow row, Instant now) {
        var until = until(row);
        return TRIES.stream()
                .map(since(row)::plus)
                .filter(at -> at.isAfter(now) && at.isBefore(until))
                .findFirst();
    }

    /** When the clock looks at the row again; empty when it is over. */
    static Optional<Instant> due(SubscriptionRow row, Instant now) {
        return switch (row.state()) {
            case PENDING -> Optional.of(againOrEnd(now, row.end()));
            case ACTIVE, CANCEL_AT_PERIOD_END -> Optional.of(row.end());
            case PAST_DUE -> Optional.of(nextTry(row, now).orElseGet(() -> until(row)));
            case EXPIRED, CANCELED -> Optional.empty();
        };
    }

    /** When the clock looks at a purchase that waits, now or until its end. */
    static Instant againOrEnd(Instant now, Instant end) {
        var again = now.plus(PENDING_AGAIN);
        return again.isBefore(end) ? again : end;
    }

    /** When the balance is looked at next, before the renewal; empty when nothing will be charged by itself. */
    static Optional<Instant> notice(SubscriptionRow row, Instant now) {
        return row.state() != SubscriptionState.ACTIVE || row.plan().free()
                ? Optional.empty()
                : notices(row).filter(at -> at.isAfter(now)).findFirst();
    }

    /** Which of the two notices it is time for: 1 or 2. */
    static int noticeNumber(SubscriptionRow row, Instant now) {
        return Math.clamp(notices(row).filter(at -> !at.isAfter(now)).count(), 1, 2);
    }

    private static Stream<Instant> notices(SubscriptionRow row) {
        var length = row.length();
        return Stream.of(
                row.end().minus(shorter(FIRST_NOTICE, length.dividedBy(2))),
                row.end().minus(shorter(LAST_NOTICE, length.dividedBy(4))));
    }

    private static Instant since(SubscriptionRow row) {
        return row.pastDueSince().orElse(row.end());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
