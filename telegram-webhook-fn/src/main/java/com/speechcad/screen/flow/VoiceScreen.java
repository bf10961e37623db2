package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Voice;
import com.speechcad.flow.VoiceSamples;
import com.speechcad.flow.Voices;
import com.speechcad.kernel.Digest;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;

/** Which voice speaks a flow; each can be listened to first. */
@Singleton
class VoiceScreen implements Screen {
    private static final int A_PAGE = 6;
    private static final int SHORT = 10;

    private final Flows flows;
    private final Voices voices;
    private final VoiceSamples samples;

    VoiceScreen(Flows flows, Voices voices, VoiceSamples samples) {
        this.flows = flows;
        this.voices = voices;
        this.samples = samples;
    }

    @Override
    public String id() {
        return "flow.voice";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return flow(visitor).map(flow -> draw(visitor, flow)).orElseGet(View::gone);
    }

    private View draw(Visitor visitor, Flow flow) {
        var all = voices.of(flow.language());
        if (all.isEmpty()) {
            return view(FlowWords.VOICES_NONE);
        }
        var page = Page.of(visitor, "voices", all.size(), A_PAGE);
        var view = view(text(FlowWords.VOICES_TITLE).with("language", flow.language()));
        for (var voice : page.cut(all)) {
            var isChosen = flow.draft().voice().filter(voice.id()::equals).isPresent();
            var label = isChosen ? text(FlowWords.VOICE_CHOSEN).with("voice", label(voice)) : label(voice);
            var row = new ArrayList<View.Item>();
            row.add(button(label, "take", code(voice), now -> speak(now, Optional.of(voice.id()))));
            if (voice.preview().isPresent()) {
                row.add(button(text(FlowWords.LISTEN), "listen", code(voice), now -> listen(now, voice)));
            }
            view = view.row(row);
        }
        view = page.controls(view);
        return flow.draft().voice().isPresent()
                ? view.row(button(FlowWords.USUAL_VOICE, "usual", now -> speak(now, Optional.empty())))
                : view;
    }

    static Text label(Voice voice) {
        var gender = switch (voice.gender()) {
            case FEMALE -> FlowWords.GENDER_FEMALE;
            case MALE -> FlowWords.GENDER_MALE;
            case UNKNOWN -> FlowWords.GENDER_UNKNOWN;
        };
        return voice.accent()
                .flatMap(Accent::of)
                .map(accent -> text(FlowWords.VOICE_LABEL_ACCENT).with("accent", accent))
                .orElse(text(FlowWords.VOICE_LABEL))
                .with("name", voice.name())
                .with("gender", gender);
    }

    private Next speak(Visitor visitor, Optional<String> voice) {
        flow(visitor).ifPresent(flow -> flows.edit(visitor.id(), flow.id(), draft -> draft.speaking(voice)));
        return Next.back();
    }

    private Next listen(Visitor visitor, Voice voice) {
        samples.ask(visitor.id(), voice);
        return Next.toast(FlowWords.SAMPLE_COMES);
    }

    /** A provider's names are too long for a button. */
    private static String code(Voice voice) {
        return Digest.sha256Hex(voice.id()).substring(0, SHORT);
    }

    private Optional<Flow> flow(Visitor visitor) {
        return StepRef.parse(visitor.argument()).flatMap(ref -> flows.find(visitor.id(), ref.flow()));
    }
}
