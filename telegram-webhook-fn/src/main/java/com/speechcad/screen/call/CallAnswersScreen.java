package com.speechcad.screen.call;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;
import static java.util.stream.Collectors.joining;

import com.speechcad.call.Attempt;
import com.speechcad.call.Attempts;
import com.speechcad.call.CallText;
import com.speechcad.call.LiveMessage;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.notify.FileText;
import com.speechcad.notify.Message;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;

/** All answers of a call whose message has no room for them: a file. */
@Singleton
class CallAnswersScreen implements Screen {
    static final String ID = "call.answers";

    private final Attempts attempts;
    private final LiveMessage live;

    CallAnswersScreen(Attempts attempts, LiveMessage live) {
        this.attempts = attempts;
        this.live = live;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return Ref.parse(argument)
                .flatMap(id -> attempts.ofUser(visitor.id(), id))
                .filter(attempt -> attempt.state().isOver())
                .map(attempt -> draw(visitor, attempt))
                .orElseGet(View::gone);
    }

    private View draw(Visitor visitor, Attempt attempt) {
        var said = live.answers(attempt).stream()
                .map(line -> Words.plain(line, visitor.reader()))
                .collect(joining("\n"));
        return said.isEmpty()
                ? View.gone()
                : view(text(CallText.ALL_ANSWERS))
                        .with(new Message.Attachment.TextFile(
                                said, FileText.ANSWERS.name(visitor.reader(), attempt.shortName() + ".txt")));
    }
}
