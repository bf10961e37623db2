package com.speechcad.screen.law;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Consent on record, newest first. */
@Singleton
class ConsentsScreen implements Screen {
    static final String ID = "law.consents";
    private static final int A_PAGE = 8;

    private final Consents consents;
    private final Clock clock;

    ConsentsScreen(Consents consents, Clock clock) {
        this.consents = consents;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var business = visitor.business().id();
        var total = consents.count(business);
        var page = Page.of(visitor, ID, total, A_PAGE);
        var view = view(text(LawWords.CONSENTS_TITLE).with("count", total));
        for (var consent : consents.page(business, page.offset(), A_PAGE)) {
            view = view.row(open(label(consent), ConsentScreen.ID, ShortId.of(consent.id())));
        }
        return page.controls(view).row(open(LawWords.CONSENT_NEW, AttestScreen.ID));
    }

    private Text label(Consent consent) {
        return text(consent.counts(clock.instant()) ? LawWords.CONSENT_LINE : LawWords.CONSENT_LINE_REVOKED)
                .with("whose", whose(consent))
                .with("on", consent.given().on());
    }

    static Object whose(Consent consent) {
        return consent.number()
                .<Object>map(number -> number)
                .orElse(consent.list().orElse(""));
    }
}
