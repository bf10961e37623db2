package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.text.Text;
import java.util.Locale;

/** Why money does not allow a call. */
public enum Refusal {
    NO_PRICE,
    /** Premium-rate and its kind. */
    SPECIAL_NUMBER,
    TOO_LITTLE,
    /** The wallet or the price is no longer what was agreed to. */
    CHANGED,
    /** The wallet is frozen or closed. */
    WALLET_CLOSED;

    Text why(String region, Money shortfall) {
        return switch (this) {
            case NO_PRICE -> noPrice(region);
            case SPECIAL_NUMBER -> Text.text(BillingText.SPECIAL_NUMBER);
            case TOO_LITTLE -> Text.text(BillingText.TOO_LITTLE).with("shortfall", shortfall);
            case CHANGED -> Text.text(BillingText.CHANGED);
            case WALLET_CLOSED -> Text.text(BillingText.WALLET_CLOSED);
        };
    }

    private static Text noPrice(String region) {
        return region.isEmpty()
                ? Text.text(BillingText.NO_PRICE_ANYWHERE)
                : Text.text(BillingText.NO_PRICE).with("country", Locale.of("", region));
    }
}
