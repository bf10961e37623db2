package com.speechcad.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A sentence with places to fill, in the forms of ICU's syntax that we use: <code>{name}</code>, <code>
 * {count, plural, one {# call} other {# calls}}</code> and <code>{kind, select, a {...} other {...}}</code>. ICU itself
 * would add 14 MB to every function for this.
 */
final class Pattern {
    private static final Map<String, Pattern> KNOWN = new ConcurrentHashMap<>();

    private final List<Part> parts;

    private Pattern(List<Part> parts) {
        this.parts = parts;
    }

    static Pattern of(String source) {
        var known = KNOWN.get(source);
        if (known != null) {
            return known;
        }
        var parsed = parse(source);
        KNOWN.put(source, parsed);
        return parsed;
    }

    /** Names of all places, also those within a choice. */
    Set<String> places() {
        var names = new TreeSet<String>();
        for (var part : parts) {
            switch (part) {
                case Literal _ -> {}
                case Place(var name) -> names.add(name);
                case Choice choice -> {
                    names.add(choice.name());
                    choice.cases().values().forEach(nested -> names.addAll(nested.places()));
                }
            }
        }
        return names;
    }

    String fill(Text text, Language language, Function<Object, String> format) {
        var filled = new StringBuilder();
        fill(filled, text, language, format, "#");
        return filled.toString();
    }

    private void fill(
            StringBuilder into, Text text, Language language, Function<Object, String> format, String number) {
        for (var part : parts) {
            switch (part) {
                case Literal(var words) -> into.append(words.replace("#", number));
                case Place(var name) -> Elision.append(into, format.apply(argument(text, name)), language);
                case Choice choice -> {
                    var value = argument(text, choice.name());
                    var shown = choice.plural() ? format.apply(value) : number;
                    choice.pick(value, language).fill(into, text, language, format, shown);
                }
            }
        }
    }

    private static Object argument(Text text, String name) {
        var value = text.arguments().get(name);
        if (value == null) {
            throw new IllegalStateException("nothing given for {" + name + "} of " + text.key());
        }
        return value;
    }

    private static Pattern parse(String source) {
        var parts = new ArrayList<Part>();
        var at = 0;
        while (at < source.length()) {
            var open = source.indexOf('{', at);
            if (open < 0) {
                parts.add(new Literal(source.substring(at)));
                break;
            }
            if (open > at) {
                parts.add(new Literal(source.substring(at, open)));
            }
            var close = matching(source, open);
            parts.add(place(source.substring(open + 1, close)));
            at = close + 1;
        }
        return new Pattern(List.copyOf(parts));
    }

    private static Part place(String inside) {
        var words = inside.split(",", 3);
        if (words.length < 3) {
            return new Place(inside.strip());
        }
        var cases = new LinkedHashMap<String, Pattern>();
        var rest = words[2];
        for (var open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{')) {
            var close = matching(rest, open);
            cases.put(rest.substring(0, open).strip(), parse(rest.substring(open + 1, close)));
            rest = rest.substring(close + 1);
        }
        var other = cases.get("other");
        if (other == null) {
            throw new IllegalStateException("a choice has an 'other': {" + inside + "}");
        }
        return new Choice(words[0].strip(), words[1].strip().equals("plural"), cases, other);
    }

    private static int matching(String source, int open) {
        var depth = 0;
        for (var i = open; i < source.length(); i++) {
            depth += source.charAt(i) == '{' ? 1 : source.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("a brace is not closed in: " + source);
    }

    private sealed interface Part {}

    private record Literal(String words) implements Part {}

    private record Place(String name) implements Part {}

    private record Choice(String name, boolean plural, Map<String, Pattern> cases, Pattern other) implements Part {
        Pattern pick(Object value, Language language) {
            var wanted = plural ? Plural.category(((Number) value).longValue(), language) : value.toString();
            var exact = plural ? cases.get("=" + value) : null;
            return exact != null ? exact : cases.getOrDefault(wanted, other);
        }
    }
}
