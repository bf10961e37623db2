package com.speechcad.screen.onboarding;

import static com.speechcad.dialog.Next.replace;
import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;

import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Goodbye, and how to come back. */
@Singleton
class LeftScreen implements Screen {
    @Override
    public String id() {
        return Step.LEFT;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(OnboardingWords.LEFT)
                .row(button(OnboardingWords.READ_AGAIN, "again", _ -> replace(Step.TERMS.screen(), "")));
    }
}
