package com.speechcad.flow.screening;

import com.speechcad.flow.screening.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes a text apart into words, pauses and sentence ends. Terms of the rules go the same way, so both fit. */
final class Tokens {
    private static final String PAUSES = ",;:—–，；：،";
    private static final String ENDS = "!?。！？।॥…\n\r";
    private static final String WITHIN_WORDS = "@$€!|+£";

    /** Fewer words than these are no sentence: a full stop after each word does not take a sentence apart. */
    private static final int LEAST_WORDS = 3;

    private final String text;
    private final Map<String, String> numbers;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int wordFrom;
    private int wordTo;
    private int wordsSinceEnd;
    private int wordsSinceStop;

    private Tokens(String text, Map<String, String> numbers) {
        this.text = text;
        this.numbers = numbers;
    }

    /** @param numbers words for numbers, in digits */
    static List<Token> of(String text, Map<String, String> numbers) {
        var tokens = new Tokens(text, numbers);
        tokens.read();
        return tokens.tokens;
    }

    static boolean hasPause(String between) {
        return between.codePoints().anyMatch(sign -> PAUSES.indexOf(sign) >= 0);
    }

    private void read() {
        for (int at = 0; at < text.length(); ) {
            var sign = text.codePointAt(at);
            var next = at + Character.charCount(sign);
            read(sign, at, next);
            at = next;
        }
        closeWord();
    }

    private void read(int sign, int at, int next) {
        var plain = Letters.plain(sign);
        if (plain.isEmpty()) {
            return;
        }
        var first = plain.codePointAt(0);
        if (Letters.isHan(first)) {
            closeWord();
            addWord(plain, at, next);
        } else if (Character.isLetterOrDigit(first) || Letters.isMark(first) || isWithinWord(first, next)) {
            if (word.isEmpty()) {
                wordFrom = at;
            }
            word.append(plain);
            wordTo = next;
        } else {
            closeWord();
            punctuation(first, at, next);
        }
    }

    private void punctuation(int sign, int at, int next) {
        if (ENDS.indexOf(sign) >= 0 || (sign == '.' && isEnd(next))) {
            if (wordsSinceEnd >= LEAST_WORDS && wordsSinceStop > 1) {
                tokens.add(new Token(".", Kind.END, at, next));
                wordsSinceEnd = 0;
            }
            wordsSinceStop = 0;
        } else if (sign == '.' && next < text.length() && Character.isWhitespace(text.charAt(next))) {
            wordsSinceStop = 0;
        } else if (PAUSES.indexOf(sign) >= 0 || (sign == '-' && isAlone(at, next))) {
            tokens.add(new Token(",", Kind.PAUSE, at, next));
        }
    }

    /** A full stop with a space behind it, unless it stands after a single letter. */
    private boolean isEnd(int next) {
        var spaced = next >= text.length() || Character.isWhitespace(text.charAt(next));
        return spaced && !tokens.isEmpty() && !tokens.getLast().isSingle();
    }

    private boolean isAlone(int at, int next) {
        return at > 0
                && next < text.length()
                && Character.isWhitespace(text.charAt(at - 1))
                && Character.isWhitespace(text.charAt(next));
    }

    /** A sign that stands in for a letter counts only where letters are on both sides, or before a letter. */
    private boolean isWithinWord(int sign, int next) {
        if (WITHIN_WORDS.indexOf(sign) < 0 || next >= text.length()) {
            return false;
        }
        return letterFollows(next) && (!word.isEmpty() || "@$€£".indexOf(sign) >= 0);
    }

    private boolean letterFollows(int next) {
        for (int at = next; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            var plain = Letters.plain(text.codePointAt(at));
            if (!plain.isEmpty() && WITHIN_WORDS.indexOf(plain.codePointAt(0)) < 0) {
                return Character.isLetterOrDigit(plain.codePointAt(0));
            }
        }
        return false;
    }

    private void closeWord() {
        if (!word.isEmpty()) {
            var said = word.toString();
            word.setLength(0);
            addWord(said, wordFrom, wordTo);
        }
    }

    private void addWord(String said, int from, int to) {
        var token = new Token(numbers.getOrDefault(said, said), Kind.WORD, from, to);
        // Letters apart are one word.
        var goesOn = token.isSingle() && !tokens.isEmpty() && tokens.getLast().isSingle();
        tokens.add(token);
        wordsSinceEnd += goesOn ? 0 : 1;
        wordsSinceStop += goesOn ? 0 : 1;
    }
}
