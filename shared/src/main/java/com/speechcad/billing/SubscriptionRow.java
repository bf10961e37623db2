package com.speechcad.billing;

import com.speechcad.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A subscription as it stands.
 *
 * @param plan in the version that was paid for, with its price frozen
 * @param start of the period; of one that is pending, when it was asked for
 * @param end the first instant after the period; of one that is pending, until when the money is waited for
 * @param next the plan of the next period, when it is another one
 * @param pastDueSince when the renewal was refused first
 * @param tries renewals refused since then
 */
record SubscriptionRow(
        long id,
        UserId user,
        Plan plan,
        SubscriptionState state,
        Instant start,
        Instant end,
        boolean autoRenew,
        Optional<Long> next,
        Optional<Instant> pastDueSince,
        int tries) {

    boolean isRunning(Instant now) {
        return (state == SubscriptionState.ACTIVE || state == SubscriptionState.CANCEL_AT_PERIOD_END)
                && now.isBefore(end);
    }

    Duration length() {
        return Duration.between(start, end);
    }

    SubscriptionRow in(SubscriptionState to) {
        return new SubscriptionRow(id, user, plan, to, start, end, autoRenew, next, pastDueSince, tries);
    }

    SubscriptionRow period(Plan of, Instant from) {
        return new SubscriptionRow(
                id, user, of, state, from, from.plus(of.length()), autoRenew, Optional.empty(), Optional.empty(), 0);
    }

    SubscriptionRow blocked(Instant since) {
        return new SubscriptionRow(
                id, user, plan, state, start, end, autoRenew, next, Optional.of(pastDueSince.orElse(since)), tries + 1);
    }

    SubscriptionRow renewing(boolean on) {
        return new SubscriptionRow(
                id, user, plan, state, start, end, on, on ? next : Optional.empty(), pastDueSince, tries);
    }

    SubscriptionRow followedBy(Optional<Long> other) {
        return new SubscriptionRow(
                id, user, plan, state, start, end, autoRenew || other.isPresent(), other, pastDueSince, tries);
    }

    SubscriptionRow over() {
        return new SubscriptionRow(
                id, user, plan, state, start, end, autoRenew, Optional.empty(), Optional.empty(), tries);
    }
}
