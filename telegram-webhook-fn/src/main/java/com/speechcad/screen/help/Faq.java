package com.speechcad.screen.help;

import com.speechcad.text.Language;
import com.speechcad.text.Typography;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What people ask, from the files {@code /faq/*.properties}: whoever adds an entry writes it there in every language, and no
 * program. The English file says the order.
 */
final class Faq {
    private static final String QUESTION = ".question";
    private static final String ANSWER = ".answer";
    private static final Map<Language, Map<String, Entry>> ALL = readAll();

    private Faq() {}

    /**
     * @param code names it in buttons
     */
    record Entry(String code, String question, String answer) {}

    /** In their order; in English where a language lacks one, which the tests do not let pass. */
    static List<Entry> in(Language language) {
        return of(Language.EN).keySet().stream()
                .flatMap(code -> find(language, code).stream())
                .toList();
    }

    static Optional<Entry> find(Language language, String code) {
        return Optional.ofNullable(of(language).get(code))
                .or(() -> Optional.ofNullable(of(Language.EN).get(code)));
    }

    /** The entries that a language's file has. */
    static Map<String, Entry> of(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    private static Map<Language, Map<String, Entry>> readAll() {
        var all = new EnumMap<Language, Map<String, Entry>>(Language.class);
        for (var language : Language.values()) {
            all.put(language, read("/faq/" + language.code() + ".properties", language));
        }
        return all;
    }

    private static Map<String, Entry> read(String path, Language language) {
        try (var stream = Faq.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("there is no " + path);
            }
            return entries(path, language, new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Line by line: properties would lose the order. */
    private static Map<String, Entry> entries(String path, Language language, BufferedReader lines) {
        var texts = new LinkedHashMap<String, String>();
        lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            var at = line.indexOf('=');
            if (at < 0 || texts.put(line.substring(0, at).strip(), text(line.substring(at + 1), language)) != null) {
                throw new IllegalStateException(path + ": " + line);
            }
        });
        var entries = new LinkedHashMap<String, Entry>();
        texts.forEach((key, question) -> {
            if (key.endsWith(QUESTION)) {
                var code = key.substring(0, key.length() - QUESTION.length());
                entries.put(code, new Entry(code, question, texts.getOrDefault(code + ANSWER, "")));
            }
        });
        return entries;
    }

    private static String text(String written, Language language) {
        return Typography.set(written.strip().replace("\\n", "\n"), language);
    }
}
