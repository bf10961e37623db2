package com.speechcad.dialog;

import java.util.Optional;

/** Where people go first: whoever has not finished there sees nothing else. */
public interface FrontDoor {
    /** The note of where somebody wanted to go by a button of a message, whom a door led elsewhere: see {@link #wanted}. */
    String WANTED = "door.wanted";

    /** Where the door is to lead on to; empty for whoever came for nothing in particular. */
    static Optional<Next> wanted(Visitor visitor) {
        return visitor.note(WANTED)
                .map(place -> place.split(" ", 2))
                .map(place -> Next.replace(place[0], place[1]).noting(WANTED, ""));
    }

    /** @return the screen to show instead of {@code screen}, or empty when the person may go there */
    Optional<String> instead(Visitor visitor, String screen);
}
