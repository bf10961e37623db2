package com.speechcad.flow.screening;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the tricks put in the place of what. */
final class TrickTables {
    static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{3,}");

    static final Pattern SENTENCE_ENDS = Pattern.compile(
            "(?<=[\\p{L}\\p{M}]{2} [\\p{L}\\p{M}]{2,20})[.!?](?= \\p{L})|(?<=[\\p{L}\\p{M}]{2})[।。！？](?=.)");
    static final List<String> NEUTRAL = List.of(
            " Take your time.", " Prenez votre temps.", " आराम से देखिए।", "请不用着急。", " Merci.", " I will wait.");

    /** Number words of the four languages, as digits. */
    static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry("\\b(?i:three|trois)\\b", "3"),
            Map.entry("\\b(?i:four|quatre)\\b", "4"),
            Map.entry("\\b(?i:six)\\b", "6"),
            Map.entry("\\b(?i:eight|huit)\\b", "8"),
            Map.entry("\\b(?i:sixteen|seize)\\b", "16"),
            Map.entry("तीन(?=\\s)", "3"),
            Map.entry("चार(?=\\s)", "4"),
            Map.entry("छह(?=\\s)", "6"),
            Map.entry("सोलह(?=\\s)", "16"),
            Map.entry("三(?=[位个])", "3"),
            Map.entry("四(?=[位个])", "4"),
            Map.entry("六(?=[位个])", "6"));

    /** The same numbers in other words: English ones in Hindi, those of cheques in Chinese. */
    static final Map<String, String> OTHERWISE = Map.of(
            "तीन(?=\\s)", "थ्री",
            "छह(?=\\s)", "छः",
            "三(?=[位个])", "叁",
            "四(?=[位个])", "肆",
            "六(?=[位个])", "陆");

    static final Map<String, String> LOOKS_LIKE =
            Map.of("a", "а", "c", "с", "e", "е", "o", "о", "p", "р", "i", "і", "s", "ѕ", "d", "ԁ", "x", "х", "y", "у");
    static final Map<String, String> LEET = Map.of("a", "4", "e", "3", "i", "1", "o", "0", "s", "5", "t", "7");

    /** Spoken they are the same. */
    static final Map<String, String> SOUNDS_LIKE = Map.of("验证码", "验证玛", "密码", "密玛", "校验码", "校验玛");

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

    private static final List<Map<String, String>> NUMBERS = List.of(
            Map.of("3", "three", "4", "four", "6", "six", "8", "eight", "12", "twelve", "16", "sixteen"),
            Map.of("3", "trois", "4", "quatre", "6", "six", "8", "huit", "12", "douze", "16", "seize"),
            Map.of("3", "तीन", "4", "चार", "6", "छह", "8", "आठ", "12", "बारह", "16", "सोलह"),
            Map.of("3", "三", "4", "四", "6", "六", "8", "八"));

    private TrickTables() {}

    /** In the words of the language that a text is in, told by its letters. */
    static Map<String, String> numbers(String text) {
        if (text.codePoints().anyMatch(Letters::isHan)) {
            return NUMBERS.get(3);
        }
        if (text.codePoints()
                .anyMatch(sign -> Character.UnicodeScript.of(sign) == Character.UnicodeScript.DEVANAGARI)) {
            return NUMBERS.get(2);
        }
        return text.matches("(?s).*(?:[éèàçêù]|\\b(?i:votre|vos|le|les)\\b).*") ? NUMBERS.get(1) : NUMBERS.get(0);
    }
}
