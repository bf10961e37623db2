package com.speechcad.screen.law;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.LiftOptOuts;
import com.speechcad.lawful.WrittenRefusal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Who may not ring the person's own number: only they can say no for all of us, and only they can take it back. Open to
 * everybody, and to whoever came for nothing else one contact is the whole way.
 */
@Singleton
public class MyNumberScreen implements Screen {
    static final String ID = "law.mine";

    private final DoNotCall doNotCall;
    private final LiftOptOuts lift;
    private final OwnContact contacts;
    private final Clock clock;

    MyNumberScreen(DoNotCall doNotCall, LiftOptOuts lift, OwnContact contacts, Clock clock) {
        this.doNotCall = doNotCall;
        this.lift = lift;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** The way here, for other screens. */
    public static View.Item way() {
        return open(LawWords.MINE, ID);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("stop");
    }

    @Override
    public boolean heeds(String line) {
        return WrittenRefusal.is(line);
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return visitor.ownNumber()
                .map(own -> standing(visitor, own))
                .orElseGet(() -> isIn(visitor)
                        ? view(LawWords.MINE_NONE).askingContact(LawWords.MINE_SHARE)
                        : view(LawWords.MINE_STRANGER).askingContact(LawWords.MINE_STRANGER_SHARE));
    }

    @Override
    public Next contact(Visitor visitor, Incoming.SharedContact contact) {
        return switch (contacts.take(visitor, contact)) {
            case OwnContact.Taken.Foreign() -> Next.stay(LawWords.INVITATION_FOREIGN);
            case OwnContact.Taken.Unusable() -> Next.stay(LawWords.INVITATION_UNUSABLE);
            case OwnContact.Taken.Own(var number) ->
                isIn(visitor) || visitor.ownNumber().isPresent() ? Next.stay() : close(visitor, number);
        };
    }

    /** Somebody who calls people through us, and not only somebody who is called. */
    private static boolean isIn(Visitor visitor) {
        return visitor.user().welcomed();
    }

    private Next close(Visitor visitor, PhoneNumber own) {
        doNotCall.addForAll("user:" + visitor.id().value(), own, DoNotCall.Source.BOT, clock.instant());
        return Next.toast(LawWords.MINE_CLOSED);
    }

    private View standing(Visitor visitor, PhoneNumber own) {
        var standing = doNotCall.standing(own);
        var said = text(LawWords.MINE_TITLE)
                .with("number", own)
                .with("many", standing.businesses())
                .with("all", standing.tenant() || standing.platform() ? "yes" : "no");
        var fresh = !standing.any() || lift.sharedSince(visitor.id());
        var view = fresh
                ? view(said)
                : view(Lines.of(said, text(LawWords.MINE_AGAIN))).askingContact(LawWords.MINE_SHARE);
        if (!standing.tenant()) {
            view = view.row(confirm(LawWords.MINE_CLOSE, "close", standing.toString(), who -> close(who, own)));
        }
        return standing.any() && fresh
                ? view.row(confirm(LawWords.MINE_OPEN, "open", standing.toString(), who -> {
                    var lifted = lift.liftEverywhere(who.id(), clock.instant());
                    return Next.toast(lifted ? LawWords.MINE_OPENED : LawWords.MINE_AGAIN);
                }))
                : view;
    }
}
