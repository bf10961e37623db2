package com.speechcad.screen.law;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.SendNumberEvidence;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.LawfulNews;
import jakarta.inject.Singleton;

/** One consent, word for word. It is never changed, only revoked. */
@Singleton
public class ConsentScreen implements Screen {
    /** For lists, which lead to theirs. */
    public static final String ID = "law.consent";

    private final Consents consents;
    private final SendNumberEvidence evidence;

    ConsentScreen(Consents consents, SendNumberEvidence evidence) {
        this.consents = consents;
        this.evidence = evidence;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return ShortId.parse(argument)
                .flatMap(id -> consents.find(visitor.business().id(), id))
                .map(this::shown)
                .orElseGet(View::gone);
    }

    /** The day, or the word of texts for there being none. */
    static Object until(Consent.Given given) {
        return given.until().<Object>map(day -> day).orElse("none");
    }

    private View shown(Consent consent) {
        var given = consent.given();
        var view = view(text(LawWords.CONSENT)
                .with("whose", ConsentsScreen.whose(consent))
                .with("who", given.who())
                .with("scope", LawfulNews.of(given.scope()))
                .with("how", given.how())
                .with("wording", given.wording())
                .with("on", given.on())
                .with("until", until(given))
                .with("at", consent.attestedAt())
                .with("revoked", revoked(consent)));
        if (consent.number().isPresent()) {
            var number = consent.number().get();
            view = view.row(button(LawWords.EVIDENCE, "evidence", visitor -> {
                evidence.ask(visitor.id(), number);
                return Next.toast(LawWords.FILE_COMES);
            }));
        }
        if (consent.revokedAt().isPresent()) {
            return view;
        }
        return view.row(open(text(LawWords.CONSENT_REVOKE), RevokeConsentScreen.ID, ShortId.of(consent.id())));
    }

    /** A number's revocation reaches further than its own record: it outweighs older consent of lists. */
    private static String revoked(Consent consent) {
        if (consent.revokedAt().isEmpty()) {
            return "no";
        }
        return consent.number().isPresent() ? "number" : "list";
    }
}
