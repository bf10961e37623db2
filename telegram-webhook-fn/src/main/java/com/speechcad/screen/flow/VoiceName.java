package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.flow.Flow;
import com.speechcad.flow.Voices;
import com.speechcad.text.Text;

/** Which voice speaks a flow, in words. */
final class VoiceName {
    private VoiceName() {}

    static Text button(Voices voices, Flow flow) {
        return flow.draft()
                .voice()
                .map(id -> text(FlowWords.VOICE).with("name", name(voices, id)))
                .orElse(text(FlowWords.VOICE_USUAL));
    }

    /** {@code Spoken in English, voice Emma}. */
    static Text line(Voices voices, Flow flow) {
        return flow.draft()
                .voice()
                .map(id -> text(FlowWords.SPOKEN_BY).with("name", name(voices, id)))
                .orElse(text(FlowWords.SPOKEN_IN))
                .with("language", flow.language());
    }

    private static Text name(Voices voices, String id) {
        return voices.find(id)
                .map(voice -> text(FlowWords.KEY).with("key", voice.name()))
                .orElse(text(FlowWords.VOICE_NOT_THERE));
    }
}
