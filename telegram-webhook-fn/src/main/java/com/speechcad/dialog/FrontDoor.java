package com.speechcad.dialog;

import java.util.Optional;

/** Where people go first: whoever has not finished there sees nothing else. */
public interface FrontDoor {
    /** @return the screen to show instead of {@code screen}, or empty when the person may go there */
    Optional<String> instead(Visitor visitor, String screen);
}
