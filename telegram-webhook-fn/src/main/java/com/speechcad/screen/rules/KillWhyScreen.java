package com.speechcad.screen.rules;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.screen.named.InWords;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The reason for which something is switched off; typing it does it, at once. */
@Singleton
class KillWhyScreen implements AdminOnly {
    private final KillSwitches switches;
    private final InWords words;

    KillWhyScreen(KillSwitches switches, InWords words) {
        this.switches = switches;
        this.words = words;
    }

    @Override
    public String id() {
        return KillSubject.WHY;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return allowed(visitor, argument)
                .map(stop -> view(text(RulesWords.KILL_WHY).with("what", words.stopped(stop.scope(), stop.subject())))
                        .takingText())
                .orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        if (!Reasons.fits(line)) {
            return Reasons.wrong(visitor);
        }
        var stop = allowed(visitor, visitor.argument()).orElseThrow();
        var thrown = switches.throwIt(AdminOnly.actor(visitor), stop.scope(), stop.subject(), line);
        return Next.replace(KillScreens.LIST, "").saying(thrown ? RulesWords.KILL_THROWN : RulesWords.KILL_WAS);
    }

    private static Optional<KillSubject> allowed(Visitor visitor, String argument) {
        return KillSubject.parse(argument).filter(stop -> stop.scope() != Stop.PLATFORM || visitor.owner());
    }
}
