package com.speechcad.screen.inbox;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Answer;
import com.speechcad.call.Inbox;
import com.speechcad.call.InboxAnswers;
import com.speechcad.campaign.results.RequestAnswers;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.UserId;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What was answered to each question of a flow, over all its calls. */
@Singleton
class InboxFlowScreen implements Screen {
    static final String ID = "inbox.flow";
    private static final int A_PAGE = 4;
    private static final int MOST_GIVEN = 12;
    private static final int MOST_SAID = 5;
    private static final int LONGEST_LABEL = 120;
    private static final int LONGEST_SAID = 200;

    private final Inbox inbox;
    private final InboxAnswers answers;
    private final RequestAnswers request;

    InboxFlowScreen(Inbox inbox, InboxAnswers answers, RequestAnswers request) {
        this.inbox = inbox;
        this.answers = answers;
        this.request = request;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return ShortId.parse(argument)
                .flatMap(flow -> inbox.nameOf(visitor.id(), flow).map(name -> draw(visitor, flow, name)))
                .orElseGet(View::gone);
    }

    private View draw(Visitor visitor, UUID flow, String name) {
        var questions = answers.questions(visitor.id(), flow);
        var page = Page.of(visitor, ID, questions.size(), A_PAGE);
        var said = new ArrayList<Text>();
        said.add(text(InboxWords.FLOW_TITLE).with("name", name));
        if (questions.isEmpty()) {
            said.add(text(InboxWords.NO_ANSWERS));
        }
        for (var question : page.cut(questions)) {
            said.add(text(InboxWords.QUESTION).with("question", shortened(question.label(), LONGEST_LABEL)));
            given(visitor.id(), flow, question, said);
        }
        if (page.cut(questions).stream().anyMatch(question -> question.kind() == Answer.Kind.TYPED)) {
            said.add(text(InboxWords.WHY_MASKED));
        }
        var view = view(Lines.of(said));
        if (!questions.isEmpty()) {
            view = view.row(button(InboxWords.AS_FILE, "csv", who -> asFile(who, flow)));
        }
        view = view.row(open(text(InboxWords.ITS_CALLS), InboxCallsScreen.ID, CallChoice.flow(flow)))
                .row(
                        open(text(InboxWords.ITS_SUMMARIES), InboxSummariesScreen.ID, ShortId.of(flow)),
                        open(text(InboxWords.ITS_VARIABLES), InboxVariablesScreen.ID, ShortId.of(flow)));
        return page.controls(view);
    }

    private Next asFile(Visitor visitor, UUID flow) {
        return request.ask(visitor.id(), flow) ? Next.toast(InboxWords.BEING_MADE) : Next.back();
    }

    private void given(UserId user, UUID flow, InboxAnswers.Question question, List<Text> said) {
        if (isEachItsOwn(question.kind())) {
            answers.said(user, flow, question.step(), question.kind(), MOST_SAID)
                    .forEach(words -> said.add(
                            question.kind() == Answer.Kind.TYPED
                                    ? text(InboxWords.TYPED_ONE).with("answer", words)
                                    : text(InboxWords.SPOKEN_GIVEN).with("words", shortened(words, LONGEST_SAID))));
            if (question.all() > MOST_SAID) {
                said.add(text(InboxWords.MORE_SAID).with("count", question.all() - MOST_SAID));
            }
            return;
        }
        var line = question.kind() == Answer.Kind.KEY ? InboxWords.GIVEN : InboxWords.TYPED_GIVEN;
        question.given().entrySet().stream()
                .limit(MOST_GIVEN)
                .forEach(entry ->
                        said.add(text(line).with("answer", entry.getKey()).with("count", entry.getValue())));
        var more = question.given().size() - MOST_GIVEN;
        if (more > 0) {
            said.add(text(InboxWords.MORE_GIVEN).with("count", more));
        }
    }

    /** Words and typed digits are hardly ever given twice: the newest say more than how often. */
    private static boolean isEachItsOwn(Answer.Kind kind) {
        return switch (kind) {
            case SPOKEN, FEEDBACK, TYPED -> true;
            case KEY, MATCH -> false;
        };
    }

    private static String shortened(String words, int most) {
        return Shorten.to(words, most);
    }
}
