package com.speechcad.local.retell;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Words, made comparable. */
final class Vocabulary {
    /** What every condition says, and so tells nothing. */
    private static final Set<String> EMPTY_WORDS = Set.of(
            ("the a an user caller callee person they he she it is was were are be been has have had do does did to of"
                            + " on in at by for with from and or if when that this then their his her its any some one"
                            + " say says said saying answer answers answered reply replies replied respond responds"
                            + " responded response give gives gave given provide provides provided speak speaks spoke"
                            + " tell tells told state states stated press presses pressed key keys keyed keypad digit"
                            + " digits number numbers button enter enters entered type typed tap want wants wanted"
                            + " would like wish wishes asks asked question not no something anything else other than")
                    .split(" "));

    /** As {@link #stem} leaves them, too. */
    private static final Set<String> YES = Set.of(
            ("yes yeah yep yup sure ok okay correct right agree agre accept confirm affirmative positive certainly"
                            + " absolutely oui हाँ हां जी 是 是的 好 好的 对")
                    .split(" "));

    private static final Set<String> NO = Set.of(
            "no nope nah not never decline declin refuse refus disagree disagre negative wrong non नहीं नही 不 不是 没有 不要"
                    .split(" "));

    private static final Set<String> REFUSALS = Set.of("not", "don", "dont", "never", "stop");

    private Vocabulary() {}

    static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(Vocabulary::stem)
                .collect(Collectors.toCollection(HashSet::new));
    }

    static Set<String> topics(String text) {
        var words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty() && !EMPTY_WORDS.contains(word) && !word.matches("[0-9]+"))
                .map(Vocabulary::stem)
                .collect(Collectors.toCollection(HashSet::new));
        if (text.toLowerCase(Locale.ROOT).matches(".*\\b(says?|said|answer(s|ed)?|is|was):?\\s+[\"']?no\\b.*")) {
            words.add("no");
        }
        return words;
    }

    static boolean meansYes(Set<String> words) {
        return words.stream().anyMatch(YES::contains);
    }

    static boolean meansNo(Set<String> words) {
        return words.stream().anyMatch(NO::contains);
    }

    /** Says that something shall not be. */
    static boolean declines(Set<String> words) {
        return words.stream().anyMatch(REFUSALS::contains);
    }

    private static String stem(String word) {
        for (var ending : new String[] {"ing", "ed", "es", "s"}) {
            if (word.length() > ending.length() + 3 && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
