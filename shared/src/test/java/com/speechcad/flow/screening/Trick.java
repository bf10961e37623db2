package com.speechcad.flow.screening;

import com.speechcad.text.Language;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Ways to write a text so that a person reads it and a list of words does not. */
@SuppressWarnings("ImmutableEnumChecker") // A way to write keeps nothing.
enum Trick {
    CAPITALS((text, _) -> text.toUpperCase(Locale.ROOT)),
    WILD_CAPITALS((text, chance) -> signs(text, sign -> chance.nextBoolean() ? sign.toUpperCase(Locale.ROOT) : sign)),
    ZERO_WIDTH((text, chance) -> signs(
            text,
            sign -> sign + List.of("\u200B", "\u200D", "\u2060", "\u00AD", "").get(chance.nextInt(5)))),
    FULL_WIDTH((text, _) -> signs(text, Trick::wide)),
    BOLD((text, _) -> signs(text, Trick::bold)),
    ACCENTS((text, chance) ->
            signs(text, sign -> sign.matches("[aeiou]") ? sign + "\u0301\u0308".charAt(chance.nextInt(2)) : sign)),
    LOOK_ALIKES((text, chance) ->
            signs(text, sign -> chance.nextInt(3) > 0 ? TrickTables.LOOKS_LIKE.getOrDefault(sign, sign) : sign)),
    DIGITS_FOR_LETTERS((text, chance) -> words(text, word -> chance.nextBoolean() ? leet(word) : word)),
    LETTERS_APART((text, _) -> words(text, word -> apart(word, " "))),
    LETTERS_DOTTED((text, _) -> words(text, word -> apart(word, "."))),
    LETTERS_STARRED((text, _) -> words(text, word -> apart(word, " * "))),
    LETTERS_HYPHENED((text, chance) -> words(text, word -> chance.nextBoolean() ? apart(word, "-") : word)),
    DIGITS_SPELLED((text, _) -> TrickTables.numbers(text).entrySet().stream()
            .reduce(
                    text,
                    (said, number) -> said.replaceAll(
                            "(?<![0-9A-Za-z])" + number.getKey() + "(?![0-9A-Za-z])", number.getValue()),
                    (one, _) -> one)),
    DIGITS_WRITTEN((text, _) -> replaced(text, TrickTables.WRITTEN)),
    DIGITS_OTHERWISE((text, _) -> replaced(text, TrickTables.OTHERWISE)),
    FOREIGN_DIGITS((text, _) -> signs(
            replaced(text, TrickTables.WRITTEN),
            sign -> sign.matches("[0-9]") ? Character.toString(0x0966 + sign.charAt(0) - '0') : sign)),
    SENTENCE_BETWEEN((text, chance) -> TrickTables.SENTENCE_ENDS
            .matcher(text)
            .replaceFirst(
                    end -> end.group() + TrickTables.NEUTRAL.get(chance.nextInt(TrickTables.NEUTRAL.size())) + " ")),
    NO_NUKTA((text, _) -> Normalizer.normalize(text, Normalizer.Form.NFD).replace("\u093C", "")),
    NASALS((text, chance) -> signs(text, sign -> sign.equals("\u0902") && chance.nextBoolean() ? "\u0901" : sign)),
    HOMOPHONES((text, _) -> replaced(text, TrickTables.SOUNDS_LIKE)),
    OLD_CHARACTERS((text, _) -> signs(text, sign -> TrickTables.TRADITIONAL.getOrDefault(sign, sign)));

    private final Written written;

    Trick(Written written) {
        this.written = written;
    }

    String on(String text, Random chance) {
        return written.write(text, chance);
    }

    /** Whether there is anything in a language that it would be done to. */
    boolean isOf(Language language) {
        return switch (this) {
            case CAPITALS, WILD_CAPITALS, BOLD, ACCENTS, LOOK_ALIKES, DIGITS_FOR_LETTERS, FULL_WIDTH ->
                language == Language.EN || language == Language.FR;
            case NO_NUKTA, NASALS -> language == Language.HI;
            case HOMOPHONES, OLD_CHARACTERS -> language == Language.ZH;
            case DIGITS_OTHERWISE -> language == Language.HI || language == Language.ZH;
            default -> true;
        };
    }

    private interface Written {
        String write(String text, Random chance);
    }

    private static String signs(String text, UnaryOperator<String> change) {
        return text.codePoints().mapToObj(Character::toString).map(change).collect(Collectors.joining());
    }

    private static String replaced(String text, Map<String, String> by) {
        var written = text;
        for (var one : by.entrySet()) {
            written = written.replaceAll(one.getKey(), one.getValue());
        }
        return written;
    }

    private static String words(String text, UnaryOperator<String> change) {
        return TrickTables.WORD
                .matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(change.apply(found.group())));
    }

    private static String wide(String sign) {
        var letter = sign.codePointAt(0);
        return letter > 0x20 && letter < 0x7F ? Character.toString(letter - 0x20 + 0xFF00) : sign;
    }

    private static String bold(String sign) {
        var letter = sign.codePointAt(0);
        if (letter >= 'a' && letter <= 'z') {
            return Character.toString(0x1D41A + letter - 'a');
        }
        return letter >= 'A' && letter <= 'Z' ? Character.toString(0x1D400 + letter - 'A') : sign;
    }

    private static String leet(String word) {
        return word.charAt(0) + signs(word.substring(1), sign -> TrickTables.LEET.getOrDefault(sign, sign));
    }

    private static String apart(String word, String between) {
        var breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(word);
        var signs = new ArrayList<String>();
        for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            signs.add(word.substring(from, to));
        }
        return String.join(between, signs);
    }
}
