package com.speechcad.kernel;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Region and type of a number by the library's own numbering plans, in one look through their patterns: the library takes
 * three, the region for itself and once more before the type. It says what the library says, of every number.
 */
final class NumberPlans {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final MetadataSource SOURCE =
            DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();
    private static final Map<Integer, List<Plan>> OF_COUNTRY_CODE = new ConcurrentHashMap<>();

    /** The library's name for a country code that belongs to no country. */
    static final String NO_COUNTRY = "001";

    private NumberPlans() {}

    /** @param region as the library names it, empty when it knows none */
    record Found(Optional<String> region, PhoneNumberType type) {
        private static final Found NOTHING = new Found(Optional.empty(), PhoneNumberType.UNKNOWN);
    }

    static Found find(Phonenumber.PhoneNumber number) {
        var plans = OF_COUNTRY_CODE.computeIfAbsent(number.getCountryCode(), NumberPlans::plans);
        var national = LIBRARY.getNationalSignificantNumber(number);
        for (var plan : plans) {
            if (plan.beginning.isPresent()
                    && plans.size() > 1
                    && !plan.beginning.get().matcher(national).lookingAt()) {
                continue;
            }
            var type = plan.type(national);
            if (type != PhoneNumberType.UNKNOWN || plan.beginning.isPresent() || plans.size() == 1) {
                return new Found(Optional.of(plan.region), type);
            }
        }
        return Found.NOTHING;
    }

    private static List<Plan> plans(int countryCode) {
        return LIBRARY.getRegionCodesForCountryCode(countryCode).stream()
                .map(region -> Plan.of(
                        region,
                        region.equals(NO_COUNTRY)
                                ? SOURCE.getMetadataForNonGeographicalRegion(countryCode)
                                : SOURCE.getMetadataForRegion(region)))
                .toList();
    }

    /**
     * What one region's numbers look like.
     *
     * @param anySpecial fits whatever one of the special ranges fits, and so rules most numbers out of all of them
     * @param isMobileToo whether fixed lines and mobiles share their numbers
     */
    private record Plan(
            String region,
            Optional<Pattern> beginning,
            Range all,
            Pattern anySpecial,
            List<Range> special,
            Range fixed,
            Range mobile,
            boolean isMobileToo) {

        private static Plan of(String region, PhoneMetadata data) {
            var special = special(data);
            return new Plan(
                    region,
                    data.hasLeadingDigits() ? Optional.of(Pattern.compile(data.getLeadingDigits())) : Optional.empty(),
                    Range.of(PhoneNumberType.UNKNOWN, data.getGeneralDesc()),
                    Pattern.compile(special.stream()
                            .flatMap(range -> range.numbers.stream())
                            .map(pattern -> "(?:" + pattern + ")")
                            .collect(Collectors.joining("|"))),
                    special,
                    Range.of(PhoneNumberType.FIXED_LINE, data.getFixedLine()),
                    Range.of(PhoneNumberType.MOBILE, data.getMobile()),
                    data.getSameMobileAndFixedLinePattern());
        }

        /** In the library's order: the first that fits is it. */
        private static List<Range> special(PhoneMetadata data) {
            return Stream.of(
                            Range.of(PhoneNumberType.PREMIUM_RATE, data.getPremiumRate()),
                            Range.of(PhoneNumberType.TOLL_FREE, data.getTollFree()),
                            Range.of(PhoneNumberType.SHARED_COST, data.getSharedCost()),
                            Range.of(PhoneNumberType.VOIP, data.getVoip()),
                            Range.of(PhoneNumberType.PERSONAL_NUMBER, data.getPersonalNumber()),
                            Range.of(PhoneNumberType.PAGER, data.getPager()),
                            Range.of(PhoneNumberType.UAN, data.getUan()),
                            Range.of(PhoneNumberType.VOICEMAIL, data.getVoicemail()))
                    .filter(Range::hasNumbers)
                    .toList();
        }

        private PhoneNumberType type(String national) {
            if (!all.has(national)) {
                return PhoneNumberType.UNKNOWN;
            }
            if (anySpecial.matcher(national).matches()) {
                for (var range : special) {
                    if (range.has(national)) {
                        return range.type;
                    }
                }
            }
            if (fixed.has(national)) {
                return isMobileToo || mobile.has(national)
                        ? PhoneNumberType.FIXED_LINE_OR_MOBILE
                        : PhoneNumberType.FIXED_LINE;
            }
            return !isMobileToo && mobile.has(national) ? PhoneNumberType.MOBILE : PhoneNumberType.UNKNOWN;
        }
    }

    /** @param lengths a bit for each that its numbers have; none where any will do */
    private record Range(PhoneNumberType type, Optional<Pattern> numbers, long lengths) {
        private static Range of(PhoneNumberType type, PhoneNumberDesc description) {
            var pattern = description.getNationalNumberPattern();
            var given = description.getPossibleLengthList();
            var lengths = given.stream()
                    .filter(length -> length >= 0)
                    .mapToLong(length -> 1L << length)
                    .reduce(0, (one, other) -> one | other);
            // The length -1 alone says that there are none.
            var isEmpty = pattern.isEmpty() || (!given.isEmpty() && lengths == 0);
            return new Range(type, isEmpty ? Optional.empty() : Optional.of(Pattern.compile(pattern)), lengths);
        }

        private boolean hasNumbers() {
            return numbers.isPresent();
        }

        private boolean has(String national) {
            return numbers.isPresent()
                    && (lengths == 0 || (lengths >> national.length() & 1) == 1)
                    && numbers.get().matcher(national).matches();
        }
    }
}
