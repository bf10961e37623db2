package com.speechcad.screen.help;

import com.speechcad.text.TextKey;

enum HelpWords implements TextKey {
    HELP,
    SUPPORT,
    HOW_IT_WORKS,
    ANSWERED,
    ASKED,
    PRICES,
    PRICES_TITLE,
    PRICES_CLOSED,
    PRICES_NONE,
    PRICE_LINE,
    PRICE_SPAN,
    PRICE_PLACE,
    PRICE_ONE,
    PRICE_FROM_TO,
    PRICE_PLAN,
    PRICE_STEPS,
    PRICE_CONNECTION,
    PRICE_RECORDING,
    PRICE_TRANSFER,
    PRICE_OPEN,
    PRICE_CLOSED,
    PRICE_NONE,
    PRICE_NUMBER,
    PRICE_NUMBER_NONE,
    PRICE_NUMBER_SPECIAL,
    PRICE_UNKNOWN,
    PRICE_WHICH,
    PRICE_COUNTRY;

    @Override
    public String bundle() {
        return "help";
    }
}
