package com.speechcad.flow.screening;

import com.speechcad.flow.screening.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts words together again that were written to be overlooked: digits for letters, letters apart, words in pieces,
 * words in one. Only what then is a word of the rules is changed; everything else stays as it was.
 */
final class Untangle {
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

    private static final int MOST_PIECES = 4;
    private static final int LEAST_FROM_PIECES = 4;
    private static final int LEAST_FROM_LETTERS = 3;

    /** So many letters apart are no accident: then also the small words between are put together. */
    private static final int MANY_LETTERS = 6;
    private static final int LEAST_TOGETHER = 8;
    private static final int MOST_TOGETHER = 60;
    private static final int LEAST_REPEATED = 3;

    private final Set<String> words;
    private final Set<String> small;

    /**
     * @param words that the rules look for
     * @param small further ones that may stand between them
     */
    Untangle(Set<String> words, Set<String> small) {
        this.words = words;
        this.small = small;
    }

    List<Token> untangle(List<Token> written) {
        var read = new ArrayList<Token>();
        for (var token : lettersTogether(written)) {
            read.addAll(token.isWord() ? word(token) : List.of(token));
        }
        return piecesTogether(read);
    }

    private List<Token> word(Token token) {
        var text = token.text();
        if (words.contains(text) || Letters.isHan(text.codePointAt(0))) {
            return List.of(token);
        }
        var meant = meant(text);
        if (!meant.equals(text)) {
            return List.of(new Token(meant, Kind.WORD, token.from(), token.to()));
        }
        return text.length() >= LEAST_TOGETHER && text.length() <= MOST_TOGETHER ? apart(token) : List.of(token);
    }

    /** {@code c0de}, {@code p@ssword}, {@code codeee}: the word that is meant, or the text itself. */
    private String meant(String text) {
        if (text.chars().allMatch(Character::isLetter)) {
            return repeated(text);
        }
        if (text.chars().noneMatch(Character::isLetter)) {
            return text;
        }
        var candidates = new ArrayList<>(List.of(""));
        for (var sign : text.toCharArray()) {
            var letters = STANDS_FOR.getOrDefault(sign, Character.toString(sign));
            var longer = new ArrayList<String>();
            candidates.forEach(begun -> letters.chars().forEach(letter -> longer.add(begun + (char) letter)));
            if (longer.size() > 64) {
                return text;
            }
            candidates = longer;
        }
        return candidates.stream().filter(words::contains).findFirst().orElse(text);
    }

    private String repeated(String text) {
        var once = text.replaceAll("(\\p{L})\\1{" + (LEAST_REPEATED - 1) + ",}", "$1");
        return !once.equals(text) && words.contains(once) ? once : text;
    }

    /** {@code enteryourpin}: only when nothing of it is left over. */
    private List<Token> apart(Token token) {
        var text = token.text();
        var before = new int[text.length() + 1];
        for (int end = 1; end <= text.length(); end++) {
            before[end] = -1;
            for (int start = 0; start < end; start++) {
                var reached = start == 0 || before[start] >= 0;
                var piece = text.substring(start, end);
                if (reached && end - start >= 2 && (words.contains(piece) || small.contains(piece))) {
                    before[end] = start;
                    break;
                }
            }
        }
        if (before[text.length()] < 0) {
            return List.of(token);
        }
        var pieces = new ArrayList<Token>();
        for (int end = text.length(); end > 0; end = before[end]) {
            pieces.addFirst(new Token(text.substring(before[end], end), Kind.WORD, token.from(), token.to()));
        }
        return pieces;
    }

    /** {@code c o d e}, {@code c.o.d.e}, {@code c, o, d, e}. */
    private List<Token> lettersTogether(List<Token> written) {
        var read = new ArrayList<Token>();
        for (int at = 0; at < written.size(); ) {
            var letters = letters(written, at);
            if (letters.size() < 2) {
                read.add(written.get(at++));
            } else {
                var last = letters.getLast();
                read.addAll(spelled(letters));
                at = written.indexOf(last) + 1;
            }
        }
        return read;
    }

    private static List<Token> letters(List<Token> written, int from) {
        var letters = new ArrayList<Token>();
        for (int at = from; at < written.size(); at++) {
            var token = written.get(at);
            if (isLetter(token)) {
                letters.add(token);
            } else if (letters.isEmpty()
                    || token.isWord()
                    || at + 1 >= written.size()
                    || !isLetter(written.get(at + 1))) {
                break;
            }
        }
        return letters;
    }

    private static boolean isLetter(Token token) {
        return token.isSingle() || (token.isWord() && token.text().length() == 1 && STANDS_FOR.containsKey(token.text().charAt(0)));
    }

    /** The longest words first, from left to right; letters that belong to none stay letters. */
    private List<Token> spelled(List<Token> letters) {
        var read = new ArrayList<Token>();
        var least = letters.size() < MANY_LETTERS ? LEAST_FROM_LETTERS : 2;
        for (int at = 0; at < letters.size(); ) {
            var end = letters.size();
            var word = "";
            while (end > at + 1 && word.isEmpty()) {
                word = spelledWord(letters.subList(at, end), least);
                end -= word.isEmpty() ? 1 : 0;
            }
            if (word.isEmpty()) {
                read.add(letters.get(at++));
            } else {
                read.add(new Token(word, Kind.WORD, letters.get(at).from(), letters.get(end - 1).to()));
                at = end;
            }
        }
        return read;
    }

    private String spelledWord(List<Token> letters, int least) {
        var text = new StringBuilder();
        letters.forEach(letter -> text.append(letter.text()));
        var spelled = text.toString();
        if (spelled.chars().noneMatch(Character::isLetter)) {
            return "";
        }
        var meant = words.contains(spelled) || small.contains(spelled) ? spelled : meant(spelled);
        var known = words.contains(meant) || small.contains(meant);
        return known && meant.length() >= least ? meant : "";
    }

    /** {@code pass word}, {@code co-de}: pieces that are no words of the rules, but make one together. */
    private List<Token> piecesTogether(List<Token> written) {
        var read = new ArrayList<Token>();
        for (int at = 0; at < written.size(); ) {
            var end = Math.min(written.size(), at + MOST_PIECES);
            while (end > at + 1 && !makeOne(written.subList(at, end))) {
                end--;
            }
            var pieces = written.subList(at, end);
            read.add(pieces.size() == 1 ? pieces.getFirst() : one(pieces));
            at = end;
        }
        return read;
    }

    private boolean makeOne(List<Token> pieces) {
        if (!pieces.stream().allMatch(piece -> piece.isWord() && Character.isLetter(piece.text().codePointAt(0)))
                || pieces.stream().anyMatch(piece -> Letters.isHan(piece.text().codePointAt(0)))) {
            return false;
        }
        var together = one(pieces).text();
        return together.length() >= LEAST_FROM_PIECES
                && words.contains(together)
                && !pieces.stream().allMatch(piece -> words.contains(piece.text()) || small.contains(piece.text()));
    }

    private static Token one(List<Token> pieces) {
        var text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return new Token(
                text.toString(), Kind.WORD, pieces.getFirst().from(), pieces.getLast().to());
    }
}
