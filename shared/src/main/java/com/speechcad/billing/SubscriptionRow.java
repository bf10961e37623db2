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
 * @param autoRenew whether it goes on at the end, also because another plan is to follow
 * @param next the plan of the next period, when it is another one
 * @param renewedBefore the answer about renewal from before {@code next} was chosen
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
        Optional<Boolean> renewedBefore,
        Optional<Instant> pastDueSince,
        int tries) {

    boolean isRunning(Instant now) {
        return (state == SubscriptionState.ACTIVE || state == SubscriptionState.CANCEL_AT_PERIOD_END)
                && now.isBefore(end);
    }

    Duration length() {
        return Duration.between(start, end);
    }

    /**
     * Whether the person switched renewal on, beside what a change that waits brings with it. Where that was never written
     * down it counts as no: nobody is charged unasked.
     */
    boolean renewalAnswer() {
        return next.isPresent() ? renewedBefore.orElse(false) : autoRenew;
    }

    SubscriptionRow in(SubscriptionState to) {
        return new SubscriptionRow(id, user, plan, to, start, end, autoRenew, next, renewedBefore, pastDueSince, tries);
    }

    SubscriptionRow period(Plan of, Instant from) {
        return new SubscriptionRow(
                id,
                user,
                of,
                state,
                from,
                from.plus(of.length()),
                autoRenew,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    SubscriptionRow blocked(Instant since) {
        return new SubscriptionRow(
                id,
                user,
                plan,
                state,
                start,
                end,
                autoRenew,
                next,
                renewedBefore,
                Optional.of(pastDueSince.orElse(since)),
                tries + 1);
    }

    /** Switched off, nothing follows either; switched on, that holds also if the change that waits is taken back. */
    SubscriptionRow renewing(boolean on) {
        return on && next.isPresent() ? followed(next, true, Optional.of(true)) : unfollowed(on);
    }

    SubscriptionRow followedBy(long other) {
        return followed(Optional.of(other), true, Optional.of(renewalAnswer()));
    }

    /** The present plan stays, and goes on by itself only if that was wanted before the change was. */
    SubscriptionRow unfollowed() {
        return unfollowed(renewalAnswer());
    }

    SubscriptionRow over() {
        return new SubscriptionRow(
                id,
                user,
                plan,
                state,
                start,
                end,
                autoRenew,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                tries);
    }

    private SubscriptionRow unfollowed(boolean renews) {
        return followed(Optional.empty(), renews, Optional.empty());
    }

    private SubscriptionRow followed(Optional<Long> other, boolean renews, Optional<Boolean> before) {
        return new SubscriptionRow(id, user, plan, state, start, end, renews, other, before, pastDueSince, tries);
    }
}
