package com.speechcad.flow;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Whether the voice that a draft was given is still there; the list of voices is the provider's and changes. */
@Singleton
public class CheckVoice {
    private final Voices voices;

    CheckVoice(Voices voices) {
        this.voices = voices;
    }

    /** One finding or none; the usual voice is always there. In the open transaction. */
    public List<Finding> check(Draft draft) {
        return draft
                .voice()
                .filter(voices::isGone)
                .map(_ -> new Finding(Optional.empty(), 0, Finding.Kind.VOICE_GONE, ""))
                .stream()
                .toList();
    }
}
