package com.speechcad.dialog;

import com.speechcad.notify.Message;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a screen shows: a text, rows of things to tap, what may be sent to it. The engine adds Back and Home.
 *
 * @param contactLabel asks for the person's own contact with a button of this label under the input line
 */
public record View(
        Text text,
        List<List<Item>> rows,
        Optional<Message.Attachment> attachment,
        boolean takesText,
        boolean takesFile,
        Optional<Text> contactLabel,
        boolean isGone) {

    /** Something to tap. */
    public sealed interface Item {
        Text label();

        /** Acts. {@code action} (and {@code argument}, for one of many) names it within its screen. */
        record Tap(Text label, String action, String argument, Function<Visitor, Next> onTap) implements Item {}

        /** Acts once, on exactly the facts that were shown. */
        record Confirm(Text label, String action, String facts, Function<Visitor, Next> onTap) implements Item {}

        /** Shows another screen. */
        record Open(Text label, String screen, String argument) implements Item {}

        /** Puts a text into the clipboard (1–256 characters). */
        record Copy(Text label, String copied) implements Item {}

        record Link(Text label, String url) implements Item {}
    }

    public static View view(Text text) {
        return new View(text, List.of(), Optional.empty(), false, false, Optional.empty(), false);
    }

    public static View view(TextKey text) {
        return view(Text.text(text));
    }

    /** What the screen was about does not exist any more: the person is led back, and told that the menu changed. */
    public static View gone() {
        return new View(
                Text.text(DialogWords.REFRESHED), List.of(), Optional.empty(), false, false, Optional.empty(), true);
    }

    /** About what was looked up, if it is there still. */
    public static <T> View about(Optional<T> found, Function<T, View> drawn) {
        return found.map(drawn).orElseGet(View::gone);
    }

    public View row(Item... items) {
        return row(List.of(items));
    }

    /** An empty row is left out. */
    public View row(List<? extends Item> items) {
        if (items.isEmpty()) {
            return this;
        }
        var more = new ArrayList<>(rows);
        more.add(List.copyOf(items));
        return new View(text, List.copyOf(more), attachment, takesText, takesFile, contactLabel, isGone);
    }

    /** Things to tap in rows of two, which is as many as a phone shows whole. */
    public View pairs(List<? extends Item> items) {
        var view = this;
        for (var at = 0; at < items.size(); at += 2) {
            view = view.row(items.subList(at, Math.min(at + 2, items.size())));
        }
        return view;
    }

    /** A picture or file; the text becomes its caption (at most 1,024 characters). */
    public View with(Message.Attachment file) {
        return new View(text, rows, Optional.of(file), takesText, takesFile, contactLabel, isGone);
    }

    /** A typed line goes to {@link Screen#typed}. */
    public View takingText() {
        return new View(text, rows, attachment, true, takesFile, contactLabel, isGone);
    }

    /** A sent file goes to {@link Screen#file}. */
    public View takingFiles() {
        return new View(text, rows, attachment, takesText, true, contactLabel, isGone);
    }

    /** A shared contact goes to {@link Screen#contact}; the button to share stands under the input line. */
    public View askingContact(TextKey label) {
        return new View(text, rows, attachment, takesText, takesFile, Optional.of(Text.text(label)), isGone);
    }

    /** @param action at most 12 of {@code [a-z0-9-]}, unique within the screen; {@code back} is the engine's */
    public static Item button(TextKey label, String action, Function<Visitor, Next> onTap) {
        return button(Text.text(label), action, onTap);
    }

    /** @param action at most 12 of {@code [a-z0-9-]}, unique within the screen; {@code back} is the engine's */
    public static Item button(Text label, String action, Function<Visitor, Next> onTap) {
        return new Item.Tap(label, action, "", onTap);
    }

    /**
     * One of many alike.
     *
     * @param argument which one; short, all of a button has to fit into 64 bytes ({@link ShortId} for a UUID)
     */
    public static Item button(Text label, String action, String argument, Function<Visitor, Next> onTap) {
        return new Item.Tap(label, action, argument, onTap);
    }

    /** Shows another screen, also when it is tapped long after. */
    public static Item open(TextKey label, String screen) {
        return open(Text.text(label), screen, "");
    }

    /** Shows another screen about something, also when it is tapped long after. */
    public static Item open(Text label, String screen, String argument) {
        return new Item.Open(label, screen, argument);
    }

    /**
     * Spends money, places a call, or anything else that must not happen twice: the button carries a number that is
     * used up in the same transaction.
     *
     * @param facts what the person agrees to, in any form ({@code hold=375000 version=3}); when the screen drawn anew
     *     has other facts, it is shown again instead
     */
    public static Item confirm(TextKey label, String action, String facts, Function<Visitor, Next> onTap) {
        return confirm(Text.text(label), action, facts, onTap);
    }

    /** The same with a label that has places to fill. */
    public static Item confirm(Text label, String action, String facts, Function<Visitor, Next> onTap) {
        return new Item.Confirm(label, action, facts, onTap);
    }

    /** Puts a text into the clipboard. */
    public static Item copy(TextKey label, String copied) {
        return new Item.Copy(Text.text(label), copied);
    }

    /** Opens a web page. */
    public static Item link(TextKey label, String url) {
        return new Item.Link(Text.text(label), url);
    }
}
