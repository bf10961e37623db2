package com.speechcad.screen.onboarding;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.account.NumberScreen;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;

/** What can be done now: a call to one's own phone, for free. */
@Singleton
class ReadyStep implements Screen {
    private final Users users;

    ReadyStep(Users users) {
        this.users = users;
    }

    @Override
    public String id() {
        return Step.READY.screen();
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(text(OnboardingWords.READY)
                        .with("name", visitor.user().name().orElse("")))
                .row(button(OnboardingWords.SHARE_NUMBER, "number", visited -> enter(visited, NumberScreen.ID)))
                .row(button(OnboardingWords.LOOK_AROUND, "home", visited -> enter(visited, "home")));
    }

    private Next enter(Visitor visitor, String screen) {
        users.welcome(visitor.id());
        return Next.replace(screen, "");
    }
}
