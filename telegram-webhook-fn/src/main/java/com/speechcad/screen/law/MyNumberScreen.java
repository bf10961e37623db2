package com.speechcad.screen.law;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.DoNotCall;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Who may not ring the person's own number: only they can say no for all of us, and only they can take it back. */
@Singleton
class MyNumberScreen implements Screen {
    static final String ID = "law.mine";

    private final DoNotCall doNotCall;
    private final Clock clock;

    MyNumberScreen(DoNotCall doNotCall, Clock clock) {
        this.doNotCall = doNotCall;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return visitor.ownNumber()
                .map(this::standing)
                .orElseGet(() -> view(LawWords.MINE_NONE).row(open(LawWords.MINE_SHARE, "number")));
    }

    private View standing(PhoneNumber own) {
        var standing = doNotCall.standing(own);
        var view = view(text(LawWords.MINE_TITLE)
                .with("number", own)
                .with("many", standing.businesses())
                .with("all", standing.tenant() || standing.platform() ? "yes" : "no"));
        if (!standing.tenant()) {
            view = view.row(confirm(LawWords.MINE_CLOSE, "close", standing.toString(), visitor -> {
                doNotCall.addForAll("user:" + visitor.id().value(), own, DoNotCall.Source.BOT, clock.instant());
                return Next.toast(LawWords.MINE_CLOSED);
            }));
        }
        return standing.any()
                ? view.row(confirm(LawWords.MINE_OPEN, "open", standing.toString(), visitor -> {
                    doNotCall.liftEverywhere(visitor.id(), clock.instant());
                    return Next.toast(LawWords.MINE_OPENED);
                }))
                : view;
    }
}
