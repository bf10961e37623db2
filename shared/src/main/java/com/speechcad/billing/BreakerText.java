package com.speechcad.billing;

import com.speechcad.text.TextKey;

/** What is said about debits that a circuit breaker stopped. */
public enum BreakerText implements TextKey {
    ALARM,
    LOOK,
    LIST,
    TITLE,
    EMPTY,
    LINE,
    ITEM,
    NUMBER,
    SUM,
    KIND_PURCHASE,
    KIND_USAGE,
    KIND_OTHER,
    RELEASE,
    REJECT,
    ASK_RELEASE,
    ASK_REJECT,
    DONE,
    GONE,
    IMPOSSIBLE,
    UNDER_REVIEW,
    PLAN_RELEASED,
    PLAN_REJECTED,
    WHY_OPERATIONS_A_DAY,
    WHY_DEBIT_AN_HOUR,
    WHY_MORE_THAN_AUTHORISED;

    @Override
    public String bundle() {
        return "breaker";
    }

    /** In an operator's words. */
    public static BreakerText of(Breakers.Breaker breaker) {
        return valueOf("WHY_" + breaker.name());
    }

    /** What kind of debit it is, in an operator's words. */
    public static BreakerText kind(ParkedOperation operation) {
        return switch (operation.kind()) {
            case BuyPlan.KIND, BuyPlan.WAITED, RenewSubscription.KIND -> KIND_PURCHASE;
            case SettleAttempt.KIND -> KIND_USAGE;
            default -> KIND_OTHER;
        };
    }
}
