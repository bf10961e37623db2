package com.speechcad.screen.when;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A typed line, made comparable; what was understood is cut out of it, so that what is left was not. */
final class Scrap {
    private static final Pattern CHINESE_NUMBER =
            Pattern.compile("(?<!周|星期|礼拜)[零一二两三四五六七八九十]{1,3}(?=[点點月日号號时時分天刻]|个?小时|個?小時|分钟|分鐘|个?钟头)");
    /** Only before what is counted: elsewhere such a word may be part of a name. */
    private static final Pattern HINDI_NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{M}])(एक|दो|तीन|चार|पाँच|पांच|छह|छः|छ:|छे|सात|आठ|नौ|दस|ग्यारह|बारह)"
                    + "(?=\\s*(?:बजे|बजकर|घंट|मिनट|दिन))");

    private static final Map<String, Integer> HINDI_NUMBERS = Map.ofEntries(
            Map.entry("एक", 1),
            Map.entry("दो", 2),
            Map.entry("तीन", 3),
            Map.entry("चार", 4),
            Map.entry("पाँच", 5),
            Map.entry("पांच", 5),
            Map.entry("छह", 6),
            Map.entry("छः", 6),
            Map.entry("छ:", 6),
            Map.entry("छे", 6),
            Map.entry("सात", 7),
            Map.entry("आठ", 8),
            Map.entry("नौ", 9),
            Map.entry("दस", 10),
            Map.entry("ग्यारह", 11),
            Map.entry("बारह", 12));

    private static final String CHINESE_DIGITS = "零一二三四五六七八九";

    private String left;

    Scrap(String typed) {
        left = withNumbers(plain(typed)).strip();
    }

    /** Small letters, digits of all scripts as ours, no accents on Latin letters. Marks of other scripts stay. */
    static String plain(String typed) {
        var bare = Normalizer.normalize(Normalizer.normalize(typed, Normalizer.Form.NFKC), Normalizer.Form.NFD)
                .replaceAll("[\\u0300-\\u036f]+", "")
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT);
        var plain = new StringBuilder();
        Normalizer.normalize(bare, Normalizer.Form.NFC)
                .codePoints()
                .map(letter -> Character.isDigit(letter) ? '0' + Character.digit(letter, 10) : letter)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    /** The first place that matches is cut out; a gap stays where it was. */
    Optional<MatchResult> cut(Pattern pattern) {
        var matcher = pattern.matcher(left);
        if (!matcher.find()) {
            return Optional.empty();
        }
        var found = matcher.toMatchResult();
        left = left.substring(0, found.start()) + " " + left.substring(found.end());
        return Optional.of(found);
    }

    boolean has(Pattern pattern) {
        return pattern.matcher(left).find();
    }

    /** Without the given small words, signs and spaces around. */
    String left(Pattern small) {
        return small.matcher(left).replaceAll(" ").replaceAll("\\s+", " ").strip();
    }

    private static String withNumbers(String line) {
        var western = CHINESE_NUMBER.matcher(line).replaceAll(found -> Integer.toString(number(found.group())));
        return HINDI_NUMBER
                .matcher(western)
                .replaceAll(found ->
                        Objects.requireNonNull(HINDI_NUMBERS.get(found.group())).toString());
    }

    /** Up to 九十九. */
    private static int number(String chinese) {
        var word = chinese.replace('两', '二');
        var ten = word.indexOf('十');
        if (ten < 0) {
            return word.chars().map(digit -> CHINESE_DIGITS.indexOf(digit)).reduce(0, (sum, digit) -> sum * 10 + digit);
        }
        var tens = ten == 0 ? 1 : CHINESE_DIGITS.indexOf(word.charAt(0));
        var ones = ten == word.length() - 1 ? 0 : CHINESE_DIGITS.indexOf(word.charAt(ten + 1));
        return tens * 10 + ones;
    }
}
