package com.speechcad.screen.call;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;

import com.speechcad.call.Attempt;
import com.speechcad.call.Attempts;
import com.speechcad.call.CallText;
import com.speechcad.call.StopCall;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Hang up? */
@Singleton
class CallStopScreen implements Screen {
    static final String ID = "call.stop";

    private final Attempts attempts;
    private final StopCall stopCall;

    CallStopScreen(Attempts attempts, StopCall stopCall) {
        this.attempts = attempts;
        this.stopCall = stopCall;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return Ref.parse(argument)
                .flatMap(id -> attempts.ofUser(visitor.id(), id))
                .map(this::draw)
                .orElseGet(View::gone);
    }

    private View draw(Attempt attempt) {
        return attempt.state().isOver()
                ? view(CallText.NOT_RUNNING)
                : view(CallText.STOP_ASK)
                        .row(confirm(CallText.STOP, "stop", "call=" + attempt.id(), who -> stop(who, attempt)));
    }

    private Next stop(Visitor visitor, Attempt attempt) {
        return Next.home().saying(stopCall.stop(visitor.id(), attempt.id()) ? CallText.STOPPING : CallText.NOT_RUNNING);
    }
}
