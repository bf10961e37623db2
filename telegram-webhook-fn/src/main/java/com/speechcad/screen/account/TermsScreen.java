package com.speechcad.screen.account;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The terms as they were accepted, and when. */
@Singleton
class TermsScreen implements Screen {
    static final String ID = "account.terms";

    private final Users users;

    TermsScreen(Users users) {
        this.users = users;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(text(AccountWords.TERMS_SHOWN)
                .with("terms", Terms.shown())
                .with("accepted", users.termsAcceptedAt(visitor.id()).orElse(Instant.EPOCH)));
    }
}
