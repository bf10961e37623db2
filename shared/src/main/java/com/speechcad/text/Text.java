package com.speechcad.text;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something to say, not yet in any language. Arguments are values with a meaning (Money, Instant, Duration,
 * a day, a month, a time of day, PhoneNumber, whole numbers, a Locale for its country, a further Text or key, Html of our own),
 * a String that a person wrote, which is always escaped, or a List of any of these, which the language enumerates.
 */
public record Text(TextKey key, Map<String, Object> arguments) {
    public Text {
        arguments = Map.copyOf(arguments);
    }

    public static Text text(TextKey key) {
        return new Text(key, Map.of());
    }

    public Text with(String name, Object value) {
        var more = new LinkedHashMap<>(arguments);
        more.put(name, value);
        return new Text(key, more);
    }
}
