package com.speechcad.flow;

import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Values for previews and trials: the author's default, else a usual one, else the name itself. */
public final class SampleValues {
    private SampleValues() {}

    /** For every variable of a flow's texts. */
    public static Map<String, String> of(Flow flow) {
        return of(
                flow.draft().steps().stream().map(Step::text).toList(),
                flow.draft().defaults(),
                flow.language());
    }

    static Map<String, String> of(Collection<String> texts, Map<String, String> defaults, Language language) {
        var values = new LinkedHashMap<String, String>();
        for (var text : texts) {
            for (var name : Variables.in(text)) {
                values.put(name, defaults.getOrDefault(name, usual(name, language)));
            }
        }
        values.putAll(defaults);
        return values;
    }

    private static String usual(String name, Language language) {
        var meaning = UsualNames.meaning(name);
        return Stream.of(SampleText.values())
                .filter(sample -> UsualNames.meaning(sample.name()).equals(meaning))
                .findFirst()
                .map(sample -> Words.plain(Text.text(sample), Reader.of(language)))
                .orElse(name.replace('_', ' '));
    }
}
