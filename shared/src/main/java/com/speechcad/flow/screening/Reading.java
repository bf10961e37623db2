package com.speechcad.flow.screening;

import com.speechcad.flow.screening.Lexicon.Found;
import com.speechcad.flow.screening.Token.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text as the rules see it: its words without filler, and what each is good for. */
final class Reading {
    private static final Set<Role> JOINING =
            EnumSet.of(Role.NEVER, Role.APART, Role.TURN, Role.AND, Role.CONDITION, Role.THAT);

    private final String text;
    private final List<Token> tokens;
    private final Map<Role, List<Found>> found = new EnumMap<>(Role.class);

    private Reading(String text, List<Token> tokens, List<Found> all) {
        this.text = text;
        this.tokens = tokens;
        var nouns = all.stream()
                .filter(one -> one.role() == Role.SECRET || one.role() == Role.SMALL)
                .collect(Collectors.groupingBy(Found::from, TreeMap::new, Collectors.toList()));
        var longest = nouns.values().stream()
                .flatMap(List::stream)
                .mapToInt(one -> one.to() - one.from())
                .max()
                .orElse(0);
        all.stream()
                .filter(one -> !JOINING.contains(one.role())
                        || !isPartOfAWord(
                                one, nouns.subMap(Math.min(one.from(), one.to() - longest), true, one.from(), true)))
                .forEach(one -> found.computeIfAbsent(one.role(), _ -> new ArrayList<>())
                        .add(one));
    }

    /** Chinese has no spaces: the sign for “do not” within the word for “recognition code” forbids nothing. */
    private static boolean isPartOfAWord(Found one, Map<Integer, List<Found>> near) {
        return near.values().stream()
                .flatMap(List::stream)
                .anyMatch(word -> word.language() == one.language()
                        && one.to() <= word.to()
                        && one.to() - one.from() < word.to() - word.from());
    }

    static Reading of(String text, Lexicon lexicon) {
        var tokens = withoutFiller(lexicon.tokens(text), lexicon);
        return new Reading(text, tokens, lexicon.find(tokens));
    }

    private static List<Token> withoutFiller(List<Token> tokens, Lexicon lexicon) {
        var filler = lexicon.find(tokens).stream()
                .filter(one -> one.role() == Role.FILLER)
                .toList();
        if (filler.isEmpty()) {
            return tokens;
        }
        var kept = new ArrayList<Token>();
        for (int at = 0; at < tokens.size(); at++) {
            if (!isFiller(tokens, filler, at)) {
                kept.add(tokens.get(at));
            }
        }
        return kept;
    }

    /** Pauses around it go with it. */
    private static boolean isFiller(List<Token> tokens, List<Found> filler, int at) {
        var pause = tokens.get(at).kind() == Kind.PAUSE;
        return filler.stream()
                .anyMatch(one ->
                        (one.from() <= at && at < one.to()) || (pause && (at == one.from() - 1 || at == one.to())));
    }

    List<Found> all(Role role) {
        return found.getOrDefault(role, List.of());
    }

    /** What asks for something, in the order of the text, without what only looks like it. */
    List<Found> requests() {
        return Stream.concat(all(Role.TELL).stream(), all(Role.CONFIRM).stream())
                .filter(request -> !isWithin(Role.TAP, request))
                .sorted((one, other) -> Integer.compare(one.from(), other.from()))
                .toList();
    }

    boolean isWithin(Role role, Found found) {
        return all(role).stream().anyMatch(over -> over.from() <= found.from() && found.to() <= over.to());
    }

    boolean any(Role role, int from, int to) {
        return all(role).stream().anyMatch(one -> one.from() >= from && one.to() <= to);
    }

    /** Words between two places, pauses and ends not counted. */
    int words(int from, int to) {
        return count(from, to, Token::isWord);
    }

    int pauses(int from, int to) {
        return count(from, to, token -> token.kind() == Kind.PAUSE);
    }

    boolean isPause(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).kind() == Kind.PAUSE;
    }

    boolean isWord(int at) {
        return tokens.get(at).isWord();
    }

    boolean isNumber(int at) {
        return tokens.get(at).text().chars().allMatch(Character::isDigit);
    }

    /** Whether a pause stands before a word, be it one that went with filler. */
    boolean isParted(int at) {
        return isPause(at)
                || (at > 0
                        && Tokens.hasPause(text.substring(
                                tokens.get(at - 1).to(), tokens.get(at).from())));
    }

    /** Whether a word stands within what has a role. */
    boolean isCovered(Role role, int at) {
        return all(role).stream().anyMatch(over -> over.from() <= at && at < over.to());
    }

    private int count(int from, int to, Predicate<Token> which) {
        return from >= to
                ? 0
                : (int) tokens.subList(from, to).stream().filter(which).count();
    }

    int sentenceStart(int at) {
        var start = at;
        while (start > 0 && tokens.get(start - 1).kind() != Kind.END) {
            start--;
        }
        return start;
    }

    int sentenceEnd(int at) {
        var end = at;
        while (end < tokens.size() && tokens.get(end).kind() != Kind.END) {
            end++;
        }
        return end;
    }

    /** Where the sentence ends that stands so many behind the one of a place; the text's end when there are fewer. */
    int endAfter(int at, int sentences) {
        var end = sentenceEnd(at);
        for (int passed = 0; passed < sentences && end < tokens.size(); passed++) {
            end = sentenceEnd(end + 1);
        }
        return end;
    }

    /** Where the sentence begins that stands so many before the one of a place; the text's beginning when there are fewer. */
    int startBefore(int at, int sentences) {
        var start = sentenceStart(at);
        for (int passed = 0; passed < sentences && start > 0; passed++) {
            start = sentenceStart(start - 1);
        }
        return start;
    }

    String text() {
        return text;
    }

    /** Where in the text a word begins. */
    int signAt(int token) {
        return tokens.get(token).from();
    }

    int size() {
        return tokens.size();
    }

    /** As it was written, from the sentence of the one to the sentence of the other. */
    String sentence(int from, int to) {
        var start = tokens.get(sentenceStart(Math.min(from, to))).from();
        var end = sentenceEnd(Math.max(from, to));
        return text.substring(start, end < tokens.size() ? tokens.get(end).to() : text.length())
                .strip();
    }
}
