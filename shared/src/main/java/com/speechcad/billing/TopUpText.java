package com.speechcad.billing;

import com.speechcad.text.TextKey;

/** What is said about top-ups, in their message and on their screens. */
public enum TopUpText implements TextKey {
    PREPARING,
    /** The same, while the provider does not answer. */
    PREPARING_SLOW,
    WAITING,
    WAITING_TAG,
    SEEN,
    SETTLING,
    CREDITED,
    CREDITED_AND_USED,
    CREDITED_LATE,
    REVERSED,
    UNDERPAID,
    EXPIRED,
    PARKED,
    LOOKED_INTO_CREDITED,
    LOOKED_INTO_REJECTED,
    REFUSED,
    TOO_LITTLE,
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
    OPEN_LINE_PAID,
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
    PARKED_WAITING,
    PARKED_DECIDED_LIST,
    PARKED_DECIDED_EMPTY,
    PARKED_DECIDED_TITLE,
    PARKED_DECIDED,
    PARKED_DECIDED_BY_ITSELF,
    WAS_CREDITED,
    WAS_LINKED,
    WAS_REJECTED,
    WAS_REVERSED,
    PARKED_EMPTY,
    PARKED_TITLE,
    PARKED_LINE,
    PARKED_ITEM,
    PARKED_CREDIT,
    PARKED_REJECT,
    PARKED_LEAVE,
    PARKED_WRITE_OFF,
    PARKED_OWED,
    PARKED_ASK_LEAVE,
    PARKED_ASK_WRITE_OFF,
    PARKED_ASKS_LEAVE,
    PARKED_WISH_LEAVE,
    PARKED_WISH_WRITE_OFF,
    PARKED_ASK_CREDIT,
    PARKED_ASK_REJECT,
    PARKED_NOT_UNDERSTOOD,
    PARKED_DONE,
    PARKED_DONE_SUM,
    PARKED_GONE,
    PARKED_IMPOSSIBLE,
    PARKED_OWN,
    PARKED_TOO_NEW,
    PARKED_WALLET_CLOSED,
    PARKED_ALARM,
    PARKED_ASKS_SECOND,
    PARKED_ASKS_REJECT,
    PARKED_WAITS,
    PARKED_WAITS_SUM,
    PARKED_WISH_CREDIT,
    PARKED_WISH_LINK,
    PARKED_WISH_REVERSE,
    PARKED_WISH_REJECT,
    PARKED_AGREE,
    PARKED_DISAGREE,
    PARKED_WITHDRAW,
    PARKED_DROPPED,
    PARKED_WHY_LENGTH,
    PARKED_LOOK,
    PARKED_UNCLAIMED,
    PARKED_LINK,
    PARKED_REVERSE,
    PARKED_ASK,
    PARKED_ASKED,
    PARKED_ASK_LINK,
    PARKED_ASK_REVERSE,
    PARKED_LINK_NOT_UNDERSTOOD,
    PARKED_HISTORY,
    PARKED_HISTORY_NOTHING,
    PARKED_HISTORY_LINE,
    PARKED_HISTORY_EMPTY,
    SAID_SEALED,
    SAID_UNSEALED,
    SAID_BOOKS,
    NEWS_SEEN,
    NEWS_CONFIRMED,
    NEWS_SETTLED,
    NEWS_SETTLEMENT_FAILED,
    NEWS_EXPIRED,
    NEWS_OTHER,
    NEWS_UNKNOWN,
    NEWS_NOTHING,
    NEWS_TAKEN_BACK,
    EFFECT_NOTHING,
    EFFECT_SHOWN,
    EFFECT_CREDITED,
    EFFECT_WAITS,
    EFFECT_PARKED,
    HISTORY,
    HISTORY_TITLE,
    HISTORY_EMPTY,
    HISTORY_LINE,
    NUMBER,
    STATE_REQUESTED,
    STATE_WAITING,
    STATE_SEEN,
    STATE_SETTLING,
    STATE_CREDITED,
    STATE_UNDERPAID,
    STATE_LATE,
    STATE_EXPIRED,
    STATE_PARKED,
    STATE_LOOKED_INTO_CREDITED,
    STATE_REJECTED,
    STATE_REFUSED,
    STATE_CANCELLED,
    STATE_REVERSED,
    AMOUNT_PARTS_OF_A_CENT,
    AMOUNT_DECIMALS,
    AMOUNT_AMBIGUOUS,
    AMOUNT_OR_REASON,
    AMOUNT_MISSING,
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
    WHY_TAKEN_BACK,
    WHY_UNCLAIMED,
    WHY_WALLET_CLOSED;

    @Override
    public String bundle() {
        return "topup";
    }

    /** Where a top-up stands, in a word or two. */
    public static TopUpText state(TopUp topUp) {
        return switch (topUp.state()) {
            case SEEN -> topUp.isAwaitingSettlement() ? STATE_SETTLING : STATE_SEEN;
            case CREDITED -> topUp.isLate() ? STATE_LATE : STATE_CREDITED;
            case PARKED ->
                topUp.lookedInto().isEmpty()
                        ? STATE_PARKED
                        : topUp.isRejected() ? STATE_REJECTED : STATE_LOOKED_INTO_CREDITED;
            case REQUESTED, WAITING, UNDERPAID, EXPIRED, REFUSED, CANCELLED, REVERSED ->
                valueOf("STATE_" + topUp.state().name());
        };
    }

    /** Who said something about a payment, in an operator's words. */
    public static TopUpText of(PaymentNews.Source source) {
        return valueOf("SAID_" + source.name());
    }

    /** What was said, kept as a {@link PaymentNews.Kind} or a {@link PaymentProvider.Stage}. */
    public static TopUpText news(String word) {
        return valueOf("NEWS_" + word);
    }

    /** What it led to, kept as a {@link ConfirmTopUp.Effect}. */
    public static TopUpText effect(String effect) {
        return valueOf("EFFECT_" + effect);
    }

    /** In an operator's words. */
    public static TopUpText of(ParkReason reason) {
        return valueOf("WHY_" + reason.name());
    }

    /** What became of a parked payment, in an operator's words. */
    public static TopUpText decided(ParkedPayments.State state) {
        return switch (state) {
            case CREDITED -> WAS_CREDITED;
            case LINKED -> WAS_LINKED;
            case REJECTED -> WAS_REJECTED;
            case REVERSED -> WAS_REVERSED;
        };
    }
}
