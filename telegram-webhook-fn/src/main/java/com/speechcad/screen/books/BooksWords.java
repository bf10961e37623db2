package com.speechcad.screen.books;

import com.speechcad.text.TextKey;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.WalletStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What operators read of the money. */
public enum BooksWords implements TextKey {
    WALLET,
    REQUESTS,
    REPORT_BUTTON,
    PRICES_BUTTON,
    PLANS_BUTTON,
    PERSON,
    STATUS_OPEN,
    STATUS_FROZEN,
    STATUS_CLOSED,
    NOTHING_MOVED,
    LINE,
    LINE_NOTED,
    DO_EXPORT,
    EXPORT_COMES,
    OPERATION,
    OPERATION_REFUSED,
    OPERATION_AGREED,
    OPERATION_LEG,
    OPERATION_CALL,
    OPERATION_TOP_UP,
    OPERATION_ORDER,
    OPERATION_BUTTON,
    SEE_WALLET,
    SEE_TOP_UP,
    FOUND_OPERATION,
    FOUND_TOP_UP,
    TOP_UP_FACTS,
    OLDER,
    DO_CREDIT,
    DO_DEBIT,
    DO_REFUND,
    DO_PAYOUT,
    DO_FREEZE,
    DO_OPEN,
    ASK_CREDIT,
    ASK_DEBIT,
    ASK_REFUND,
    ASK_PAYOUT,
    ASK_FREEZE,
    ASK_OPEN,
    STATUS_CHANGED,
    NOT_UNDERSTOOD,
    REFUND_NOT_UNDERSTOOD,
    REASON_LENGTH,
    CONFIRM,
    TOLD_THEM,
    TAKES_ONE,
    TAKES_TWO,
    PLAN_STAYS,
    DO_IT,
    ASK_SECOND,
    DONE,
    WAITS,
    IMPOSSIBLE,
    IMPOSSIBLE_BY,
    REFUND_TOO_MUCH,
    GONE,
    REQUESTS_TITLE,
    REQUESTS_EMPTY,
    REQUEST_LINE,
    REQUEST,
    APPROVE,
    DO_REJECT,
    WITHDRAW,
    WITHDRAWN,
    REJECTED,
    ASK_REJECT,
    PAYOUTS,
    OWN,
    TOO_NEW,
    PAYOUTS_TITLE,
    PAYOUTS_EMPTY,
    PAYOUT_LINE,
    PAYOUT_LINE_SENDING,
    PAYOUT_IN_HAND,
    PAYOUT_YOURS,
    PAYOUT_DUE,
    MARK_PAID,
    MARK_UNPAID,
    ASK_PAID,
    ASK_UNPAID,
    PAYOUT_PAID,
    MARK_SENDING,
    PAYOUT_SENDING,
    PAYOUT_RESERVED,
    PAYOUT_BACK,
    PAYOUT_CLOSED,
    REPORT,
    FAULT,
    ACCOUNTS,
    ACCOUNT,
    CLEARING_CRYPTO,
    CASH_PROVIDER,
    REVENUE_SUBSCRIPTION,
    REVENUE_USAGE,
    REVENUE_RECORDING,
    REVENUE_ADJUSTMENT,
    EXPENSE_GOODWILL,
    REFUND_PAYABLE,
    PROVEN_WHOLE,
    PROVEN_NOT_YET,
    PROVE_AGAIN,
    PROVEN_NOW,
    PROVEN_SO_FAR,
    PROVEN_BROKEN,
    PRICE_LISTS,
    PRICE_LIST_LINE,
    PRICE_LIST,
    PRICE_LIST_UNTIL,
    PRICE_TERMS,
    PRICE_TYPE,
    PRICE_LATER,
    PRICE_LATEST,
    PRICE,
    PRICE_LOSING,
    PRICE_COUNTRY,
    PRICE_NOT_UNDERSTOOD,
    PRICE_NEEDS_COST,
    PRICE_CHANGE,
    PRICE_NEW,
    PRICE_COST,
    PRICE_FROM,
    PRICE_TWO,
    PRICE_WISH,
    PRICE_WAITS,
    PRICE_STAYS,
    TERMS_BUTTON,
    TERMS,
    TERM_LINE,
    TERM_DOLLARS,
    TERM_SECONDS,
    TERM_NOT_UNDERSTOOD,
    LIST_CHANGE,
    SET_COST,
    SET_STEP,
    SET_MINIMUM,
    SET_FREE,
    SET_MACHINE,
    SET_CONNECTION,
    SET_RECORDING,
    SECONDS,
    WISH_LINE,
    WISH_PLACE,
    WISH_LIST,
    LOSES,
    LOSING,
    PUBLISH,
    PUBLISHED,
    REFUSED,
    REFUSED_FOR,
    TAKE_BACK,
    TAKEN_BACK,
    PLANS,
    PLAN_LINE,
    PLAN,
    PLAN_FREE,
    PLAN_TYPE,
    PLAN_COMING,
    PLAN_TAKEN_BACK,
    PLAN_CHANGE,
    TOP_UP,
    SUBSCRIPTION,
    CALL,
    TRANSFER,
    RECORDING,
    REFUND,
    REVERSAL,
    DEBT_SETTLED,
    OPERATOR_CREDIT,
    OPERATOR_DEBIT,
    PAYOUT;

    @Override
    public String bundle() {
        return "books";
    }

    static BooksWords of(Reason reason) {
        return switch (reason) {
            case TOP_UP -> TOP_UP;
            case SUBSCRIPTION -> SUBSCRIPTION;
            case CALL -> CALL;
            case TRANSFER -> TRANSFER;
            case RECORDING -> RECORDING;
            case REFUND -> REFUND;
            case REVERSAL -> REVERSAL;
            case DEBT_SETTLED -> DEBT_SETTLED;
            case OPERATOR_CREDIT -> OPERATOR_CREDIT;
            case OPERATOR_DEBIT -> OPERATOR_DEBIT;
            case PAYOUT -> PAYOUT;
        };
    }

    /** An account of the platform by its code in the chart: {@code revenue.usage}. */
    static Optional<BooksWords> account(String code) {
        var name = code.toUpperCase(Locale.ROOT).replace('.', '_');
        return Arrays.stream(values())
                .filter(words -> words.name().equals(name))
                .findFirst();
    }

    static BooksWords of(WalletStatus status) {
        return switch (status) {
            case OPEN -> STATUS_OPEN;
            case FROZEN -> STATUS_FROZEN;
            case CLOSED -> STATUS_CLOSED;
        };
    }
}
