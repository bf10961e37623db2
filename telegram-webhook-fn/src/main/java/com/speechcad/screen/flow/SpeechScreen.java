package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flows;
import com.speechcad.flow.SpeakLanguage;
import com.speechcad.text.Language;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Which language is spoken in the call; our own part of it, the preamble, is spoken in it too. */
@Singleton
class SpeechScreen implements Screen {
    private final Flows flows;
    private final SpeakLanguage speak;

    SpeechScreen(Flows flows, SpeakLanguage speak) {
        this.flows = flows;
        this.speak = speak;
    }

    @Override
    public String id() {
        return "flow.speech";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        if (StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .isEmpty()) {
            return View.gone();
        }
        var view = view(FlowWords.ASK_LANGUAGE);
        for (var language : Language.values()) {
            view = view.row(button(
                    Text.text(FlowWords.KEY).with("key", language),
                    language.name().toLowerCase(Locale.ROOT),
                    now -> choose(now, language)));
        }
        return view;
    }

    private Next choose(Visitor visitor, Language language) {
        return StepRef.parse(visitor.argument())
                .flatMap(ref -> speak.speak(visitor.id(), ref.flow(), language))
                .<Next>map(voice ->
                        Next.back().saying(Text.text(FlowWords.VOICE_DROPPED).with("name", voice.name())))
                .orElse(Next.back());
    }
}
