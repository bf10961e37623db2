package com.speechcad.billing;

import com.speechcad.text.TextKey;

/** What is said about top-ups, in their message and on their screens. */
public enum TopUpText implements TextKey {
    PREPARING,
    WAITING,
    WAITING_TAG,
    SEEN,
    SETTLING,
    CREDITED,
    UNDERPAID,
    EXPIRED,
    PARKED,
    REFUSED,
    CANCELLED,
    FURTHER_PARKED,
    DECIDED_CREDITED,
    DECIDED_REJECTED,
    COPY_ADDRESS,
    COPY_AMOUNT,
    PAID,
    CHECK,
    CANCEL,
    WALLET,
    HOME,
    NEW,
    TOP_UP,
    CHOOSE_COIN,
    COIN,
    AMOUNT,
    OPEN_LIST,
    OPEN_TITLE,
    OPEN_EMPTY,
    OPEN_LINE,
    CHOOSE_AMOUNT,
    AMOUNT_NOT_UNDERSTOOD,
    AMOUNT_REFUSED,
    CONFIRM,
    CONFIRM_BUTTON,
    REQUESTED,
    COIN_REFUSED,
    TOO_MANY_OPEN,
    CHECK_NOW,
    CHECKING,
    SHOW_AGAIN,
    CANCEL_ASK,
    CANCEL_YES,
    CANCEL_DONE,
    CANCEL_TOO_LATE,
    PARKED_LIST,
    PARKED_EMPTY,
    PARKED_TITLE,
    PARKED_LINE,
    PARKED_ITEM,
    PARKED_CREDIT,
    PARKED_REJECT,
    PARKED_ASK_CREDIT,
    PARKED_ASK_REJECT,
    PARKED_NOT_UNDERSTOOD,
    PARKED_DONE,
    PARKED_GONE,
    WHY_OTHER_PAYMENT,
    WHY_OTHER_COIN,
    WHY_OTHER_ADDRESS,
    WHY_OTHER_INVOICE,
    WHY_NO_AMOUNT,
    WHY_NO_RATE,
    WHY_TOO_MUCH,
    WHY_SECOND_TRANSACTION,
    WHY_AMOUNT_CHANGED,
    WHY_UNPROVEN,
    WHY_NOT_CONFIRMED,
    WHY_NOT_SETTLED,
    WHY_WALLET_CLOSED;

    @Override
    public String bundle() {
        return "topup";
    }

    /** In an operator's words. */
    public static TopUpText of(ParkReason reason) {
        return valueOf("WHY_" + reason.name());
    }
}
