package com.speechcad.screen.account;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.Screens;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.law.LawScreen;
import com.speechcad.screen.law.LimitWords;
import com.speechcad.screen.law.LimitsScreen;
import com.speechcad.screen.privacy.MyDataScreen;
import com.speechcad.screen.privacy.PrivacyWords;
import com.speechcad.screen.review.SuspendedNotice;
import com.speechcad.tenant.Business;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/** The profile, and ways to change it. */
@Singleton
class AccountScreen implements Screen {
    static final String ID = "account";

    private final SuspendedNotice suspended;

    AccountScreen(SuspendedNotice suspended) {
        this.suspended = suspended;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var business = visitor.business();
        var stopped = business.suspended() ? suspended.of(business.id()) : Optional.<Text>empty();
        var said = Stream.concat(Stream.of(profile(visitor), business(business)), stopped.stream());
        var view = view(Lines.of(said.toList()))
                .row(stopped.map(_ -> SuspendedNotice.way()).stream().toList())
                .row(open(AccountWords.NAME, NameScreen.ID), open(AccountWords.LANGUAGE, Screens.LANGUAGE))
                .row(open(AccountWords.TIME_ZONE, ZoneScreen.ID), open(AccountWords.MY_NUMBER, NumberScreen.ID));
        view = business.tier() == Business.Tier.T2
                ? view.row(LawScreen.way())
                : view.row(LawScreen.way(), LimitsScreen.way());
        return view.row(open(AccountWords.NOTICES, NoticesScreen.ID), open(PrivacyWords.MY_DATA, MyDataScreen.ID))
                .row(open(AccountWords.TERMS, TermsScreen.ID));
    }

    private static Text business(Business business) {
        return text(AccountWords.BUSINESS)
                .with("business", business.name().<Object>map(name -> name).orElse(AccountWords.NO_BUSINESS))
                .with("tier", LimitWords.name(business.tier()));
    }

    private static Text profile(Visitor visitor) {
        var number = visitor.ownNumber();
        return text(AccountWords.TITLE)
                .with("name", visitor.user().name().orElse(""))
                .with("language", visitor.reader().language().ownName())
                .with("zone", visitor.user().zone())
                .with("number", number.<Object>map(own -> own.readable()).orElse(AccountWords.NO_NUMBER))
                .with("id", Long.toString(visitor.user().telegramId()));
    }
}
