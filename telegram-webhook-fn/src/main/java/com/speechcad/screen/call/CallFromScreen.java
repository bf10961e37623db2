package com.speechcad.screen.call;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.CallText;
import com.speechcad.call.CallerIds;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.support.NewTicketScreen;
import jakarta.inject.Singleton;

/** Which number the phone shall show. */
@Singleton
class CallFromScreen implements Screen {
    static final String ID = "call.from";

    private final CallerIds callerIds;

    CallFromScreen(CallerIds callerIds) {
        this.callerIds = callerIds;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var own = visitor.ownNumber();
        var selfCall = own.isPresent() && own.equals(Notes.to(visitor));
        var all = callerIds.forCall(visitor.business().id(), selfCall);
        if (all.isEmpty()) {
            return selfCall
                    ? view(CallText.NO_CALLER)
                    : view(CallText.NO_CALLER_OTHERS).row(open(CallText.ASK_FOR_NUMBER, NewTicketScreen.ID));
        }
        var view = view(CallText.CHOOSE_CALLER);
        for (var callerId : all) {
            var number = callerId.number();
            var label = callerId.platform() ? CallText.CALLER_PLATFORM : CallText.CALLER_OWN;
            view = view.row(button(
                    text(label).with("number", number),
                    "from",
                    number.e164().substring(1),
                    _ -> Next.goTo(CallQuoteScreen.ID).noting(Notes.FROM, number.e164())));
        }
        return view;
    }
}
