package com.speechcad.screen.campaign;

/** x */
final class QuoteScreen {
    static final String ID = "campaign.quote";

    private QuoteScreen() {}
}
