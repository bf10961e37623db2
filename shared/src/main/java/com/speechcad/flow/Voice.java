package com.speechcad.flow;

import com.speechcad.text.Language;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A voice that a flow can be spoken by.
 *
 * @param id the provider's
 * @param maker whose it is, such as {@code elevenlabs}
 * @param accent in the provider's words, such as {@code Indian}; it says which languages sound native
 * @param preview a short sample to listen to
 */
public record Voice(
        String id,
        String name,
        String maker,
        Gender gender,
        Optional<String> accent,
        Optional<String> age,
        Optional<URI> preview) {

    /** As the provider describes it. */
    public enum Gender {
        FEMALE,
        MALE,
        UNKNOWN
    }

    /** Whether it sounds native in that language, as far as its accent tells. */
    public boolean suits(Language language) {
        var words = accent.orElse("").toLowerCase(Locale.ROOT);
        return accents(language).stream().anyMatch(words::contains);
    }

    private static List<String> accents(Language language) {
        return switch (language) {
            case EN ->
                List.of("american", "british", "english", "australian", "irish", "canadian", "indian", "scottish");
            case HI -> List.of("hindi", "indian");
            case ZH -> List.of("chinese", "mandarin", "taiwan");
            case FR -> List.of("french");
        };
    }
}
