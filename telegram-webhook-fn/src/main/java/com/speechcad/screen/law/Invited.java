package com.speechcad.screen.law;

import com.speechcad.dialog.DeepLink;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Guests;
import com.speechcad.lawful.Invitations;
import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Somebody came by an invitation: it opens at once, and stands at home for whoever had to come in first. */
@Singleton
class Invited implements DeepLink, HomeEntry {
    /** Of the deep link's parameter. */
    static final String PREFIX = "g_";

    private final Guests guests;
    private final Invitations invitations;

    Invited(Guests guests, Invitations invitations) {
        this.guests = guests;
        this.invitations = invitations;
    }

    @Override
    public Optional<Next> follow(Visitor visitor, String parameter) {
        return code(parameter).map(code -> Next.goTo(InvitationScreen.ID, code));
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public TextKey label() {
        return LawWords.INVITATION;
    }

    @Override
    public String screen() {
        return InvitationScreen.ID;
    }

    @Override
    public boolean offeredTo(Visitor visitor) {
        return pending(visitor).isPresent();
    }

    /** The invitation that the person came by last and has not answered. */
    Optional<String> pending(Visitor visitor) {
        return visitor.startParameter()
                .flatMap(Invited::code)
                .filter(code -> invitations
                        .find(code)
                        .filter(invitation -> !invitation.business().owner().equals(visitor.id()))
                        .filter(invitation -> guests.joinedBy(visitor.id()).stream()
                                .noneMatch(joined -> joined.business()
                                        .equals(invitation.business().id())))
                        .isPresent());
    }

    private static Optional<String> code(String parameter) {
        return Optional.of(parameter)
                .filter(given -> given.startsWith(PREFIX))
                .map(given -> given.substring(PREFIX.length()));
    }
}
