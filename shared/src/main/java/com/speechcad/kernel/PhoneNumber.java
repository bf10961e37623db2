package com.speechcad.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A telephone number in E.164 form. It prints itself masked, so that a log line never holds it whole. */
public record PhoneNumber(String e164) {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final int SHOWN_AT_THE_END = 4;
    private static final int AREA = 3;
    private static final int LEAST_HIDDEN = 2;
    private static final String NO_REGION = "ZZ";
    private static final String PLAIN = "+12125550100";
    private static final char THIN_SPACE = '\u202F';
    /** Words that the library does not know as those for an extension; it knows the English ones and signs. */
    private static final Pattern EXTENSION = Pattern.compile(
            "[\\s,;，；（(]*(?:分机号?|分機號?|内线|转|轉|poste|एक्सटेंशन|एक्सटेन्शन|विस्तार)\\s*(?:नंबर|n°)?\\s*[:：]?\\s*(\\p{Nd}{1,7})[)）]?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{5,14}");

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("not a number in E.164 form (" + e164.length() + " characters)");
        }
    }

    /**
     * Reads what a person typed or a provider sent.
     *
     * @param region two letters, for numbers written without a country code
     * @return empty when it is not a possible number anywhere
     */
    public static Optional<PhoneNumber> parse(String written, String region) {
        try {
            var parsed = read(written, region);
            return isWhole(parsed)
                    ? Optional.of(new PhoneNumber(LIBRARY.format(parsed, PhoneNumberUtil.PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * A number and what its numbering plan says of it, looked up once: for a hundred thousand of them.
     *
     * @param region two letters, empty when unknown
     */
    public record Looked(PhoneNumber number, String region, NumberKind kind) {}

    /**
     * The same as {@link #parse}, {@link #region()} and {@link #kind()} together. A number with an extension is none:
     * whoever answers at the switchboard is somebody else.
     */
    public static Optional<Looked> look(String written, String region) {
        try {
            var plain = plain(written);
            var parsed = plain == null ? read(written, region) : plain;
            if (parsed.hasExtension() || !isWhole(parsed)) {
                return Optional.empty();
            }
            var found = NumberPlans.find(parsed);
            return Optional.of(new Looked(
                    new PhoneNumber(
                            plain == null ? LIBRARY.format(parsed, PhoneNumberUtil.PhoneNumberFormat.E164) : written),
                    found.region().filter(PhoneNumber::isCountry).orElse(""),
                    kind(found.type())));
        } catch (NumberParseException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** What was written behind a number, such as {@code 22} in {@code +1 415 555 0134 x22}. */
    public static Optional<String> extension(String written, String region) {
        try {
            var parsed = read(written, region);
            return parsed.hasExtension() && isWhole(parsed) ? Optional.of(parsed.getExtension()) : Optional.empty();
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    /**
     * Also with the thin spaces of a French page, from which it was copied (the library knows only the wider ones), and with
     * an extension in the words of our languages.
     */
    private static Phonenumber.PhoneNumber read(String written, String region) throws NumberParseException {
        var plain = written.replace(THIN_SPACE, ' ');
        return LIBRARY.parse(EXTENSION.matcher(plain).replaceFirst(" ext. $1"), region);
    }

    /** One that can be dialled from anywhere: not seven digits, which are a number only within their town. */
    private static boolean isWhole(Phonenumber.PhoneNumber parsed) {
        return LIBRARY.isPossibleNumberWithReason(parsed) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE;
    }

    /**
     * A number of North America that is written in E.164 form already, without the library's many looks for prefixes,
     * extensions and letters, which are most of what a number costs: with a plus, a one and ten digits of which the first
     * is no one, there is nothing to strip. Null for all else, which the library reads.
     */
    private static Phonenumber.@Nullable PhoneNumber plain(String written) {
        if (written.length() != PLAIN.length() || !written.startsWith("+1")) {
            return null;
        }
        long national = 0;
        for (int at = 2; at < written.length(); at++) {
            var digit = written.charAt(at) - '0';
            if (digit < 0 || digit > 9 || (at == 2 && digit < 2)) {
                return null;
            }
            national = national * 10 + digit;
        }
        return new Phonenumber.PhoneNumber().setCountryCode(1).setNationalNumber(national);
    }

    /** A number with its country code, with or without the plus (Telegram's contacts come in both forms). */
    public static Optional<PhoneNumber> international(String digits) {
        return parse(digits.startsWith("+") ? digits : "+" + digits, NO_REGION);
    }

    /** The two letters of the region the number belongs to (US and CA are told apart), empty when unknown. */
    public Optional<String> region() {
        return parsed().map(LIBRARY::getRegionCodeForNumber).filter(PhoneNumber::isCountry);
    }

    /** Every region that has telephone numbers, as two letters. */
    public static Set<String> regions() {
        return LIBRARY.getSupportedRegions();
    }

    /** The regions that share a calling code, such as 44, the main one first; none for a code that nobody has. */
    public static List<String> regionsOf(int callingCode) {
        return LIBRARY.getRegionCodesForCountryCode(callingCode).stream()
                .filter(PhoneNumber::isCountry)
                .toList();
    }

    /** What it is for, by the numbering plan of its region. */
    public NumberKind kind() {
        return parsed().map(LIBRARY::getNumberType).map(PhoneNumber::kind).orElse(NumberKind.UNKNOWN);
    }

    /** The country code and the last four digits, for screens: {@code +1 ••• ••• 0134}. */
    public String masked() {
        var end = e164.substring(Math.max(1, e164.length() - SHOWN_AT_THE_END));
        var country = parsed().map(number -> "" + number.getCountryCode()).orElse("");
        return "+" + country + " ••• ••• " + end;
    }

    /**
     * The same with the digits of its area, so that two numbers of one list can be told apart: {@code +1 415 ••• 0134}. For the
     * person whose list it is.
     */
    public String maskedInArea() {
        return parsed().map(number -> {
                    var national = LIBRARY.getNationalSignificantNumber(number);
                    return national.length() < AREA + SHOWN_AT_THE_END + LEAST_HIDDEN
                            ? masked()
                            : "+" + number.getCountryCode() + " " + national.substring(0, AREA) + " ••• "
                                    + national.substring(national.length() - SHOWN_AT_THE_END);
                })
                .orElseGet(this::masked);
    }

    /** All of it, grouped as its country writes it: only for the person whose number it is, or who has just typed it. */
    public String readable() {
        return parsed().map(number -> LIBRARY.format(number, PhoneNumberUtil.PhoneNumberFormat.INTERNATIONAL))
                .orElse(e164);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static boolean isCountry(String region) {
        return !region.equals(NO_REGION) && !region.equals(NumberPlans.NO_COUNTRY);
    }

    private static NumberKind kind(PhoneNumberUtil.PhoneNumberType type) {
        return switch (type) {
            case FIXED_LINE, MOBILE, FIXED_LINE_OR_MOBILE, VOIP -> NumberKind.ORDINARY;
            case TOLL_FREE, PREMIUM_RATE, SHARED_COST, PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL -> NumberKind.SPECIAL;
            case UNKNOWN -> NumberKind.UNKNOWN;
        };
    }

    private Optional<Phonenumber.PhoneNumber> parsed() {
        try {
            return Optional.of(LIBRARY.parse(e164, NO_REGION));
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }
}
