package com.speechcad.screen.call;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Attempts;
import com.speechcad.call.CallText;
import com.speechcad.call.StopMany;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Hang up everything of one's own that runs or waits? */
@Singleton
class StopAllScreen implements Screen {
    static final String ID = "call.stop-all";

    private final Attempts attempts;
    private final StopMany stop;

    StopAllScreen(Attempts attempts, StopMany stop) {
        this.attempts = attempts;
        this.stop = stop;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var running = attempts.count(visitor.id(), Attempts.Filter.RUNNING);
        return running == 0
                ? view(CallText.NOT_RUNNING)
                : view(text(CallText.STOP_ALL_ASK).with("count", running))
                        .row(confirm(CallText.STOP_ALL, "stop", "running=" + running, this::stop));
    }

    private Next stop(Visitor visitor) {
        var stopped = stop.all(visitor.id());
        return Next.home()
                .saying(
                        stopped == 0
                                ? text(CallText.NOT_RUNNING)
                                : text(CallText.STOPPING_ALL).with("count", stopped));
    }
}
