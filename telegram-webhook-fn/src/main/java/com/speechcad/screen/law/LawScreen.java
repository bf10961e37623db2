package com.speechcad.screen.law;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.TierLimits;
import com.speechcad.screen.review.SuspendedNotice;
import jakarta.inject.Singleton;

/** How far the person is trusted, and all that follows from it. */
@Singleton
public class LawScreen implements Screen {
    /** For whoever leads here. */
    public static final String ID = "law";

    private final TierLimits limits;
    private final SuspendedNotice suspended;

    LawScreen(TierLimits limits, SuspendedNotice suspended) {
        this.limits = limits;
        this.suspended = suspended;
    }

    @Override
    public String id() {
        return ID;
    }

    /** The way here, for other screens. */
    public static View.Item way() {
        return open(LawWords.LAW, ID);
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var tier = visitor.business().tier();
        var title = text(LawWords.TITLE)
                .with("tier", LimitWords.name(tier))
                .with("limits", LimitWords.of(tier, limits.of(tier)));
        var view = suspended
                .of(visitor.business().id())
                .map(stopped -> view(Lines.of(stopped, title)).row(SuspendedNotice.way()))
                .orElseGet(() -> view(title));
        return view.row(LimitsScreen.way(), open(LawWords.GUESTS, GuestsScreen.ID))
                .row(open(LawWords.CONSENTS, ConsentsScreen.ID), open(LawWords.DNC, DoNotCallScreen.ID))
                .row(open(LawWords.WHY, WhyScreen.ID), open(LawWords.REGISTRIES, RegistriesScreen.ID));
    }
}
