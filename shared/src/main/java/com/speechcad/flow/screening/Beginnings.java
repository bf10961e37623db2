package com.speechcad.flow.screening;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells quickly of most pieces that no word of the rules begins with them. Letters that are repeated count once, as they
 * do in {@link Meant}.
 */
final class Beginnings {
    private static final Pattern REPEATED = Pattern.compile("(\\p{L})\\1+");

    private final Set<String> beginnings = new HashSet<>();

    Beginnings(Set<String> words) {
        for (var word : words) {
            var once = once(word);
            for (int end = 1; end <= once.length(); end++) {
                beginnings.add(once.substring(0, end));
            }
        }
    }

    /** @return false only where no word can begin with the piece; signs that stand for letters may begin any */
    boolean mayBegin(String piece) {
        return !piece.chars().allMatch(Character::isLetter) || beginnings.contains(once(piece));
    }

    private static String once(String text) {
        return REPEATED.matcher(text).replaceAll("$1");
    }
}
