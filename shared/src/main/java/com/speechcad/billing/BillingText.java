package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;

/** What this room says. */
public enum BillingText implements TextKey {
    NO_PRICE,
    NO_PRICE_ANYWHERE,
    SPECIAL_NUMBER,
    TOO_LITTLE,
    CHANGED,
    WALLET_CLOSED,
    PLAN_ENDED,
    FREE_ENDED,
    CHOOSE_PLAN,
    PLAN_FREE,
    PLAN_PRIME,
    PLAN_ELITE,
    PLAN_ULTRA,
    STATEMENT_FILE;

    @Override
    public String bundle() {
        return "billing";
    }

    /** A plan's name. */
    public static Text name(Plan plan) {
        return Text.text(
                switch (plan.code()) {
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
