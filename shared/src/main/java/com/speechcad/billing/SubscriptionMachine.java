package com.speechcad.billing;

import static com.speechcad.billing.SubscriptionEvent.ACTIVATED;
import static com.speechcad.billing.SubscriptionEvent.CANCEL_REQUESTED;
import static com.speechcad.billing.SubscriptionEvent.CANCEL_UNDONE;
import static com.speechcad.billing.SubscriptionEvent.CHANGE_SCHEDULED;
import static com.speechcad.billing.SubscriptionEvent.CHANGE_UNDONE;
import static com.speechcad.billing.SubscriptionEvent.LAPSED;
import static com.speechcad.billing.SubscriptionEvent.RENEWAL_OFF;
import static com.speechcad.billing.SubscriptionEvent.RENEWAL_ON;
import static com.speechcad.billing.SubscriptionEvent.RENEWAL_REFUSED;
import static com.speechcad.billing.SubscriptionEvent.RENEWED;
import static com.speechcad.billing.SubscriptionEvent.REPLACED;
import static com.speechcad.billing.SubscriptionEvent.WITHDRAWN;
import static com.speechcad.billing.SubscriptionState.ACTIVE;
import static com.speechcad.billing.SubscriptionState.CANCELED;
import static com.speechcad.billing.SubscriptionState.CANCEL_AT_PERIOD_END;
import static com.speechcad.billing.SubscriptionState.EXPIRED;
import static com.speechcad.billing.SubscriptionState.PAST_DUE;
import static com.speechcad.billing.SubscriptionState.PENDING;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The life of a subscription, all of it: what is not in this table does not happen. */
final class SubscriptionMachine {
    static final List<Transition> TABLE = List.of(
            on(PENDING, ACTIVATED, Guard.ALWAYS, ACTIVE, Effect.PERIOD),
            on(PENDING, LAPSED, Guard.TIME_OVER, EXPIRED, Effect.END),
            on(PENDING, WITHDRAWN, Guard.ALWAYS, CANCELED, Effect.END),
            on(ACTIVE, RENEWED, Guard.RENEWS, ACTIVE, Effect.PERIOD),
            on(ACTIVE, RENEWAL_REFUSED, Guard.RENEWS, PAST_DUE, Effect.BLOCK),
            on(ACTIVE, SubscriptionEvent.EXPIRED, Guard.TIME_OVER, EXPIRED, Effect.END),
            on(ACTIVE, REPLACED, Guard.ALWAYS, EXPIRED, Effect.END),
            // What was to follow is kept: taken back, everything is as it was chosen before.
            on(ACTIVE, CANCEL_REQUESTED, Guard.PAID_RUNS, CANCEL_AT_PERIOD_END, Effect.NONE),
            on(ACTIVE, CHANGE_SCHEDULED, Guard.PAID_RUNS, ACTIVE, Effect.SCHEDULE),
            on(ACTIVE, CHANGE_UNDONE, Guard.CHANGE_WAITS, ACTIVE, Effect.UNSCHEDULE),
            on(ACTIVE, RENEWAL_ON, Guard.PAID_RUNS, ACTIVE, Effect.RENEW),
            on(ACTIVE, RENEWAL_OFF, Guard.PAID_RUNS, ACTIVE, Effect.DO_NOT_RENEW),
            on(CANCEL_AT_PERIOD_END, CANCEL_UNDONE, Guard.PAID_RUNS, ACTIVE, Effect.NONE),
            on(CANCEL_AT_PERIOD_END, SubscriptionEvent.CANCELED, Guard.TIME_OVER, CANCELED, Effect.END),
            on(CANCEL_AT_PERIOD_END, REPLACED, Guard.ALWAYS, EXPIRED, Effect.END),
            on(PAST_DUE, RENEWED, Guard.STILL_TRIED, ACTIVE, Effect.PERIOD),
            on(PAST_DUE, RENEWAL_REFUSED, Guard.STILL_TRIED, PAST_DUE, Effect.BLOCK),
            on(PAST_DUE, SubscriptionEvent.EXPIRED, Guard.GIVEN_UP, EXPIRED, Effect.END),
            on(PAST_DUE, SubscriptionEvent.CANCELED, Guard.ALWAYS, CANCELED, Effect.END),
            on(PAST_DUE, REPLACED, Guard.ALWAYS, EXPIRED, Effect.END));

    private SubscriptionMachine() {}

    /** One line: in this state, on this event, where the guard agrees, the effect leads there. */
    record Transition(
            SubscriptionState from, SubscriptionEvent event, Guard guard, SubscriptionState to, Effect effect) {}

    /** Empty when the event does not exist in that state, or not now. */
    static Optional<Transition> find(SubscriptionRow row, SubscriptionEvent event, Instant now) {
        return TABLE.stream()
                .filter(line -> line.from == row.state() && line.event == event)
                .filter(line -> line.guard.agrees(row, now))
                .findFirst();
    }

    /** What must be true besides the state. */
    enum Guard {
        ALWAYS {
            @Override
            boolean agrees(SubscriptionRow row, Instant now) {
                return true;
            }
        },
        /** The last second has passed. */
        TIME_OVER {
            @Override
            boolean agrees(SubscriptionRow row, Instant now) {
                return !now.isBefore(row.end());
            }
        },
        PAID_RUNS {
            @Override
            boolean agrees(SubscriptionRow row, Instant now) {
                return now.isBefore(row.end()) && !row.plan().free();
            }
        },
        /** Over, and the person wants it to go on. */
        RENEWS {
            @Override
            boolean agrees(SubscriptionRow row, Instant now) {
                return TIME_OVER.agrees(row, now) && row.autoRenew();
            }
        },
        CHANGE_WAITS {
            @Override
            boolean agrees(SubscriptionRow row, Instant now) {
                return PAID_RUNS.agrees(row, now) && row.next().isPresent();
            }
        },
        STILL_TRIED {
            @Override
            boolean agrees(SubscriptionRow row, Instant now) {
                return now.isBefore(Dunning.until(row));
            }
        },
        GIVEN_UP {
            @Override
            boolean agrees(SubscriptionRow row, Instant now) {
                return !STILL_TRIED.agrees(row, now);
            }
        };

        abstract boolean agrees(SubscriptionRow row, Instant now);
    }

    /** What becomes of the row. */
    enum Effect {
        NONE {
            @Override
            SubscriptionRow on(SubscriptionRow row, SubscriptionChange change) {
                return row;
            }
        },
        /** A period begins, with allowances of its own. */
        PERIOD {
            @Override
            SubscriptionRow on(SubscriptionRow row, SubscriptionChange change) {
                return row.period(change.plan(), change.start());
            }
        },
        BLOCK {
            @Override
            SubscriptionRow on(SubscriptionRow row, SubscriptionChange change) {
                return row.blocked(change.at());
            }
        },
        END {
            @Override
            SubscriptionRow on(SubscriptionRow row, SubscriptionChange change) {
                return row.over();
            }
        },
        SCHEDULE {
            @Override
            SubscriptionRow on(SubscriptionRow row, SubscriptionChange change) {
                return row.followedBy(change.plan().id());
            }
        },
        UNSCHEDULE {
            @Override
            SubscriptionRow on(SubscriptionRow row, SubscriptionChange change) {
                return row.unfollowed();
            }
        },
        RENEW {
            @Override
            SubscriptionRow on(SubscriptionRow row, SubscriptionChange change) {
                return row.renewing(true);
            }
        },
        DO_NOT_RENEW {
            @Override
            SubscriptionRow on(SubscriptionRow row, SubscriptionChange change) {
                return row.renewing(false);
            }
        };

        abstract SubscriptionRow on(SubscriptionRow row, SubscriptionChange change);
    }

    private static Transition on(
            SubscriptionState from, SubscriptionEvent event, Guard guard, SubscriptionState to, Effect effect) {
        return new Transition(from, event, guard, to, effect);
    }
}
