package com.speechcad.flow;

import com.speechcad.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A flow as a provider runs it: our preamble in front of every path, the opt-out reachable from every place, repetitions
 * unrolled. It knows no provider's words.
 *
 * @param voice the provider's id; empty means the usual one of the language
 * @param defaults what variables are when a call brings no value for them
 * @param longestInput the keys of its longest typed input, which {@code #} ends; 0 when it takes single keys only
 * @param start always the preamble
 */
public record CompiledFlow(
        String name,
        Language language,
        Optional<String> voice,
        Map<String, String> defaults,
        int longestInput,
        String start,
        List<Place> places)
        implements Compiled {
    public static final String PREAMBLE = "preamble";
    public static final String OPT_OUT = "opt_out";
    /** Where the call ends for whoever asks not to be recorded. */
    public static final String NOT_RECORDED = "not_recorded";

    public static final String GOODBYE = "goodbye";
    public static final char OPT_OUT_KEY = '9';

    public CompiledFlow {
        defaults = Map.copyOf(defaults);
        places = List.copyOf(places);
    }

    public Optional<Place> place(String id) {
        return places.stream().filter(place -> place.id().equals(id)).findFirst();
    }

    @Override
    public String preamble() {
        return place(PREAMBLE).map(Place::text).orElseThrow();
    }

    /** Whether what was keyed where nothing is typed is the opt-out: the key alone, however often it was pressed. */
    public static boolean isOptOut(String keys) {
        return !keys.isEmpty() && keys.chars().allMatch(key -> key == OPT_OUT_KEY);
    }

    /** Whether an input is more than one key. */
    public boolean hasTypedInput() {
        return longestInput > 0;
    }

    /** The author's step that a place came from: repetitions of a menu are {@code s2.2}, {@code s2.3}. */
    public static String stepOf(String placeId) {
        var dot = placeId.indexOf('.');
        return dot < 0 ? placeId : placeId.substring(0, dot);
    }
}
