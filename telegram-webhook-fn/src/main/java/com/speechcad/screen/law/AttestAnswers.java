package com.speechcad.screen.law;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.LawfulNews;
import com.speechcad.lawful.Scope;
import com.speechcad.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What {@link AttestScreen} asks, in that order, and what was answered, as it is noted. */
final class AttestAnswers {
    /** Before each question's name. */
    static final String NOTE = "attest.";

    static final String SCOPE = "scope";
    static final String WHO = "who";
    static final String HOW = "how";
    static final String WORDING = "wording";
    static final String WHEN = "when";
    static final String UNTIL = "until";
    static final List<String> ALL = List.of(SCOPE, WHO, HOW, WORDING, WHEN, UNTIL);

    /** An answer to {@link #UNTIL}. */
    static final String NO_END = "none";

    private AttestAnswers() {}

    /** Empty until enough is answered. */
    static Optional<Consent.Given> given(Visitor visitor) {
        var who = visitor.note(NOTE + WHO);
        var how = visitor.note(NOTE + HOW);
        var wording = visitor.note(NOTE + WORDING);
        var on = visitor.note(NOTE + WHEN).map(LocalDate::parse);
        var until =
                visitor.note(NOTE + UNTIL).filter(day -> !day.equals(NO_END)).map(LocalDate::parse);
        return visitor.note(NOTE + SCOPE)
                .map(Scope::valueOf)
                .filter(_ -> who.isPresent() && how.isPresent() && wording.isPresent() && on.isPresent())
                .map(scope -> new Consent.Given(
                        scope, who.orElse(""), how.orElse(""), wording.orElse(""), on.orElseThrow(), until));
    }

    /** All of it, to be looked through before it is recorded; {@code whose} consent it is, in words or as a {@link Text}. */
    static Text said(Object whose, Consent.Given given) {
        return text(LawWords.ATTEST_CHECK)
                .with("number", whose)
                .with("who", given.who())
                .with("scope", LawfulNews.of(given.scope()))
                .with("how", given.how())
                .with("wording", given.wording())
                .with("on", given.on())
                .with("until", ConsentScreen.until(given));
    }
}
