package com.speechcad.flow.screening;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
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
            signs(text, sign -> chance.nextInt(3) > 0 ? Tables.LOOKS_LIKE.getOrDefault(sign, sign) : sign)),
    DIGITS_FOR_LETTERS((text, chance) -> words(text, word -> chance.nextBoolean() ? leet(word) : word)),
    LETTERS_APART((text, _) -> words(text, word -> apart(word, " "))),
    LETTERS_DOTTED((text, _) -> words(text, word -> apart(word, "."))),
    LETTERS_STARRED((text, _) -> words(text, word -> apart(word, " * "))),
    LETTERS_HYPHENED((text, chance) -> words(text, word -> chance.nextBoolean() ? apart(word, "-") : word)),
    DIGITS_SPELLED((text, _) -> Tables.NUMBERS.entrySet().stream()
            .reduce(
                    text,
                    (said, number) -> said.replaceAll("\\b" + number.getKey() + "\\b", number.getValue()),
                    (one, _) -> one)),
    FOREIGN_DIGITS((text, _) ->
            signs(text, sign -> sign.matches("[0-9]") ? Character.toString(0x0966 + sign.charAt(0) - '0') : sign)),
    OLD_CHARACTERS((text, _) -> signs(text, sign -> Tables.TRADITIONAL.getOrDefault(sign, sign)));

    private final Written written;

    Trick(Written written) {
        this.written = written;
    }

    String on(String text, Random chance) {
        return written.write(text, chance);
    }

    private interface Written {
        String write(String text, Random chance);
    }

    private static String signs(String text, UnaryOperator<String> change) {
        return text.codePoints().mapToObj(Character::toString).map(change).collect(Collectors.joining());
    }

    private static String words(String text, UnaryOperator<String> change) {
        return Tables.WORD
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
        return word.charAt(0) + signs(word.substring(1), sign -> Tables.LEET.getOrDefault(sign, sign));
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

    private static final class Tables {
        static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{3,}");
        static final Map<String, String> NUMBERS =
                Map.of("3", "three", "4", "four", "6", "six", "8", "eight", "12", "twelve", "16", "sixteen");
        static final Map<String, String> LOOKS_LIKE = Map.of(
                "a", "а", "c", "с", "e", "е", "o", "о", "p", "р", "i", "і", "s", "ѕ", "d", "ԁ", "x", "х", "y", "у");
        static final Map<String, String> LEET = Map.of("a", "4", "e", "3", "i", "1", "o", "0", "s", "5", "t", "7");
        static final Map<String, String> TRADITIONAL = Map.ofEntries(
                Map.entry("验", "驗"),
                Map.entry("证", "證"),
                Map.entry("码", "碼"),
                Map.entry("号", "號"),
                Map.entry("银", "銀"),
                Map.entry("账", "賬"),
                Map.entry("户", "戶"),
                Map.entry("请", "請"),
                Map.entry("输", "輸"),
                Map.entry("诉", "訴"),
                Map.entry("读", "讀"),
                Map.entry("转", "轉"),
                Map.entry("给", "給"),
                Map.entry("们", "們"),
                Map.entry("发", "發"),
                Map.entry("说", "說"),
                Map.entry("动", "動"),
                Map.entry("态", "態"),
                Map.entry("报", "報"));
    }
}
