package com.speechcad.screen.law;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Guests;
import com.speechcad.lawful.Invitations;
import jakarta.inject.Singleton;
import java.util.Optional;

/** An invitation to be called; sharing one's own contact is saying yes. The argument is the invitation's code. */
@Singleton
class InvitationScreen implements Screen {
    static final String ID = "law.invite";

    private final Guests guests;
    private final Invitations invitations;
    private final Invited invited;
    private final OwnContact contacts;

    InvitationScreen(Guests guests, Invitations invitations, Invited invited, OwnContact contacts) {
        this.guests = guests;
        this.invitations = invitations;
        this.invited = invited;
        this.contacts = contacts;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return code(visitor, argument)
                .flatMap(invitations::find)
                .map(invitation -> invitation.business().owner().equals(visitor.id())
                        ? view(LawWords.INVITATION_OWN)
                        : view(text(LawWords.INVITATION_FROM).with("name", invitation.inviter()))
                                .askingContact(LawWords.INVITATION_SHARE))
                .orElseGet(() -> view(LawWords.INVITATION_GONE));
    }

    private Optional<String> code(Visitor visitor, String argument) {
        return argument.isEmpty() ? invited.pending(visitor) : Optional.of(argument);
    }

    @Override
    public Next contact(Visitor visitor, Incoming.SharedContact contact) {
        return switch (contacts.take(visitor, contact)) {
            case OwnContact.Taken.Foreign() -> Next.stay(LawWords.INVITATION_FOREIGN);
            case OwnContact.Taken.Unusable() -> Next.stay(LawWords.INVITATION_UNUSABLE);
            case OwnContact.Taken.Own(var number) -> join(visitor, number);
        };
    }

    private Next join(Visitor visitor, PhoneNumber number) {
        var code = code(visitor, visitor.argument());
        if (code.isEmpty()) {
            return Next.home().saying(LawWords.INVITATION_GONE);
        }
        return switch (guests.join(visitor.id(), code.get(), number)) {
            case YES -> Next.replace(LeaveScreen.ID, "").saying(LawWords.INVITATION_ACCEPTED);
            case FULL -> Next.stay(LawWords.INVITATION_FULL);
            case SOON -> Next.stay(LawWords.INVITATION_SOON);
            case GONE, OWN -> Next.home().saying(LawWords.INVITATION_GONE);
        };
    }
}
