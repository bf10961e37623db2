package com.speechcad.screen.privacy;

import com.speechcad.dialog.FrontDoor;
import com.speechcad.dialog.Screens;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.law.SayingNo;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whoever is on their way out starts nothing new; help, support and saying no to calls stay open to them. */
@Singleton
class LeavingDoor implements FrontDoor {
    @Override
    public Optional<String> instead(Visitor visitor, String screen) {
        if (!visitor.user().leaving()) {
            return Optional.empty();
        }
        var no = SayingNo.at(screen);
        if (no.isPresent()) {
            return no.filter(instead -> !instead.equals(screen));
        }
        var open = screen.equals(LeavingScreen.ID)
                || screen.startsWith(Screens.HELP)
                || screen.startsWith("support")
                || screen.equals(Screens.LANGUAGE);
        return open ? Optional.empty() : Optional.of(LeavingScreen.ID);
    }
}
