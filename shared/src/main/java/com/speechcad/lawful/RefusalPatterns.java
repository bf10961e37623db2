package com.speechcad.lawful;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How speakers of one language say that they want no more calls, read from a file. A line that begins with {@code @} names
 * alternatives, {@code <name>} stands for them; {@code !} begins what only sounds like it and is passed over; {@code =} what
 * counts when nothing else is said; any other line counts wherever it is said. No line repeats anything without a limit, so
 * that a long turn takes time in proportion.
 *
 * @param spaced whether the language puts blanks between words
 */
record RefusalPatterns(boolean spaced, List<Pattern> passedOver, List<Pattern> whole, List<Pattern> anywhere) {
    static RefusalPatterns read(String language, boolean spaced) {
        var names = new HashMap<String, String>();
        var passedOver = new ArrayList<Pattern>();
        var whole = new ArrayList<Pattern>();
        var anywhere = new ArrayList<Pattern>();
        for (var line : lines(language)) {
            switch (line.charAt(0)) {
                case '@' -> {
                    var parts = line.substring(1).split(" = ", 2);
                    names.put(parts[0], "(?:" + parts[1] + ")");
                }
                case '!' -> passedOver.add(words(filled(line.substring(2), names), spaced));
                case '=' -> whole.add(Pattern.compile(filled(line.substring(2), names)));
                default -> anywhere.add(words(filled(line, names), spaced));
            }
        }
        return new RefusalPatterns(spaced, List.copyOf(passedOver), List.copyOf(whole), List.copyOf(anywhere));
    }

    /** @param said a turn, its sentences each between dots */
    boolean in(String said) {
        var heard = spaced ? said : said.replace(" ", "");
        for (var pattern : passedOver) {
            heard = pattern.matcher(heard).replaceAll(" _");
        }
        var left = heard;
        var alone = left.replace(".", "").replace("  ", " ").strip();
        return whole.stream().anyMatch(pattern -> pattern.matcher(alone).matches())
                || anywhere.stream().anyMatch(pattern -> pattern.matcher(left).find());
    }

    private static Pattern words(String pattern, boolean spaced) {
        return Pattern.compile(spaced ? " (?:" + pattern + ")(?= )" : pattern);
    }

    private static String filled(String line, Map<String, String> names) {
        var filled = line;
        for (var name : names.entrySet()) {
            filled = filled.replace("<" + name.getKey() + ">", name.getValue());
        }
        return filled;
    }

    private static List<String> lines(String language) {
        var path = "/lawful/refusals/" + language + ".patterns";
        try (var in = RefusalPatterns.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
