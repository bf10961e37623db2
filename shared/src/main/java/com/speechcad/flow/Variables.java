package com.speechcad.flow;

import com.speechcad.kernel.Digest;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in double braces within a text, such as {@code {{first_name}}} or {@code {{तारीख}}}. People name variables in their
 * own script; a provider gets a {@link #key} of plain letters for each.
 */
public final class Variables {
    public static final int MOST = 30;
    public static final int MOST_CHARACTERS = 100;
    private static final Pattern USE = Pattern.compile("\\{\\{([^{}]*+)}}");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{Nd}_]{0,29}");
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]{0,29}");
    private static final Pattern JOINERS = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final int KEY_DIGITS = 16;

    /**
     * Names that the provider fills in itself, ours for the preamble, and whatever looks like a key: two names with one key
     * would be one variable, of which one value was screened and another one said.
     */
    private static final Pattern RESERVED =
            Pattern.compile("current_.*|session_.*|direction|user_number|agent_number|call_.*"
                    + "|previous_agent_state|speechcad_.*|last_node_name|v_[0-9a-f]{" + KEY_DIGITS + "}");

    private Variables() {}

    /** Letters of any script, digits and underscores, beginning with a letter, at most 30, as {@link #name} writes them. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches() && name.equals(name(name));
    }

    /**
     * What somebody typed, as it is kept and compared: composed (NFKC), small, with an underscore for each space and without
     * signs that nobody sees.
     */
    public static String name(String typed) {
        var seen = JOINERS.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("");
        var small = Normalizer.normalize(seen.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        return SPACES.matcher(small.strip()).replaceAll("_");
    }

    /**
     * The name for a provider and for buttons: at most 30 plain small letters, digits and underscores, always the same for
     * the same name. A plain name is its own key.
     */
    public static String key(String name) {
        return PLAIN.matcher(name).matches()
                ? name
                : "v_" + Digest.sha256Hex(name).substring(0, KEY_DIGITS);
    }

    /** The text with a key in place of each name. */
    public static String keyed(String text) {
        return USE.matcher(text).replaceAll(found -> Matcher.quoteReplacement("{{" + key(name(found.group(1))) + "}}"));
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

    /** The parts of a text around its variables, one more than there are variables; any of them may be empty. */
    public static List<String> between(String text) {
        return List.of(USE.split(text, -1));
    }

    /** What a text uses, in order, also names that are none. */
    public static Set<String> in(String text) {
        var used = new LinkedHashSet<String>();
        USE.matcher(text).results().forEach(found -> used.add(name(found.group(1))));
        return used;
    }

    /**
     * A value that a list, a default or an author brings, as it is put into a task or a flow at the provider: one line that
     * opens no mark of ours and no variable, with as many signs as before.
     */
    public static String spoken(String value) {
        return BREAKS.matcher(value)
                .replaceAll(" ")
                .replace('<', '‹')
                .replace('>', '›')
                .replace('{', '(')
                .replace('}', ')');
    }

    /** The text for people to read, where nothing is filled in: {@code [first name]} in place of each variable. */
    public static String bracketed(String text) {
        return USE.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement("[" + found.group(1).strip().replace('_', ' ') + "]"));
    }

    /** The text as it is heard; what has no value stays as it is written. */
    public static String fill(String text, Map<String, String> values) {
        return USE.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(values.getOrDefault(name(found.group(1)), found.group())));
    }
}
