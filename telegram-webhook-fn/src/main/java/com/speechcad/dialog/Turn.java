package com.speechcad.dialog;

import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.Optional;

/** What one update has led to so far. */
final class Turn {
    private static final int LONGEST_TOAST = 200;

    private final boolean tapped;
    private Session session;
    private Visitor visitor;
    private boolean fresh;
    private Optional<Text> line = Optional.empty();
    private Optional<Text> toast = Optional.empty();

    Turn(Session session, Visitor visitor, boolean tapped, boolean fresh) {
        this.session = session;
        this.visitor = visitor;
        this.tapped = tapped;
        this.fresh = fresh;
    }

    /** For a drawing that nobody is shown: what it remarks is lost. */
    Turn look() {
        return new Turn(session, visitor, tapped, fresh);
    }

    Session session() {
        return session;
    }

    /** As the screen sees them now. */
    Visitor visitor() {
        return visitor.at(session);
    }

    /** The menu stands at the end of the chat as a new message. */
    boolean fresh() {
        return fresh;
    }

    /** The menu is drawn where it stands. */
    void inPlace() {
        fresh = false;
    }

    Optional<Text> line() {
        return line;
    }

    Optional<Text> toast() {
        return toast;
    }

    void now(Session changed) {
        session = changed;
    }

    void now(Visitor changed) {
        visitor = changed;
    }

    void follow(Next next) {
        switch (next) {
            case Next.GoTo(var screen, var argument, var replacing, var past, var notes, var remark) -> {
                session = session.noting(notes).past(past).goTo(new Session.Place(screen, argument), replacing);
                remark.ifPresent(this::passingBy);
            }
            case Next.Stay(var remark, var asToast, var notes) -> {
                session = session.noting(notes);
                remark.ifPresent(asToast ? this::passingBy : this::above);
            }
            case Next.Back(var remark, var notes) -> {
                session = session.noting(notes).goBack();
                remark.ifPresent(this::passingBy);
            }
        }
    }

    /** The button is of another day: nothing is done, the menu is shown as it is. */
    void refreshed() {
        passingBy(Text.text(DialogWords.REFRESHED));
    }

    /** As a toast after a tap, else above the screen. */
    void passingBy(Text remark) {
        if (tapped && plain(remark).length() <= LONGEST_TOAST) {
            toast = Optional.of(remark);
        } else {
            above(remark);
        }
    }

    void above(Text remark) {
        line = Optional.of(remark);
    }

    String plain(Text text) {
        return Words.plain(text, visitor.reader());
    }
}
