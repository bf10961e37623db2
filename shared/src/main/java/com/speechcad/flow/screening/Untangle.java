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
    private static final int MOST_PIECES = 8;
    private static final int LEAST_FROM_PIECES = 4;
    private static final int LEAST_TOGETHER = 8;
    private static final int MOST_TOGETHER = 60;

    private final Set<String> words;
    private final Set<String> small;
    private final Map<String, String> numbers;
    private final Meant meant;
    private final Spelled spelled;
    private final Beginnings beginnings;

    /**
     * @param words that the rules look for
     * @param small further ones that may stand between them
     * @param denials words that take back what follows
     * @param numbers words for numbers, in digits
     */
    Untangle(Set<String> words, Set<String> small, Set<String> denials, Map<String, String> numbers) {
        this.words = words;
        this.small = small;
        this.numbers = numbers;
        meant = new Meant(words);
        spelled = new Spelled(words, small, denials, meant);
        beginnings = new Beginnings(words);
    }

    /** @param text that the tokens were read from */
    List<Token> untangle(String text, List<Token> written) {
        var read = new ArrayList<Token>();
        for (var token : spelled.together(text, written)) {
            read.addAll(token.isWord() ? word(token) : List.of(token));
        }
        return piecesTogether(read).stream().map(this::inDigits).toList();
    }

    private Token inDigits(Token token) {
        var digits = numbers.get(token.text());
        return digits == null ? token : new Token(digits, token.kind(), token.from(), token.to());
    }

    private List<Token> word(Token token) {
        var text = token.text();
        if (words.contains(text) || Letters.isHan(text.codePointAt(0))) {
            return List.of(token);
        }
        var word = meant.word(text);
        if (!word.equals(text)) {
            return List.of(new Token(word, Kind.WORD, token.from(), token.to()));
        }
        return text.length() >= LEAST_TOGETHER && text.length() <= MOST_TOGETHER ? apart(token) : List.of(token);
    }

    /** {@code enteryourpin}: only when nothing of it is left over. */
    private List<Token> apart(Token token) {
        var text = meant.letters(token.text());
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
        return List.copyOf(pieces);
    }

    /** {@code pass word}, {@code co-de}: pieces that are no words of the rules, but make one together. */
    private List<Token> piecesTogether(List<Token> written) {
        var read = new ArrayList<Token>();
        for (int at = 0; at < written.size(); ) {
            var most = beginnings.mayBegin(written.get(at).text()) ? MOST_PIECES : 1;
            var end = Math.min(written.size(), at + most);
            while (end > at + 1 && !makeOne(written.subList(at, end))) {
                end--;
            }
            var pieces = written.subList(at, end);
            read.add(pieces.size() == 1 ? pieces.getFirst() : meant(pieces));
            at = end;
        }
        return read;
    }

    private boolean makeOne(List<Token> pieces) {
        if (!pieces.stream().allMatch(Untangle::mayBeAPiece)) {
            return false;
        }
        var together = meant.word(one(pieces).text());
        return together.length() >= LEAST_FROM_PIECES
                && words.contains(together)
                && (pieces.stream().filter(Token::isSingle).count() > 1
                        || !pieces.stream().allMatch(this::isWordOfItsOwn));
    }

    private boolean isWordOfItsOwn(Token piece) {
        return words.contains(piece.text()) || small.contains(piece.text());
    }

    private static boolean mayBeAPiece(Token piece) {
        return piece.isWord()
                && !Letters.isHan(piece.text().codePointAt(0))
                && piece.text().chars().anyMatch(sign -> Character.isLetter(sign) || Meant.standsForALetter(sign));
    }

    private Token meant(List<Token> pieces) {
        var together = one(pieces);
        return new Token(meant.word(together.text()), Kind.WORD, together.from(), together.to());
    }

    static Token one(List<Token> pieces) {
        var text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return new Token(
                text.toString(),
                Kind.WORD,
                pieces.getFirst().from(),
                pieces.getLast().to());
    }
}
