package com.speechcad.screen.law;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import jakarta.inject.Singleton;

/** Asks before consent is revoked, a number's or that of a whole list: what follows from it, as there is no way back. */
@Singleton
class RevokeConsentScreen implements Screen {
    static final String ID = "law.consent.revoke";

    private final Consents consents;
    private final ContactLists lists;

    RevokeConsentScreen(Consents consents, ContactLists lists) {
        this.consents = consents;
        this.lists = lists;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return ShortId.parse(argument)
                .flatMap(id -> consents.find(visitor.business().id(), id))
                .filter(consent -> consent.revokedAt().isEmpty())
                .map(consent -> shown(visitor, consent))
                .orElseGet(View::gone);
    }

    private View shown(Visitor visitor, Consent consent) {
        return consent.number().isPresent() ? ofOne(consent) : ofAll(visitor, consent);
    }

    private View ofOne(Consent consent) {
        return view(text(LawWords.CONSENT_REVOKE_ASK_NUMBER)
                        .with("whose", ConsentsScreen.whose(consent))
                        .with("who", consent.given().who()))
                .row(confirm(
                        LawWords.CONSENT_REVOKE_ONE,
                        "revoke",
                        consent.id().toString(),
                        who -> revoke(who, consent, LawWords.CONSENT_REVOKED_NUMBER)));
    }

    private View ofAll(Visitor visitor, Consent consent) {
        var people = lists.restingOn(visitor.business().id(), consent.id());
        return view(text(LawWords.CONSENT_REVOKE_ASK)
                        .with("whose", ConsentsScreen.whose(consent))
                        .with("count", people))
                .row(confirm(
                        text(LawWords.CONSENT_REVOKE_ALL).with("count", people),
                        "revoke",
                        consent.id().toString(),
                        who -> revoke(who, consent, LawWords.CONSENT_REVOKED)));
    }

    private Next revoke(Visitor visitor, Consent consent, LawWords said) {
        consents.revoke(visitor.id(), visitor.business().id(), consent.id());
        return Next.replace(ConsentScreen.ID, ShortId.of(consent.id())).saying(said);
    }
}
