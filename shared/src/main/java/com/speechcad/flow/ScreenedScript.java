package com.speechcad.flow;

import com.speechcad.flow.screening.Screening;
import com.speechcad.flow.screening.Verdict;
import com.speechcad.text.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A version as it is screened: texts and defaults by the variables' keys.
 *
 * @param own the rules that find something in it without anybody's values
 * @param paths texts that are heard one after the other and of which values fill at least one
 * @param names the variables that it uses, as their author calls them
 */
record ScreenedScript(
        Language language,
        List<String> texts,
        Map<String, String> defaults,
        Set<String> own,
        List<Path> paths,
        Set<String> names) {
    /** Of a version that is gone. */
    static final ScreenedScript NONE =
            new ScreenedScript(Language.EN, List.of(), Map.of(), Set.of(), List.of(), Set.of());

    /**
     * Texts that are heard one after the other.
     *
     * @param gaps the keys of the variables that fill it
     * @param own the rules that find something in it without anybody's values
     */
    record Path(List<String> texts, Set<String> gaps, Set<String> own) {}

    static ScreenedScript of(FlowVersion version) {
        var draft = version.draft();
        var texts = Stream.concat(draft.task().stream(), draft.steps().stream().map(Step::text))
                .filter(text -> !text.isBlank())
                .map(Variables::keyed)
                .toList();
        var defaults = keyed(draft.defaults());
        return new ScreenedScript(
                version.language(),
                texts,
                defaults,
                rules(Screening.screenRendered(version.language(), texts, defaults)),
                paths(version.language(), draft, defaults),
                draft.used());
    }

    /** Values as the dialler hands them over: without those that are not for anybody's list to fill. */
    static Map<String, String> keyed(Map<String, String> values) {
        var keyed = new HashMap<String, String>();
        values.forEach((name, value) -> {
            if (!Variables.isReserved(name)) {
                keyed.put(Variables.key(name), value);
            }
        });
        return keyed;
    }

    /** The rules that found something. */
    static Set<String> rules(Verdict verdict) {
        return verdict.hits().stream().map(hit -> hit.rule().id()).collect(Collectors.toSet());
    }

    private static List<Path> paths(Language language, Draft draft, Map<String, String> defaults) {
        return SpokenPaths.filled(draft).all().stream()
                .map(run -> run.stream().map(Step::text).map(Variables::keyed).toList())
                .map(texts -> new Path(texts, gaps(texts), rules(Screening.screenTogether(language, texts, defaults))))
                .toList();
    }

    private static Set<String> gaps(List<String> texts) {
        return texts.stream().flatMap(text -> Variables.in(text).stream()).collect(Collectors.toSet());
    }
}
