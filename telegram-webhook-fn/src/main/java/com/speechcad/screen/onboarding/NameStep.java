package com.speechcad.screen.onboarding;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.account.PersonName;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;

/** What the person wants to be called. */
@Singleton
class NameStep implements Screen {
    private final Users users;

    NameStep(Users users) {
        this.users = users;
    }

    @Override
    public String id() {
        return Step.NAME.screen();
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(text(OnboardingWords.NAME).with("most", PersonName.MOST)).takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return switch (PersonName.read(line)) {
            case PersonName.Good(var name) -> {
                users.rename(visitor.id(), name);
                yield goTo(Step.TERMS.screen());
            }
            case PersonName.Empty() -> stay(OnboardingWords.NAME_EMPTY);
            case PersonName.TooLong(var length) ->
                stay(text(OnboardingWords.NAME_TOO_LONG).with("length", length).with("most", PersonName.MOST));
        };
    }
}
