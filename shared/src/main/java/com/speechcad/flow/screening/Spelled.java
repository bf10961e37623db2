package com.speechcad.flow.screening;

import com.speechcad.flow.screening.Token.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Letters apart, put together again: {@code c o d e}, {@code c.o.d.e}, {@code c, o, d, e}. */
final class Spelled {
    private static final int LEAST = 3;

    /** So many letters apart are no accident: then small words count too, and what is left over is one word. */
    private static final int MANY = 6;

    private static final int LONGEST = 24;

    /** What it costs to leave letters over, in letters: a word found within another one is mostly none. */
    private static final double LEFT_OVER = 2.5;

    /** One of so many gaps has to be of a sign for the sign to count. */
    private static final int MARKED = 5;

    private static final Set<String> APOSTROPHES = Set.of("'", "’");

    private final Set<String> words;
    private final Set<String> small;
    private final Set<String> denials;
    private final Meant meant;

    Spelled(Set<String> words, Set<String> small, Set<String> denials, Meant meant) {
        this.denials = denials;
        this.words = words;
        this.small = small;
        this.meant = meant;
    }

    /** @param text that the tokens were read from */
    List<Token> together(String text, List<Token> written) {
        var read = new ArrayList<Token>();
        for (int at = 0; at < written.size(); ) {
            var end = endOfLetters(written, at);
            var letters =
                    written.subList(at, end).stream().filter(Token::isWord).toList();
            if (letters.size() < 2) {
                read.add(written.get(at++));
                continue;
            }
            read.addAll(best(text, letters));
            at = end;
        }
        return read;
    }

    /** Read with what parts the words, and without: whichever finds more. */
    private List<Token> best(String text, List<Token> letters) {
        var many = letters.size() >= MANY;
        var groups = groups(text, letters);
        var parted = new ArrayList<Token>();
        groups.forEach(group -> parted.addAll(words(group, many, groups.size() > 1)));
        if (groups.size() == 1) {
            return parted;
        }
        var whole = words(letters, many, false);
        return found(whole) > found(parted) ? whole : parted;
    }

    private int found(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> words.contains(token.text()))
                .mapToInt(token -> token.text().length())
                .sum();
    }

    private static int endOfLetters(List<Token> written, int from) {
        var end = from;
        for (int at = from; at < written.size(); at++) {
            if (isLetter(written.get(at))) {
                end = at + 1;
            } else if (written.get(at).isWord() || end != at) {
                break;
            }
        }
        return Math.max(end, from + 1);
    }

    private static boolean isLetter(Token token) {
        return token.isSingle()
                || (token.isWord()
                        && token.text().length() == 1
                        && Meant.standsForALetter(token.text().charAt(0)));
    }

    /** Where a sign parts letters again and again, spaces part the words; else wider spaces do. */
    private static List<List<Token>> groups(String text, List<Token> letters) {
        var gaps = new ArrayList<String>();
        for (int at = 1; at < letters.size(); at++) {
            gaps.add(seen(
                    text.substring(letters.get(at - 1).to(), letters.get(at).from())));
        }
        var mark = gaps.stream()
                .filter(gap -> !gap.isBlank())
                .max(Comparator.comparingInt((String gap) -> Collections.frequency(gaps, gap))
                        .thenComparing(gap -> gap.chars().noneMatch(Character::isWhitespace)))
                .filter(gap -> MARKED * Collections.frequency(gaps, gap) >= gaps.size());
        var narrow = gaps.stream().mapToInt(String::length).min().orElse(0);
        var groups = new ArrayList<List<Token>>();
        var from = 0;
        for (int at = 1; at < letters.size(); at++) {
            var gap = gaps.get(at - 1);
            var parts = mark.isPresent()
                    ? !gap.equals(mark.get()) && gap.chars().anyMatch(Character::isWhitespace)
                    : gap.isBlank() && gap.length() > narrow;
            if (parts || APOSTROPHES.contains(gap)) {
                groups.add(letters.subList(from, at));
                from = at;
            }
        }
        groups.add(letters.subList(from, letters.size()));
        return singlesTogether(groups);
    }

    /** Among words whose letters are parted by dots, one may have its letters parted by spaces. */
    private static List<List<Token>> singlesTogether(List<List<Token>> groups) {
        var together = new ArrayList<List<Token>>();
        var singles = new ArrayList<Token>();
        for (var group : groups) {
            if (group.size() == 1) {
                singles.addAll(group);
                continue;
            }
            if (!singles.isEmpty()) {
                together.add(List.copyOf(singles));
                singles.clear();
            }
            together.add(group);
        }
        if (!singles.isEmpty()) {
            together.add(List.copyOf(singles));
        }
        return together;
    }

    /** Without what cannot be seen, and accents that belong to the letter before. */
    private static String seen(String between) {
        var seen = new StringBuilder();
        between.codePoints().filter(sign -> !Letters.plain(sign).isEmpty()).forEach(seen::appendCodePoint);
        return seen.toString();
    }

    /** As many letters as can be in words, in as few pieces as can be. */
    private List<Token> words(List<Token> letters, boolean many, boolean delimited) {
        var best = new double[letters.size() + 1];
        var from = new int[letters.size() + 1];
        var known = new boolean[letters.size() + 1];
        for (int end = 1; end <= letters.size(); end++) {
            best[end] = best[end - 1] - (end > 1 && !known[end - 1] ? 0 : LEFT_OVER);
            from[end] = end > 1 && !known[end - 1] ? from[end - 1] : end - 1;
            known[end] = false;
            for (int start = Math.max(0, end - LONGEST); start < end; start++) {
                var length = end - start;
                if (best[start] + length > best[end] && isWord(letters.subList(start, end), many)) {
                    best[end] = best[start] + length;
                    from[end] = start;
                    known[end] = true;
                }
            }
        }
        var all = true;
        for (int end = letters.size(); end > 0; end = from[end]) {
            all &= known[end];
        }
        return all || !delimited || letters.size() < LEAST
                ? pieces(letters, from, known, many && !delimited)
                : List.of(leftOver(letters));
    }

    private List<Token> pieces(List<Token> letters, int[] from, boolean[] known, boolean many) {
        var pieces = new ArrayList<Token>();
        for (int end = letters.size(); end > 0; end = from[end]) {
            var piece = letters.subList(from[end], end);
            if (piece.size() == letters.size() && piece.size() == 1) {
                return piece;
            }
            if (known[end]) {
                pieces.addFirst(new Token(
                        word(piece),
                        Kind.WORD,
                        piece.getFirst().from(),
                        piece.getLast().to()));
            } else if (many || piece.size() >= LEAST) {
                pieces.addFirst(leftOver(piece));
            } else {
                pieces.addAll(0, piece);
            }
        }
        return pieces;
    }

    /** A rest between words is no “not”, whatever it looks like. */
    private Token leftOver(List<Token> letters) {
        var one = Untangle.one(letters);
        return denials.contains(one.text()) ? new Token(one.text() + "~", Kind.WORD, one.from(), one.to()) : one;
    }

    private boolean isWord(List<Token> letters, boolean many) {
        var word = word(letters);
        return word.length() >= (many ? 2 : LEAST) && (words.contains(word) || small.contains(word));
    }

    private String word(List<Token> letters) {
        var text = new StringBuilder();
        letters.forEach(letter -> text.append(letter.text()));
        var spelled = text.toString();
        return small.contains(spelled) ? spelled : meant.word(spelled);
    }
}
