package com.speechcad.local.page;

import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import com.speechcad.text.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the product says, looked up where the product does, so that a changed word breaks no test. */
public final class Phrase {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    private Phrase() {}

    /** @param bundle of {@code text/<bundle>.<language>.properties} */
    public static Text of(String bundle, String key) {
        return Text.text(new Key(bundle, key));
    }

    /** As on a button. */
    public static String plain(Text text, Language language) {
        return Words.plain(text, Reader.of(language));
    }

    /** As somebody reads it in a message: without markup, every run of white space one space. */
    public static String read(Text text, Language language) {
        return squeezed(Words.html(text, Reader.of(language))
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&"));
    }

    /** What stands in a message where a phrase's placeholders are, one after the other; the phrase has no plurals. */
    public static Optional<List<String>> found(String message, String bundle, String key, Language language) {
        var pattern = new StringBuilder();
        var place = 0;
        var words = squeezed(file(bundle, language).getProperty(key).replaceAll("<[^>]*>", ""));
        var placeholders = PLACEHOLDER.matcher(words);
        while (placeholders.find()) {
            pattern.append(Pattern.quote(words.substring(place, placeholders.start())))
                    .append("(.+?)");
            place = placeholders.end();
        }
        pattern.append(Pattern.quote(words.substring(place))).append("$");
        return message.lines()
                .map(Phrase::squeezed)
                .flatMap(line ->
                        Pattern.compile(pattern.toString()).matcher(line).results())
                .map(match -> IntStream.rangeClosed(1, match.groupCount())
                        .mapToObj(match::group)
                        .toList())
                .findFirst();
    }

    private static Properties file(String bundle, Language language) {
        var name = "/text/" + bundle + "." + language.code() + ".properties";
        try (var stream = Phrase.class.getResourceAsStream(name)) {
            var words = new Properties();
            words.load(new InputStreamReader(Objects.requireNonNull(stream, name), StandardCharsets.UTF_8));
            return words;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Every run of white space one space. */
    public static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip();
    }

    private record Key(String bundle, String name) implements TextKey {}
}
