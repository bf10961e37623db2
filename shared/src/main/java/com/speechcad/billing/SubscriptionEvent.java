package com.speechcad.billing;

/** What can happen to a subscription. Each is a row that never changes. */
public enum SubscriptionEvent {
    /** Paid for, or Free's first call: a period begins. */
    ACTIVATED,
    /** The money did not come in time. */
    LAPSED,
    /** The person took the purchase back, or chose another plan. */
    WITHDRAWN,
    RENEWED,
    /** The wallet did not pay for the next period. */
    RENEWAL_REFUSED,
    EXPIRED,
    /** Another plan takes its place. */
    REPLACED,
    CANCEL_REQUESTED,
    CANCEL_UNDONE,
    CANCELED,
    /** Another plan follows at the period's end. */
    CHANGE_SCHEDULED,
    CHANGE_UNDONE,
    RENEWAL_ON,
    RENEWAL_OFF
}
