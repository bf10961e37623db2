package com.speechcad.flow.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Digits and signs that stand for letters: {@code c0de}, {@code p@ssword}, {@code codeee}. */
final class Meant {
    private static final Map<Character, String> STANDS_FOR = Map.ofEntries(
            Map.entry('0', "o"),
            Map.entry('1', "il"),
            Map.entry('2', "z"),
            Map.entry('3', "e"),
            Map.entry('4', "a"),
            Map.entry('5', "s"),
            Map.entry('6', "g"),
            Map.entry('7', "t"),
            Map.entry('8', "b"),
            Map.entry('9', "g"),
            Map.entry('@', "a"),
            Map.entry('$', "s"),
            Map.entry('!', "i"),
            Map.entry('|', "il"),
            Map.entry('€', "e"),
            Map.entry('£', "l"),
            Map.entry('+', "t"));

    private static final int MOST_READINGS = 64;
    private static final Pattern REPEATED = Pattern.compile("(\\p{L})\\1{2,}");

    private final Set<String> words;

    /** @param words that the rules look for; only they are read out of a text */
    Meant(Set<String> words) {
        this.words = words;
    }

    /** The word that is meant, or the text itself. */
    String word(String text) {
        if (words.contains(text)) {
            return text;
        }
        if (text.chars().allMatch(Character::isLetter)) {
            var once = REPEATED.matcher(text).replaceAll("$1");
            return words.contains(once) ? once : text;
        }
        return text.chars().anyMatch(Character::isLetter)
                ? readings(text).stream().filter(words::contains).findFirst().orElse(text)
                : text;
    }

    /** The text with letters only, as they are most often meant; a number stays a number. */
    String letters(String text) {
        return text.chars().noneMatch(Character::isLetter)
                ? text
                : readings(text).getFirst();
    }

    static boolean standsForALetter(int sign) {
        return sign <= Character.MAX_VALUE && STANDS_FOR.containsKey((char) sign);
    }

    private static List<String> readings(String text) {
        var readings = List.of("");
        for (int at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            var letters = STANDS_FOR.getOrDefault(sign, Character.toString(sign));
            var longer = new ArrayList<String>();
            for (var begun : readings) {
                letters.chars().forEach(letter -> longer.add(begun + (char) letter));
            }
            if (longer.size() > MOST_READINGS) {
                return List.of(text);
            }
            readings = longer;
        }
        return List.copyOf(readings);
    }
}
