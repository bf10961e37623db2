package com.speechcad.local.digits;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ways in which digits are written, and back: other scripts, words of four languages, letters pulled apart. */
enum Spelling {
    PLAIN("", "0 1 2 3 4 5 6 7 8 9"),
    SPACED(" - ", "0 1 2 3 4 5 6 7 8 9"),
    FULL_WIDTH("", "０ １ ２ ３ ４ ５ ６ ７ ８ ９"),
    DEVANAGARI("", "० १ २ ३ ४ ५ ६ ७ ८ ९"),
    ENGLISH(" ", "zero one two three four five six seven eight nine"),
    PULLED_APART(", ", "z-e-r-o o-n-e t-w-o t-h-r-e-e f-o-u-r f-i-v-e s-i-x s-e-v-e-n e-i-g-h-t n-i-n-e"),
    FRENCH(" puis ", "zéro un deux trois quatre cinq six sept huit neuf"),
    HINDI(" ", "शून्य एक दो तीन चार पांच छह सात आठ नौ"),
    HINDI_IN_LATIN(" ", "shunya ek do teen chaar paanch chhah saat aath nau"),
    CHINESE("", "零 一 二 三 四 五 六 七 八 九"),
    FINANCIAL("", "零 壹 贰 叁 肆 伍 陆 柒 捌 玖"),
    CIRCLED(" ", "⓪ ① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨"),
    ZERO_WIDTH("\u200b", "0 1 2 3 4 5 6 7 8 9");

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2})+");
    private static final Pattern ENTITY = Pattern.compile("&#(x?)([0-9a-fA-F]{1,6});");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern APART =
            Pattern.compile("(?<![\\p{L}\\p{M}])\\p{L}(?:[ .,_-]+\\p{L}(?![\\p{L}\\p{M}]))+");
    private static final Map<String, String> WORDS = words();
    private static final Pattern WORD = Pattern.compile(WORDS.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|")));

    private final String between;

    @SuppressWarnings("ImmutableEnumChecker") // The list is one that cannot be changed.
    private final List<String> digits;

    Spelling(String between, String digits) {
        this.between = between;
        this.digits = List.of(digits.split(" "));
    }

    String write(String code) {
        return code.chars().mapToObj(digit -> digits.get(digit - '0')).collect(Collectors.joining(between));
    }

    /** ASCII digits in small letters, however they were escaped; words stay words. */
    static String plain(String text) {
        var read = text;
        if (read.contains("\\u")) {
            read = ESCAPED.matcher(read)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
        }
        if (read.contains("%")) {
            read = PERCENT.matcher(read).replaceAll(found -> Matcher.quoteReplacement(percent(found.group())));
        }
        if (read.contains("&#")) {
            read = ENTITY.matcher(read)
                    .replaceAll(found -> Matcher.quoteReplacement(Character.toString(Math.min(
                            0xffff,
                            Integer.parseInt(found.group(2), found.group(1).isEmpty() ? 10 : 16)))));
        }
        var whole = INVISIBLE
                .matcher(Normalizer.normalize(read, Normalizer.Form.NFKC))
                .replaceAll("");
        var ascii = new StringBuilder(whole.length());
        whole.codePoints().forEach(point -> {
            var digit = Character.digit(point, 10);
            ascii.appendCodePoint(digit >= 0 && Character.isDigit(point) ? '0' + digit : point);
        });
        return ascii.toString().toLowerCase(Locale.ROOT);
    }

    /** The digits alone, those in words too, one after the other; whatever else is between them is left out. */
    static String digitsOf(String plain) {
        var whole = APART.matcher(plain).replaceAll(found -> found.group().replaceAll("[ .,_-]", "") + " ");
        var numbers = WORD.matcher(whole).replaceAll(found -> WORDS.get(found.group()));
        return numbers.replaceAll("[^0-9]+", "");
    }

    private static String percent(String escaped) {
        var bytes = new byte[escaped.length() / 3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(escaped.substring(3 * i + 1, 3 * i + 3), 16);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, String> words() {
        var words = new HashMap<String, String>();
        Arrays.stream(values())
                .filter(spelling -> spelling != PULLED_APART && spelling != ZERO_WIDTH)
                .forEach(spelling -> {
                    for (int digit = 0; digit < 10; digit++) {
                        words.put(plain(spelling.digits.get(digit)), Integer.toString(digit));
                    }
                });
        return Map.copyOf(words);
    }
}
