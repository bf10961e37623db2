package com.speechcad.kernel;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Numbers that somebody in a region might have, made up from its numbering plan: for what is said of a region and depends on
 * the number. Nobody is meant by them, and none is ever called.
 */
public final class SampleNumbers {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final String ANYWHERE = "ZZ";
    /** Within these first digits of a number numbering plans tell places and kinds apart. */
    private static final int TELLING_DIGITS = 4;

    private static final int DIGITS = 10;

    private SampleNumbers() {}

    /** The code that numbers of the region begin with, such as {@code +1}; {@code +0} where there is none. */
    public static String countryCode(String region) {
        return "+" + LIBRARY.getCountryCodeForRegion(region);
    }

    /**
     * Ordinary numbers of all kinds the region has, some of them in each of the prefixes that reaches into it and some, where
     * there are any, in none.
     *
     * @param region two letters
     * @param prefixes in E.164 form; one shorter than the region's country code fills in nothing of its own
     */
    public static List<PhoneNumber.Looked> of(String region, Collection<String> prefixes) {
        var code = countryCode(region);
        var made = new LinkedHashSet<String>();
        for (var example : examples(region)) {
            made.add(example);
            otherBeginnings(example, code.length(), made);
            prefixes.stream()
                    .filter(prefix -> prefix.length() >= code.length() && prefix.length() < example.length())
                    .forEach(prefix -> within(prefix, example, made));
        }
        return made.stream()
                .flatMap(number -> PhoneNumber.look(number, ANYWHERE).stream())
                .filter(looked ->
                        looked.kind() == NumberKind.ORDINARY && looked.region().equals(region))
                .toList();
    }

    private static List<String> examples(String region) {
        return Stream.of(
                        PhoneNumberType.FIXED_LINE,
                        PhoneNumberType.MOBILE,
                        PhoneNumberType.FIXED_LINE_OR_MOBILE,
                        PhoneNumberType.VOIP)
                .flatMap(type -> Optional.ofNullable(LIBRARY.getExampleNumberForType(region, type)).stream())
                .map(number -> LIBRARY.format(number, PhoneNumberFormat.E164))
                .distinct()
                .toList();
    }

    private static void otherBeginnings(String example, int from, Set<String> made) {
        for (var at = from; at < Math.min(from + TELLING_DIGITS, example.length()); at++) {
            for (var digit = 0; digit < DIGITS; digit++) {
                made.add(example.substring(0, at) + digit + example.substring(at + 1));
            }
        }
    }

    private static void within(String prefix, String example, Set<String> made) {
        made.add(prefix + example.substring(prefix.length()));
        for (var digit = 0; digit < DIGITS; digit++) {
            made.add(prefix + Integer.toString(digit).repeat(example.length() - prefix.length()));
        }
    }
}
