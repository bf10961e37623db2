package com.speechcad.local.digits;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Codes that were keyed or said somewhere, and whether a text gives one away. Of a long one fourteen digits in a row are
 * enough, whatever is between them: so many that none is there by chance. A short one is said several times; one that
 * can be keyed only once has to stand by itself, since it may be part of anything. Where people read, and where answers lie,
 * nine digits in a row are too many already: a mask that leaves a part of a code is none.
 */
final class Planted {
    /** Digits of a code that nobody meets by chance. */
    static final int LONG = 16;

    private static final int ENOUGH = 14;
    private static final int PART = 9;

    private static final String BEFORE = "(?<![0-9a-z_:./-])";
    private static final String AFTER = "(?![0-9a-z_:/-])(?!\\.[0-9])";
    private static final Pattern NUMBER = Pattern.compile(BEFORE + "[0-9]{6,10}" + AFTER);
    private static final Pattern IN_A_ROW = Pattern.compile("[0-9](?:[ .-]?[0-9]){" + (PART - 1) + ",}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{20,}");
    private static final Pattern BASE64 = Pattern.compile("[0-9A-Za-z+/]{14,}");

    private final Random random;
    private final Map<String, String> parts = new HashMap<>();
    private final Map<String, String> smallParts = new HashMap<>();
    private final Set<String> rows = new HashSet<>();
    private final List<Alone> alone = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();
    private int count;
    private long windows;

    Planted(long seed) {
        random = new Random(seed);
    }

    private record Alone(String where, String digits, Pattern pattern) {}

    /** @return a code of {@value #LONG} digits, none like the one before it */
    String code(String where) {
        return plant(where, digits(LONG));
    }

    /** @return a code of four digits; only whoever reads all of {@code LONG / 4} times that it is said finds it */
    String shortCode(String where) {
        var code = digits(LONG / 4);
        plant(where, code.repeat(4));
        return code;
    }

    /** Not planted yet, the first of them no zero. */
    String digits(int length) {
        var digits = new StringBuilder();
        while (digits.length() < length) {
            var next = (char) ('0' + random.nextInt(10));
            if (digits.isEmpty() ? next != '0' : digits.charAt(digits.length() - 1) != next) {
                digits.append(next);
            }
        }
        return digits.toString();
    }

    String plant(String where, String digits) {
        count++;
        for (int at = 0; at + ENOUGH <= digits.length(); at++) {
            parts.put(digits.substring(at, at + ENOUGH), where);
        }
        for (int at = 0; at + PART <= digits.length(); at++) {
            smallParts.put(digits.substring(at, at + PART), where);
        }
        if (digits.length() < ENOUGH) {
            alone.add(new Alone(where, digits, Pattern.compile(BEFORE + digits + AFTER)));
        }
        return digits;
    }

    int count() {
        return count;
    }

    /** How many hits are to be expected in everything that was looked through, had none of it to do with the codes. */
    double chance() {
        var ofLong = (double) windows * parts.size() / Math.pow(10, ENOUGH);
        var ofShort = alone.stream()
                .mapToDouble(code -> numbers.stream()
                                .filter(number -> number.length() == code.digits.length())
                                .count()
                        / Math.pow(10, code.digits.length()))
                .sum();
        return ofLong + ofShort + (double) rows.size() * smallParts.size() / Math.pow(10, PART);
    }

    /** The same of a text that somebody reads, or that answers lie in: where parts of codes were planted. */
    Set<String> inParts(String text) {
        var found = new LinkedHashSet<String>();
        IN_A_ROW.matcher(Spelling.plain(text)).results().forEach(run -> {
            var digits = run.group().replaceAll("[^0-9]", "");
            for (int at = 0; at + PART <= digits.length(); at++) {
                var part = digits.substring(at, at + PART);
                rows.add(part);
                var where = smallParts.get(part);
                if (where != null) {
                    found.add(where + ", a part");
                }
            }
        });
        return found;
    }

    /** Where the codes that a text gives away were planted. */
    Set<String> in(String text) {
        var found = new LinkedHashSet<String>();
        var plain = Spelling.plain(text);
        NUMBER.matcher(plain).results().forEach(number -> numbers.add(number.group()));
        windows(Spelling.digitsOf(plain), found);
        HEX.matcher(text).results().forEach(run -> windows(ascii(HexFormat.of().parseHex(even(run.group()))), found));
        BASE64.matcher(text).results().forEach(run -> {
            for (int skipped = 0; skipped < 4; skipped++) {
                windows(ascii(decoded(run.group().substring(skipped))), found);
            }
        });
        for (var code : alone) {
            if (plain.contains(code.digits) && code.pattern.matcher(plain).find()) {
                found.add(code.where);
            }
        }
        return found;
    }

    /** Every fourteen characters in a row. */
    private void windows(String digits, Set<String> found) {
        windows += Math.max(0, digits.length() - ENOUGH + 1);
        for (int at = 0; at + ENOUGH <= digits.length(); at++) {
            var where = parts.get(digits.substring(at, at + ENOUGH));
            if (where != null) {
                found.add(where);
            }
        }
    }

    private static String even(String run) {
        return run.substring(0, run.length() / 2 * 2);
    }

    private static byte[] decoded(String run) {
        return Base64.getDecoder().decode(run.substring(0, run.length() / 4 * 4));
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
