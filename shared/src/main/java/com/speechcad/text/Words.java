package com.speechcad.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Says a {@link Text} in a language, as Telegram's HTML or as plain text for buttons and toasts. */
public final class Words {
    private static final Map<String, Properties> FILES = new ConcurrentHashMap<>();

    private Words() {}

    /** For the body of a message: arguments are escaped, our own markup stays. */
    public static String html(Text text, Reader reader) {
        return say(text, reader, true);
    }

    /** For buttons and toasts, which know no markup: our own is left out, so that any text may be said there. */
    public static String plain(Text text, Reader reader) {
        return say(text, reader, false);
    }

    /** The words as they stand in the file, placeholders and all; a missing key is a bug. */
    static String pattern(TextKey key, Language language) {
        var pattern = file(key.bundle(), language).getProperty(key.name());
        if (pattern == null) {
            throw new IllegalStateException("no words for " + key.bundle() + "." + key.name() + " in " + language);
        }
        return pattern;
    }

    static Properties file(String bundle, Language language) {
        return FILES.computeIfAbsent(bundle + "." + language.code(), _ -> read(bundle, language));
    }

    private static String say(Text text, Reader reader, boolean html) {
        var formats = new Formats(reader, html);
        var words = pattern(text.key(), reader.language());
        return Pattern.of(html ? words : Html.without(words))
                .fill(text, reader.language(), value -> argument(value, reader, html, formats));
    }

    private static String argument(Object value, Reader reader, boolean html, Formats formats) {
        return switch (value) {
            case Text nested -> say(nested, reader, html);
            case TextKey key -> say(Text.text(key), reader, html);
            case List<?> values ->
                values.stream()
                        .map(one -> argument(one, reader, html, formats))
                        .collect(Collectors.joining(Formats.between(reader.language())));
            case And(var members) ->
                and(
                        members.stream()
                                .map(one -> argument(one, reader, html, formats))
                                .toList(),
                        reader.language());
            case Duration duration when duration.toHours() > 0 -> say(LastingText.of(duration), reader, html);
            default -> formats.format(value);
        };
    }

    private static String and(List<String> said, Language language) {
        if (said.size() < 2) {
            return String.join("", said);
        }
        var first = String.join(Formats.between(language), said.subList(0, said.size() - 1));
        return first + Formats.and(language) + said.getLast();
    }

    private static Properties read(String bundle, Language language) {
        var path = "/text/" + bundle + "." + language.code() + ".properties";
        try (var stream = Words.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("no words at " + path);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            properties.replaceAll((_, words) -> Typography.set((String) words, bundle, language));
            return properties;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
