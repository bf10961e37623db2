package com.speechcad.billing;

import com.speechcad.text.Text;
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
    KIND_RECORDING,
    KIND_OTHER,
    RELEASE,
    REJECT,
    ASK_RELEASE,
    ASK_REJECT,
    DONE,
    GONE,
    IMPOSSIBLE,
    OTHER_SUM,
    OWN,
    TOO_NEW,
    UNDER_REVIEW,
    UNDER_REVIEW_A_DAY,
    UNDER_REVIEW_AN_HOUR,
    PLAN_RELEASED,
    PLAN_REJECTED,
    WHY_OPERATIONS_A_DAY,
    WHY_DEBIT_AN_HOUR,
    WHY_MORE_THAN_AUTHORISED,
    ASKS_SECOND,
    WAITS,
    WISH_RELEASE,
    WISH_REJECT,
    AGREE,
    DISAGREE,
    WITHDRAW,
    DROPPED,
    LIMITS,
    LIMITS_TITLE,
    LIMIT_OPERATIONS_A_DAY,
    LIMIT_DEBIT_AN_HOUR,
    LIMIT_CHARGE_A_MINUTE,
    LIMITS_NOTE,
    CHANGE_OPERATIONS_A_DAY,
    CHANGE_DEBIT_AN_HOUR,
    CHANGE_CHARGE_A_MINUTE,
    ASK_NUMBER,
    ASK_SUM,
    NUMBER_NOT_UNDERSTOOD,
    SUM_NOT_UNDERSTOOD,
    LIMIT_CONFIRM,
    LIMIT_TAKES_ONE,
    LIMIT_TAKES_TWO,
    LIMIT_REPLACES,
    LIMIT_SET,
    ASK_SECOND,
    LIMIT_HOLDS,
    LIMIT_STAYS,
    LIMITS_WISH,
    LIMITS_ASK_SECOND,
    WHY_CHARGE_A_MINUTE;

    @Override
    public String bundle() {
        return "breaker";
    }

    /** In an operator's words. */
    public static BreakerText of(Breakers.Breaker breaker) {
        return valueOf("WHY_" + breaker.name());
    }

    /** What the person whose purchase it stopped may know; {@code free} is when the limit lets others through again. */
    public static Text underReview(Breakers.Breaker breaker) {
        return Text.text(
                switch (breaker) {
                    case OPERATIONS_A_DAY -> UNDER_REVIEW_A_DAY;
                    case DEBIT_AN_HOUR -> UNDER_REVIEW_AN_HOUR;
                    case MORE_THAN_AUTHORISED, CHARGE_A_MINUTE -> UNDER_REVIEW;
                });
    }

    /** What kind of debit it is, in an operator's words. */
    public static BreakerText kind(ParkedOperation operation) {
        return switch (operation.kind()) {
            case BuyPlan.KIND, BuyPlan.WAITED, RenewSubscription.KIND -> KIND_PURCHASE;
            case SettleAttempt.KIND -> KIND_USAGE;
            case RecordingFee.KIND -> KIND_RECORDING;
            default -> KIND_OTHER;
        };
    }
}
