package com.speechcad.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Whether a text is written in its language, as far as it has words at all: in its script, and not left in English. */
final class Scripts {
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}+");

    /** Ours and other people's; what somebody would type exactly so. */
    private static final Set<String> NAMES = Set.of("speechcad", "telegram", "excel", "prime", "elite", "ultra");

    /** Kinds of files, units, currencies and abbreviations that are written in Latin letters in all four languages. */
    private static final Set<String> SIGNS =
            Set.of("csv", "txt", "xlsx", "json", "wav", "mb", "usd", "utc", "pin", "ai", "id", "v", "t");

    /**
     * Examples of what is to be typed or is shown as it is: a country's code, an account at the registry, the letters from a
     * to z, a number that a spreadsheet shortened, an invoice, the two sides of a transcript, marks in the audit log.
     */
    private static final Set<String> EXAMPLES =
            Set.of("gb", "san", "a", "z", "e", "f", "bc", "b", "user", "gate", "attempt");

    /** The same words in French and in English, each in a text that says nothing else. */
    private static final Set<String> FRENCH_TOO = Set.of(
            "budget",
            "contacts",
            "date",
            "description",
            // Currencies go by their English plural too: 25 dollars.
            "dollars",
            "hindi",
            "invitation",
            "mandarin",
            "menu",
            // A French family name, in a sample of a list.
            "moreau",
            "notifications",
            "pause",
            "premium",
            "question",
            "standard",
            "total",
            "variables",
            "versions");

    /** No French word: whoever reads one was left alone with an English text. */
    private static final Set<String> ENGLISH = Set.of(
            "the",
            "and",
            "your",
            "you",
            "with",
            "this",
            "that",
            "of",
            "from",
            "is",
            "are",
            "please",
            "call",
            "calls",
            "back",
            "next",
            "send",
            "choose",
            "free",
            "yes",
            "settings",
            "wallet",
            "to",
            "for",
            "not",
            "more");

    private Scripts() {}

    static boolean isIn(Language language, String words, String english) {
        var said = literal(words);
        return switch (language) {
            case EN -> !has(UnicodeScript.DEVANAGARI, said) && !has(UnicodeScript.HAN, said);
            case HI -> !has(UnicodeScript.HAN, said) && strangers(said).isEmpty();
            case ZH -> !has(UnicodeScript.DEVANAGARI, said) && strangers(said).isEmpty();
            case FR -> isFrench(latin(said), latin(literal(english)));
        };
    }

    private static boolean isFrench(List<String> words, List<String> english) {
        if (words.stream().anyMatch(ENGLISH::contains)) {
            return false;
        }
        return !words.equals(english)
                || words.stream().allMatch(word -> FRENCH_TOO.contains(word) || NAMES.contains(word) || isSign(word));
    }

    /** Words in Latin letters in a text of another script. */
    private static Set<String> strangers(String said) {
        var strangers = new TreeSet<>(latin(said));
        strangers.removeIf(word -> NAMES.contains(word) || isSign(word));
        return strangers;
    }

    private static boolean isSign(String word) {
        return SIGNS.contains(word) || EXAMPLES.contains(word);
    }

    private static boolean has(UnicodeScript script, String said) {
        return said.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == script);
    }

    private static List<String> latin(String said) {
        var words = new ArrayList<String>();
        LATIN.matcher(said).results().forEach(word -> words.add(word.group().toLowerCase(Locale.ROOT)));
        return words;
    }

    /** Without tags, commands, and places with the names of their cases: what is within two braces is said again. */
    private static String literal(String words) {
        var said = new StringBuilder();
        var depth = 0;
        for (int at = 0; at < words.length(); at++) {
            var letter = words.charAt(at);
            if (letter == '{' || letter == '}') {
                depth += letter == '{' ? 1 : -1;
                said.append(' ');
            } else if (depth % 2 == 0) {
                said.append(letter);
            }
        }
        return said.toString().replaceAll("<[^>]*>", " ").replaceAll("(?<![\\w>])/[a-z]+", " ");
    }
}
