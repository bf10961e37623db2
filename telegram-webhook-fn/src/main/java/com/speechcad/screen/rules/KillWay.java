package com.speechcad.screen.rules;

import static com.speechcad.dialog.View.open;

import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.KillSwitches.Thrown;
import com.speechcad.text.Text;
import java.util.List;

/** The way to a kill switch: to what throws it, or once it is thrown to its release. */
final class KillWay {
    private KillWay() {}

    /**
     * @param all that are thrown now
     * @param subject as {@link Thrown} has it
     */
    static View.Item of(List<Thrown> all, Stop scope, String subject, Text toThrow, Text toRelease) {
        return all.stream()
                .filter(one -> one.scope() == scope && one.subject().equals(subject))
                .findFirst()
                .map(one -> open(toRelease, KillScreens.ONE, ShortId.of(one.id())))
                .orElseGet(() -> open(toThrow, KillSubject.WHY, KillSubject.of(scope, subject)));
    }
}
