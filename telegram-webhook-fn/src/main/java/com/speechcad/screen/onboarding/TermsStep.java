package com.speechcad.screen.onboarding;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.account.Terms;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;

/** The terms, to accept exactly as they are shown, or not. */
@Singleton
class TermsStep implements Screen {
    private final Users users;

    TermsStep(Users users) {
        this.users = users;
    }

    @Override
    public String id() {
        return Step.TERMS.screen();
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(text(OnboardingWords.TERMS).with("terms", Terms.shown()))
                .row(confirm(OnboardingWords.ACCEPT, "accept", "terms=" + Terms.VERSION, this::accept))
                .row(button(OnboardingWords.DECLINE, "decline", _ -> goTo(Step.DECLINED)));
    }

    private Next accept(Visitor visitor) {
        users.acceptTerms(visitor.id(), Terms.VERSION);
        return goTo(Step.READY.screen());
    }
}
