package com.speechcad.text;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The signs of a language that no keyboard has. Our French is written with plain spaces and set here once: its double signs
 * never begin a line, and its numbers are not torn apart. The widths are those of the <i>Lexique des règles typographiques
 * en usage à l’Imprimerie nationale</i>: thin before {@code ; ! ?} and, as in CLDR, before {@code %} and within numbers, a
 * whole one before {@code :} and within {@code « »}.
 */
public final class Typography {
    /** For the ear, or to be edited by people as if they had typed it themselves. */
    private static final Set<String> AS_WRITTEN = Set.of("spoken", "template");

    private static final String WHOLE = "\u00A0";
    private static final String THIN = "\u202F";

    /** What is typed or opened as it stands comes first, so that nothing within it is found. */
    private static final Pattern SPACES = Pattern.compile("""
            (?<kept><code>.*?</code>|<[^<>]*>|https?://\\S+|\\+\\d[\\d\\x20]*\\d)
            |(?<thin>(?<=\\S)\\x20(?=[;!?%])|(?<=\\d)\\x20(?=\\d{3}(?!\\d)))
            |(?<whole>(?<=\\S)\\x20(?=[:»])|(?<=«)\\x20|(?<=\\b[nN]°)\\x20|(?<=\\d)\\x20(?=Mo\\b))""", Pattern.COMMENTS | Pattern.DOTALL);

    private Typography() {}

    /** The words as they are shown; only spaces that are there are exchanged. */
    public static String set(String words, Language language) {
        return switch (language) {
            case FR -> SPACES.matcher(words).replaceAll(Typography::set);
            case EN, HI, ZH -> words;
        };
    }

    /** The same for a bundle's words, unless they are for something else than a reader's eye. */
    static String set(String words, String bundle, Language language) {
        return AS_WRITTEN.contains(bundle) ? words : set(words, language);
    }

    private static String set(MatchResult found) {
        if (found.group("kept") != null) {
            return Matcher.quoteReplacement(found.group());
        }
        return found.group("thin") != null ? THIN : WHOLE;
    }
}
