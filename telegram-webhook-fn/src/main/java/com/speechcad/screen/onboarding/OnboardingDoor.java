package com.speechcad.screen.onboarding;

import com.speechcad.dialog.FrontDoor;
import com.speechcad.dialog.Screens;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.law.SayingNo;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Nobody comes in without a language, a name and the terms; help is open to everybody, and so is saying no to calls. */
@Singleton
class OnboardingDoor implements FrontDoor {
    @Override
    public Optional<String> instead(Visitor visitor, String screen) {
        var next = Step.next(visitor.user());
        if (next.isEmpty()) {
            return screen.startsWith("hi.") ? Optional.of(Screens.HOME) : Optional.empty();
        }
        if (screen.equals(Screens.LANGUAGE)) {
            return Optional.of(Step.LANGUAGE.screen());
        }
        var no = SayingNo.at(screen);
        if (no.isPresent()) {
            return no.filter(instead -> !instead.equals(screen));
        }
        return screen.startsWith(Screens.HELP) || next.get().allows(screen)
                ? Optional.empty()
                : Optional.of(next.get().screen());
    }
}
