package com.speechcad.dialog;

import com.speechcad.kernel.IdSource;
import jakarta.inject.Singleton;
import java.util.List;

/** Finds the screen a session stands at and draws it: past the front door, and back from what is gone. */
@Singleton
class Draw {
    private static final int NONCE = 8;

    private final Screens screens;
    private final List<FrontDoor> doors;
    private final IdSource ids;

    Draw(Screens screens, List<FrontDoor> doors, IdSource ids) {
        this.screens = screens;
        this.doors = doors;
        this.ids = ids;
    }

    /** Leaves the turn's session where the drawing stands. */
    Drawing of(Turn turn) {
        var steps = turn.session().back().size() + 2;
        for (var step = 0; step < steps; step++) {
            atTheDoor(turn);
            var screen = screens.find(turn.session().place().screen());
            if (screen.isPresent() && screen.get().offeredTo(turn.visitor())) {
                var view =
                        screen.get().show(turn.visitor(), turn.session().place().argument());
                if (!view.isGone()) {
                    return drawing(turn, view);
                }
            }
            turn.refreshed();
            turn.now(turn.session().goBack());
        }
        throw new IllegalStateException("the home screen is gone");
    }

    private Drawing drawing(Turn turn, View view) {
        if (Drawing.confirms(view) && turn.session().nonce().isEmpty()) {
            turn.now(turn.session().withNonce(ids.token().substring(0, NONCE)));
        }
        return new Drawing(turn.session(), view, isHomeOpen(turn));
    }

    /** Not to somebody who is still at a front door. */
    boolean isHomeOpen(Turn turn) {
        return isOpen(turn, Screens.HOME);
    }

    /** Whether no front door stands before a screen. */
    boolean isOpen(Turn turn, String screen) {
        return insteadOf(turn, screen).equals(screen);
    }

    private void atTheDoor(Turn turn) {
        var wanted = turn.session().place().screen();
        var shown = insteadOf(turn, wanted);
        if (!shown.equals(wanted)) {
            turn.now(turn.session().at(new Session.Place(shown, "")));
        }
    }

    private String insteadOf(Turn turn, String wanted) {
        return doors.stream()
                .flatMap(door -> door.instead(turn.visitor(), wanted).stream())
                .findFirst()
                .orElse(wanted);
    }
}
