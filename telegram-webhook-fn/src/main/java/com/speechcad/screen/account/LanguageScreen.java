package com.speechcad.screen.account;

import static com.speechcad.dialog.Next.toast;
import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.ChooseLanguage;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.Screens;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;

/** Another language, at once and everywhere. */
@Singleton
class LanguageScreen implements Screen {
    private final ChooseLanguage chooseLanguage;

    LanguageScreen(ChooseLanguage chooseLanguage) {
        this.chooseLanguage = chooseLanguage;
    }

    @Override
    public String id() {
        return Screens.LANGUAGE;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var view = view(AccountWords.ASK_LANGUAGE);
        for (var language : Language.values()) {
            var now = visitor.reader().language() == language;
            var label = now ? AccountWords.LANGUAGE_NOW : AccountWords.LANGUAGE_CHOICE;
            view = view.row(
                    button(text(label).with("language", language.ownName()), "choose", language.code(), visited -> {
                        chooseLanguage.choose(visited, language);
                        return toast(AccountWords.LANGUAGE_CHANGED);
                    }));
        }
        return view;
    }
}
