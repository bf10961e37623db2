package com.speechcad.dialog;

import com.speechcad.text.Text;
import java.util.List;
import java.util.Optional;

/** One screen of the bot, a bean. It knows no language, builds no keyboard and sends nothing. */
public interface Screen {
    /** Its name in buttons: at most 20 of {@code [a-z0-9.-]}, never changed once it was out. */
    String id();

    /**
     * Draws the screen, without any effect.
     *
     * @param argument what the screen is about, as whoever led here gave it; empty when nothing was given. A forged
     *     button can hold anything: look things up as the visitor's own
     * @return {@link View#gone()} when what it is about does not exist any more
     */
    View show(Visitor visitor, String argument);

    /** Whether this person may be here at all; whoever may not is led home. */
    default boolean offeredTo(Visitor visitor) {
        return true;
    }

    /** The command that leads here, without its slash; what is typed after it goes to {@link #typed}. */
    default Optional<String> command() {
        return Optional.empty();
    }

    /**
     * What is said to whoever taps a button of this screen after the menu has left it, as with a second tap on what was
     * confirmed: what became of that. Empty where nothing more is known than that the menu is another by now.
     *
     * @param action as of {@link View#button}
     */
    default Optional<Text> late(Visitor visitor, String action) {
        return Optional.empty();
    }

    /** Names of the notes that whoever comes here by a command begins without: they were said on an earlier way. */
    default List<String> forgotten() {
        return List.of();
    }

    /** Whether a line typed where nothing is asked for leads here, also before the person has come in. */
    default boolean heeds(String line) {
        return false;
    }

    /** A line of text was typed, on a view that takes text; stripped, never empty. */
    default Next typed(Visitor visitor, String line) {
        throw new IllegalStateException(id() + " takes no text");
    }

    /** A contact was shared, on a view that asks for one. */
    default Next contact(Visitor visitor, Incoming.SharedContact contact) {
        throw new IllegalStateException(id() + " takes no contact");
    }

    /** A file was sent, on a view that takes files. */
    default Next file(Visitor visitor, Incoming.SentFile file) {
        throw new IllegalStateException(id() + " takes no file");
    }
}
