package com.speechcad.screen.home;

import com.speechcad.db.Later;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import java.util.Optional;

/** A bean that says one thing on the home screen, under the person's name. */
public interface HomeLine {
    /** Smaller stands first: suspension 5, plan 10, minutes 20, wallet 30, running calls 40. */
    int order();

    /**
     * Empty when there is nothing to say; at most one line, with Telegram's markup. All lines ask before the first is
     * told, and what they ask that has one row at most is one statement.
     */
    Later<Optional<Text>> ask(Visitor visitor);

    /** Where it leads, above everything else at home; only as long as it is said. */
    default Optional<View.Item> way() {
        return Optional.empty();
    }
}
