package com.speechcad.flow;

import com.speechcad.kernel.UserId;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Has a flow spoken in another language. A voice that was chosen for the one before stays only if it suits the new one. */
@Singleton
public class SpeakLanguage {
    private final Flows flows;
    private final Voices voices;

    SpeakLanguage(Flows flows, Voices voices) {
        this.flows = flows;
        this.voices = voices;
    }

    /** @return the voice that gave way to the usual one; empty when the flow keeps its own, or is gone */
    public Optional<Voice> speak(UserId owner, FlowId id, Language language) {
        var flow = flows.find(owner, id);
        if (flow.isEmpty() || flow.get().language() == language) {
            return Optional.empty();
        }
        flows.speak(owner, id, language);
        var unsuited = flow.get().draft().voice().flatMap(voices::find).filter(voice -> !voice.suits(language));
        unsuited.ifPresent(_ -> flows.edit(owner, id, draft -> draft.speaking(Optional.empty())));
        return unsuited;
    }
}
