package com.speechcad.flow;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in double braces within a text, such as {@code {{first_name}}}. */
public final class Variables {
    public static final int MOST = 30;
    public static final int MOST_CHARACTERS = 100;
    private static final Pattern USE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,29}");

    /** Names that the provider fills in itself, and ours for the preamble. */
    private static final Pattern RESERVED = Pattern.compile(
            "current_.*|session_.*|direction|user_number|agent_number|call_.*|previous_agent_state|speechcad_.*|last_node_name");

    private Variables() {}

    /** Small letters, digits and underscores, beginning with a letter, at most 30. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a name means something already, so that nobody else's can be called so. */
    public static boolean isReserved(String name) {
        return RESERVED.matcher(name).matches();
    }

    /** Whether there are braces that open or close no variable; they would be read out. */
    static boolean hasStrayBraces(String text) {
        var rest = USE.matcher(text).replaceAll("");
        return rest.contains("{") || rest.contains("}");
    }

    /** What a text uses, in order, also names that are none. */
    public static Set<String> in(String text) {
        var used = new LinkedHashSet<String>();
        USE.matcher(text).results().forEach(found -> used.add(found.group(1)));
        return used;
    }

    /** The text as it is heard; what has no value stays as it is written. */
    public static String fill(String text, Map<String, String> values) {
        return USE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
