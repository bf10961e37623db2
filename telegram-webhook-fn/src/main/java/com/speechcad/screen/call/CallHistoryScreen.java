package com.speechcad.screen.call;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Attempt;
import com.speechcad.call.Attempts;
import com.speechcad.call.CallText;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;

/** One's calls, the newest first. */
@Singleton
class CallHistoryScreen implements Screen {
    static final String ID = "call.history";
    private static final String FILTER = "call.filter";
    private static final int A_PAGE = 6;

    private final Attempts attempts;

    CallHistoryScreen(Attempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var filter = visitor.note(FILTER).map(Attempts.Filter::valueOf).orElse(Attempts.Filter.ALL);
        var total = attempts.count(visitor.id(), filter);
        var page = Page.of(visitor, ID, total, A_PAGE);
        var head = text(CallText.HISTORY_HEAD).with("filter", label(filter)).with("count", counted(total, filter));
        var view = view(total == 0 ? Lines.of(head, text(CallText.HISTORY_EMPTY)) : head);
        for (var attempt : attempts.page(visitor.id(), filter, page.offset(), A_PAGE)) {
            view = view.row(line(attempt));
        }
        view = page.controls(view);
        if (filter == Attempts.Filter.RUNNING && total > 1) {
            view = view.row(open(CallText.STOP_ALL, StopAllScreen.ID));
        }
        var filters = Arrays.stream(Attempts.Filter.values())
                .filter(other -> other != filter)
                .map(CallHistoryScreen::choose)
                .toList();
        return view.pairs(filters);
    }

    /** Somebody may have made millions: then it is more than we count. */
    private static Object counted(int total, Attempts.Filter filter) {
        return total > Attempts.MOST_LISTED && filter != Attempts.Filter.RUNNING
                ? text(CallText.HISTORY_MANY).with("most", Attempts.MOST_LISTED)
                : total;
    }

    private static View.Item line(Attempt attempt) {
        var label = text(CallText.HISTORY_LINE)
                .with("mark", mark(attempt))
                .with("at", attempt.plannedAt())
                .with("number", attempt.to());
        return open(label, CallDetailScreen.ID, ShortId.of(attempt.id()));
    }

    private static String mark(Attempt attempt) {
        return switch (attempt.state()) {
            case PLANNED, AUTHORISED, DIALLING -> "📞";
            case UNCERTAIN -> "❔";
            case IN_CALL -> "🟢";
            case ENDED -> "✅";
            case NOT_CONNECTED -> "✖️";
            case REFUSED -> "⛔";
        };
    }

    private static View.Item choose(Attempts.Filter filter) {
        return button(
                label(filter),
                filter.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                _ -> Next.stay().noting(FILTER, filter.name()).noting("page." + ID, "0"));
    }

    private static CallText label(Attempts.Filter filter) {
        return switch (filter) {
            case ALL -> CallText.FILTER_ALL;
            case ANSWERED -> CallText.FILTER_ANSWERED;
            case NOT_REACHED -> CallText.FILTER_NOT_REACHED;
            case RUNNING -> CallText.FILTER_RUNNING;
        };
    }
}
