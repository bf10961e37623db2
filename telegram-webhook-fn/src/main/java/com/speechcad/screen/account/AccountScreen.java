package com.speechcad.screen.account;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Screen;
import com.speechcad.dialog.Screens;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.law.LawScreen;
import com.speechcad.screen.privacy.MyDataScreen;
import com.speechcad.screen.privacy.PrivacyWords;
import jakarta.inject.Singleton;

/** The profile, and ways to change it. */
@Singleton
class AccountScreen implements Screen {
    static final String ID = "account";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var number = visitor.ownNumber();
        return view(text(AccountWords.TITLE)
                        .with("name", visitor.user().name().orElse(""))
                        .with("language", visitor.reader().language().ownName())
                        .with("zone", visitor.user().zone())
                        .with(
                                "number",
                                number.<Object>map(own -> own.readable()).orElse(AccountWords.NO_NUMBER))
                        .with("id", Long.toString(visitor.user().telegramId())))
                .row(open(AccountWords.NAME, NameScreen.ID), open(AccountWords.LANGUAGE, Screens.LANGUAGE))
                .row(open(AccountWords.TIME_ZONE, ZoneScreen.ID), open(AccountWords.MY_NUMBER, NumberScreen.ID))
                .row(LawScreen.way())
                .row(open(AccountWords.NOTICES, NoticesScreen.ID), open(PrivacyWords.MY_DATA, MyDataScreen.ID))
                .row(open(AccountWords.TERMS, TermsScreen.ID));
    }
}
