package com.speechcad.dialog;

import com.speechcad.kernel.Digest;
import com.speechcad.notify.Button;
import com.speechcad.notify.Callback;
import com.speechcad.notify.Message;
import com.speechcad.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A view as it stands in a session: every button's data carries a mark of what the screen was about when it was drawn,
 * so that a button of an older drawing fits nothing.
 */
final class Drawing {
    private static final int MARK = 4;
    static final String ENGINE_BACK = "back";

    private final Session session;
    private final View view;
    private final String mark;
    private final Map<String, Action> actions = new HashMap<>();
    private final Message message;

    /** @param once uses up the session's nonce */
    record Action(Function<Visitor, Next> onTap, boolean once) {}

    Drawing(Session session, View view, boolean homeIsOpen) {
        this.session = session;
        this.view = view;
        this.mark = mark(session.place() + " " + new TreeMap<>(session.notes()));
        this.message = message(homeIsOpen);
    }

    Session session() {
        return session;
    }

    View view() {
        return view;
    }

    Message message() {
        return message;
    }

    /** What a button does; empty when this drawing does not offer it. */
    Optional<Action> action(String data) {
        return Optional.ofNullable(actions.get(data));
    }

    /** Whether a view needs the session to hold a nonce. */
    static boolean confirms(View view) {
        return view.rows().stream().flatMap(List::stream).anyMatch(View.Item.Confirm.class::isInstance);
    }

    private Message message(boolean homeIsOpen) {
        var drawn = new Message(view.text(), List.of(), view.attachment(), false);
        for (var row : view.rows()) {
            drawn = drawn.row(row.stream().map(this::button).toArray(Button[]::new));
        }
        var ways = ways(homeIsOpen);
        return ways.isEmpty() ? drawn : drawn.row(ways.toArray(Button[]::new));
    }

    private List<Button> ways(boolean homeIsOpen) {
        var ways = new ArrayList<Button>();
        if (session.place().screen().equals(Screens.HOME)) {
            return ways;
        }
        if (homeIsOpen || !session.back().isEmpty()) {
            ways.add(tap(Text.text(DialogWords.BACK), ENGINE_BACK, mark, new Action(_ -> Next.back(), false)));
        }
        if (homeIsOpen) {
            ways.add(Button.open(Text.text(DialogWords.HOME), Screens.HOME));
        }
        return ways;
    }

    private Button button(View.Item item) {
        return switch (item) {
            case View.Item.Tap(var label, var action, var argument, var onTap) ->
                tap(label, action, argument.isEmpty() ? mark : mark + "." + argument, new Action(onTap, false));
            case View.Item.Confirm(var label, var action, var facts, var onTap) ->
                tap(label, action, session.nonce() + mark(mark + facts), new Action(onTap, true));
            case View.Item.Open(var label, var screen, var argument) ->
                argument.isEmpty() ? Button.open(label, screen) : Button.open(label, screen, argument);
            case View.Item.Copy(var label, var copied) -> new Button.Copy(label, copied);
            case View.Item.Link(var label, var url) -> new Button.Link(label, url);
        };
    }

    private Button tap(Text label, String name, String argument, Action action) {
        var data = Callback.tap(session.place().screen(), name, argument);
        if (actions.put(data, action) != null) {
            throw new IllegalStateException("two buttons are alike: " + data);
        }
        return new Button.Tap(label, data);
    }

    private static String mark(String of) {
        return Digest.sha256Hex(of).substring(0, MARK);
    }
}
