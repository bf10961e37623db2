package com.speechcad.screen.onboarding;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.ChooseLanguage;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;

/** Which language; the one of the person's app is offered first. */
@Singleton
class LanguageStep implements Screen {
    private final ChooseLanguage chooseLanguage;

    LanguageStep(ChooseLanguage chooseLanguage) {
        this.chooseLanguage = chooseLanguage;
    }

    @Override
    public String id() {
        return Step.LANGUAGE.screen();
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var offered = visitor.reader().language();
        var view = view(OnboardingWords.LANGUAGE).row(choice(offered, OnboardingWords.LANGUAGE_OFFERED));
        for (var language : Language.values()) {
            if (language != offered) {
                view = view.row(choice(language, OnboardingWords.LANGUAGE_OTHER));
            }
        }
        return view;
    }

    private View.Item choice(Language language, OnboardingWords label) {
        return button(text(label).with("language", language.ownName()), "choose", language.code(), visitor -> {
            chooseLanguage.choose(visitor, language);
            return next(visitor);
        });
    }

    private static Next next(Visitor visitor) {
        var chosen = visitor.user().name().isEmpty() ? Step.NAME : Step.TERMS;
        return goTo(chosen.screen());
    }
}
