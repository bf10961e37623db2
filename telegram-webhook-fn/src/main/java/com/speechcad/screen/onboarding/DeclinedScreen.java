package com.speechcad.screen.onboarding;

import static com.speechcad.dialog.Next.replace;
import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;

import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Why it does not go without the terms, and both ways from here. */
@Singleton
class DeclinedScreen implements Screen {
    @Override
    public String id() {
        return Step.DECLINED;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(OnboardingWords.DECLINED)
                .row(button(OnboardingWords.READ_AGAIN, "again", _ -> replace(Step.TERMS.screen(), "")))
                .row(button(OnboardingWords.LEAVE, "leave", _ -> replace(Step.LEFT, "")));
    }
}
