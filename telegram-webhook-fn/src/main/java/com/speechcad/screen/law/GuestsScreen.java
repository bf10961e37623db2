package com.speechcad.screen.law;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.copy;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Guests;
import com.speechcad.lawful.Invitations;
import com.speechcad.lawful.TierLimits;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;

/** The person's guests, and the link by which others become one. */
@Singleton
class GuestsScreen implements Screen {
    static final String ID = "law.guests";
    private static final int A_PAGE = 6;

    private final Guests guests;
    private final Invitations invitations;
    private final TierLimits limits;
    private final Tenants tenants;

    GuestsScreen(Guests guests, Invitations invitations, TierLimits limits, Tenants tenants) {
        this.guests = guests;
        this.invitations = invitations;
        this.limits = limits;
        this.tenants = tenants;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var all = guests.of(visitor.business().id());
        var code = invitations.known(visitor.business().id());
        var most = limits.of(visitor.business().tier()).guests();
        var said = text(LawWords.GUESTS_TITLE).with("count", all.size()).with("most", most);
        var view = view(code.map(known ->
                        said.with("link", text(LawWords.GUESTS_LINK).with("link", link(visitor, known))))
                .orElseGet(() -> said.with("link", LawWords.GUESTS_NO_LINK)));
        var page = Page.of(visitor, ID, all.size(), A_PAGE);
        for (var guest : page.cut(all)) {
            view = view.row(open(
                    text(LawWords.GUEST_LINE).with("name", guest.name()).with("number", guest.number()),
                    GuestScreen.ID,
                    Long.toString(guest.user().value())));
        }
        view = page.controls(view);
        var drawn = view;
        return code.map(known -> drawn.row(copy(LawWords.GUESTS_COPY, link(visitor, known)))
                        .row(confirm(LawWords.GUESTS_RENEW, "renew", "code=" + known, this::renew)))
                .orElseGet(() -> drawn.row(button(LawWords.GUESTS_MAKE_LINK, "make", this::make)));
    }

    /** Without the bot's name there is still what to send to it. */
    private String link(Visitor visitor, String code) {
        var parameter = Invited.PREFIX + code;
        return tenants.botName(visitor.tenant())
                .map(bot -> "https://t.me/" + bot + "?start=" + parameter)
                .orElse("/start " + parameter);
    }

    private Next make(Visitor visitor) {
        invitations.code(visitor.business().id());
        return Next.stay();
    }

    private Next renew(Visitor visitor) {
        invitations.renew(visitor.business().id());
        return Next.toast(LawWords.GUESTS_RENEWED);
    }
}
