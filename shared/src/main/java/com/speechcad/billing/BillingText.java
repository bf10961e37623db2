package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import com.speechcad.wallet.Reason;

/** What this room says. */
public enum BillingText implements TextKey {
    NO_PRICE,
    NO_PRICE_ANYWHERE,
    SPECIAL_NUMBER,
    TOO_LITTLE,
    CHANGED,
    WALLET_CLOSED,
    ASK_SUPPORT,
    PLAN_ENDED,
    FREE_ENDED,
    CHOOSE_PLAN,
    PLAN_FREE,
    PLAN_PRIME,
    PLAN_ELITE,
    PLAN_ULTRA,
    STATEMENT_FILE,
    COLUMN_ENTRY,
    COLUMN_TIME,
    COLUMN_ZONE,
    COLUMN_KIND,
    COLUMN_CHANGE,
    COLUMN_BALANCE,
    COLUMN_CURRENCY,
    COLUMN_SUBJECT,
    COLUMN_INSTANT,
    COLUMN_ID,
    ABOUT_CALL,
    ABOUT_CALL_NUMBER,
    ABOUT_TOP_UP,
    ABOUT_PAYOUT,
    ABOUT_TOP_UP_NUMBER,
    ABOUT_PLAN,
    ABOUT_NAMED,
    COLUMN_OPERATION,
    COLUMN_REASON,
    LEDGER_FILE,
    KIND_TOP_UP,
    KIND_SUBSCRIPTION,
    KIND_CALL,
    KIND_TRANSFER,
    KIND_RECORDING,
    KIND_REFUND,
    KIND_REVERSAL,
    KIND_DEBT_SETTLED,
    KIND_OPERATOR_CREDIT,
    KIND_OPERATOR_DEBIT,
    KIND_PAYOUT;

    /** Where {@link #ASK_SUPPORT} leads. */
    public static final String SUPPORT_SCREEN = "support.new";

    @Override
    public String bundle() {
        return "billing";
    }

    /** What moved money, as a statement says it. */
    public static BillingText kind(Reason reason) {
        return switch (reason) {
            case TOP_UP -> KIND_TOP_UP;
            case SUBSCRIPTION -> KIND_SUBSCRIPTION;
            case CALL -> KIND_CALL;
            case TRANSFER -> KIND_TRANSFER;
            case RECORDING -> KIND_RECORDING;
            case REFUND -> KIND_REFUND;
            case REVERSAL -> KIND_REVERSAL;
            case DEBT_SETTLED -> KIND_DEBT_SETTLED;
            case OPERATOR_CREDIT -> KIND_OPERATOR_CREDIT;
            case OPERATOR_DEBIT -> KIND_OPERATOR_DEBIT;
            case PAYOUT -> KIND_PAYOUT;
        };
    }

    /** A plan's name. */
    public static Text name(Plan plan) {
        return name(plan.code());
    }

    /** The name of a plan's family. */
    static Text name(Plan.Code plan) {
        return Text.text(
                switch (plan) {
                    case FREE -> PLAN_FREE;
                    case PRIME -> PLAN_PRIME;
                    case ELITE -> PLAN_ELITE;
                    case ULTRA -> PLAN_ULTRA;
                });
    }

    /** Why a quote offers nothing, in plain words. */
    public static Text why(Quote.NoPrice noPrice) {
        return Refusal.NO_PRICE.why(noPrice.region(), Money.ZERO);
    }

    /** Why a quote offers nothing, in plain words. */
    public static Text why(Quote.Special special) {
        return Refusal.SPECIAL_NUMBER.why("", Money.ZERO);
    }

    /** Why a quote offers nothing, in plain words. */
    public static Text why(Quote.TooLittle tooLittle) {
        return Refusal.TOO_LITTLE.why("", tooLittle.shortfall());
    }
}
