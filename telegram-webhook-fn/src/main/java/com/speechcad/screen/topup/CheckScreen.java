package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;

import com.speechcad.billing.CheckTopUp;
import com.speechcad.billing.RequestTopUp;
import com.speechcad.billing.TopUp;
import com.speechcad.billing.TopUpMessage;
import com.speechcad.billing.TopUpText;
import com.speechcad.billing.TopUps;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where one top-up stands, and a button that has the provider asked; the argument is the invoice. */
@Singleton
class CheckScreen implements Screen {
    static final String ID = "topup.check";

    private final TopUps topUps;
    private final CheckTopUp check;
    private final TopUpMessage message;

    CheckScreen(TopUps topUps, CheckTopUp check, TopUpMessage message) {
        this.topUps = topUps;
        this.check = check;
        this.message = message;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return find(topUps, visitor, argument).map(this::draw).orElseGet(View::gone);
    }

    private View draw(TopUp topUp) {
        var view = view(Lines.of(
                List.of(message.words(topUp), Text.text(TopUpText.NUMBER).with("number", topUp.number()))));
        if (topUp.payment().isPresent() && topUp.credited().isEmpty()) {
            view = view.row(button(TopUpText.CHECK_NOW, "check", who -> check(who, topUp)));
        }
        if (topUp.state() == TopUp.State.WAITING) {
            view = view.row(button(TopUpText.SHOW_AGAIN, "again", _ -> showAgain(topUp)));
        }
        return RequestTopUp.canBeCancelled(topUp)
                ? view.row(open(
                        Text.text(TopUpText.CANCEL), CancelScreen.ID, topUp.id().toString()))
                : view;
    }

    private Next check(Visitor visitor, TopUp topUp) {
        check.ask(visitor.id(), topUp.id());
        return Next.toast(TopUpText.CHECKING);
    }

    private Next showAgain(TopUp topUp) {
        message.showAgain(topUp);
        return Next.stay();
    }

    /** One of this person's, by its id. */
    static Optional<TopUp> find(TopUps topUps, Visitor visitor, String argument) {
        try {
            return topUps.find(visitor.id(), UUID.fromString(argument));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
