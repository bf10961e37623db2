package com.speechcad.screen.privacy;

import com.speechcad.dialog.FrontDoor;
import com.speechcad.dialog.Screens;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whoever is on their way out starts nothing new; help and support stay open to them. */
@Singleton
class LeavingDoor implements FrontDoor {
    @Override
    public Optional<String> instead(Visitor visitor, String screen) {
        var open = screen.equals(LeavingScreen.ID)
                || screen.startsWith(Screens.HELP)
                || screen.startsWith("support")
                || screen.equals(Screens.LANGUAGE);
        return visitor.user().leaving() && !open ? Optional.of(LeavingScreen.ID) : Optional.empty();
    }
}
