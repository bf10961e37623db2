package com.speechcad.flow;

import com.speechcad.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A flow as a provider runs it: our preamble in front of every path, the opt-out reachable from every place that
 * listens, repetitions of a menu unrolled. It knows no provider's words.
 *
 * @param start always the preamble
 */
public record CompiledFlow(String name, Language language, String start, List<Place> places) {
    public static final String PREAMBLE = "preamble";
    public static final String OPT_OUT = "opt_out";
    public static final char OPT_OUT_KEY = '9';

    public CompiledFlow {
        places = List.copyOf(places);
    }

    public Optional<Place> place(String id) {
        return places.stream().filter(place -> place.id().equals(id)).findFirst();
    }

    /** The author's step that a place came from: repetitions of a menu are {@code s2.2}, {@code s2.3}. */
    public static String stepOf(String placeId) {
        var dot = placeId.indexOf('.');
        return dot < 0 ? placeId : placeId.substring(0, dot);
    }

    /** Where the call can be. */
    public sealed interface Place {
        String id();

        String text();

        /** Says it and goes on. */
        record Say(String id, String text, String next) implements Place {}

        /** Says it and waits for one key; silence or any other answer goes to {@code otherwise}. */
        record Keys(String id, String text, Map<Character, String> keys, String otherwise) implements Place {
            public Keys {
                keys = Map.copyOf(keys);
            }
        }

        /** Says it, waits for words and keeps them. */
        record Words(String id, String text, String variable, String next) implements Place {}

        /** Says it and hangs up. */
        record HangUp(String id, String text) implements Place {}
    }
}
