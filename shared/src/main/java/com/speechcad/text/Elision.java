package com.speechcad.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * French drops the vowel of <i>de</i> and <i>que</i> before another one: whoever translates writes {@code de {name}}, and only
 * here it is known what the name begins with. Before an h nobody can tell without a dictionary, so that nothing is dropped there.
 */
final class Elision {
    /** What ends so drops its vowel; our own markup may stand between it and the name. */
    private static final Pattern DROPS =
            Pattern.compile("(?iu)(?<![\\p{L}\\p{M}'’-])(d|(?:jus|lors|puis|quoi)?qu)e[ \u00A0\u202F]((?:<[^<>]*>)*)$");

    private static final Pattern MARKUP = Pattern.compile("^(?:<[^<>]*>)+");

    /** Begin with the sound of a consonant. */
    private static final Pattern AS_CONSONANT =
            Pattern.compile("(?iu)^(?:onz|oui\\b|ouistiti|y[aeiouâàéèêëîïôöûù]).*", Pattern.DOTALL);

    private static final String VOWELS = "aeiouyâàäáãåéèêëîïíìôöóòõûùüúŷÿæœø";

    /** The longest that is looked at: the word, and markup behind it. */
    private static final int TAIL = 60;

    private Elision() {}

    /** Appends what fills a place, and drops a vowel before it where the language does. */
    static void append(StringBuilder into, String filling, Language language) {
        if (language == Language.FR && beginsWithVowel(filling)) {
            var from = Math.max(0, into.length() - TAIL);
            var word = DROPS.matcher(into.substring(from));
            if (word.find()) {
                into.replace(from + word.start(), into.length(), word.group(1) + "’" + word.group(2));
            }
        }
        into.append(filling);
    }

    private static boolean beginsWithVowel(String filling) {
        var word = MARKUP.matcher(filling).replaceFirst("");
        return !word.isEmpty()
                && VOWELS.contains(word.substring(0, 1).toLowerCase(Locale.FRENCH))
                && !AS_CONSONANT.matcher(word).matches();
    }
}
