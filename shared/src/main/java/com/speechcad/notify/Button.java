package com.speechcad.notify;

import com.speechcad.text.Text;

/** Something under a message to tap. */
public sealed interface Button {
    Text label();

    /** @param data what comes back when it is tapped: at most 64 bytes, see {@link Callback} */
    record Tap(Text label, String data) implements Button {}

    /** Puts a text into the person's clipboard (1–256 characters). */
    record Copy(Text label, String copied) implements Button {}

    record Link(Text label, String url) implements Button {}

    /** Asks for the person's own contact; it stands under the input line, not under the message. */
    record ShareContact(Text label) implements Button {}

    /** Takes away what {@link ShareContact} put under the input line; its message does not stay. */
    record CloseContact(Text label) implements Button {}

    /** Opens a screen of the bot, from any message, however old. */
    static Button open(Text label, String screen) {
        return new Tap(label, Callback.open(screen));
    }

    /** Opens a screen about one thing. */
    static Button open(Text label, String screen, String argument) {
        return new Tap(label, Callback.open(screen, argument));
    }

    /**
     * Does one thing at once, from any message, however old.
     *
     * @param argument names the facts it was offered on, as far as doing it a second time would do more
     */
    static Button deed(Text label, String deed, String argument) {
        return new Tap(label, Callback.deed(deed, argument));
    }
}
