package com.speechcad.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** One look through the numbering plans has to say what the library says in three, of whatever number. */
class NumberPlansTest {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    @Example
    void the_library_says_the_same_of_every_kinds_example_in_every_region_and_of_all_that_differ_by_a_digit() {
        var types = EnumSet.noneOf(PhoneNumberType.class);
        var numbers = examples().flatMap(NumberPlansTest::around).toList();

        numbers.forEach(number -> types.add(same(number).type()));

        assertThat(numbers).hasSizeGreaterThan(100_000);
        assertThat(types).containsExactlyInAnyOrder(PhoneNumberType.values());
    }

    @Example
    void the_library_says_the_same_of_all_of_north_america() {
        var regions = LongStream.range(200, 1000)
                .boxed()
                .flatMap(area -> IntStream.range(0, 1000)
                        .filter(exchange -> (exchange + area) % 7 == 0 || exchange == 555)
                        .mapToObj(exchange -> number(1, area * 10_000_000 + exchange * 10_000L + 100)))
                .map(number -> same(number).region())
                .distinct();

        assertThat(regions).hasSizeGreaterThan(20);
    }

    @Example
    void a_country_code_that_nobody_has_belongs_to_no_region() {
        same(number(999, 2_125_550_100));
    }

    @Property(tries = 20_000)
    void the_library_says_the_same_of_any_number(@ForAll("any") Phonenumber.PhoneNumber number) {
        same(number);
    }

    @Provide
    Arbitrary<Phonenumber.PhoneNumber> any() {
        return Combinators.combine(
                        Arbitraries.of(LIBRARY.getSupportedCallingCodes()),
                        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(17),
                        Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 1), Tuple.of(1, 2)))
                .as((code, national, zeros) -> {
                    var number = number(code, Long.parseLong(national));
                    return zeros == 0
                            ? number
                            : number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
                });
    }

    private static NumberPlans.Found same(Phonenumber.PhoneNumber number) {
        var found = NumberPlans.find(number);
        assertThat(found)
                .as("+%d %s", number.getCountryCode(), LIBRARY.getNationalSignificantNumber(number))
                .isEqualTo(new NumberPlans.Found(
                        Optional.ofNullable(LIBRARY.getRegionCodeForNumber(number)), LIBRARY.getNumberType(number)));
        return found;
    }

    private static Stream<Phonenumber.PhoneNumber> examples() {
        return Stream.concat(
                        LIBRARY.getSupportedRegions().stream()
                                .flatMap(region -> Stream.of(PhoneNumberType.values())
                                        .map(type -> LIBRARY.getExampleNumberForType(region, type))),
                        LIBRARY.getSupportedGlobalNetworkCallingCodes().stream()
                                .map(LIBRARY::getExampleNumberForNonGeoEntity))
                .filter(Objects::nonNull);
    }

    /** Itself, with every digit changed to every other, one digit less and one more. */
    private static Stream<Phonenumber.PhoneNumber> around(Phonenumber.PhoneNumber example) {
        var digits = Long.toString(example.getNationalNumber());
        var changed = IntStream.range(0, digits.length())
                .boxed()
                .flatMap(place -> IntStream.range(0, 10)
                        .mapToObj(digit -> digits.substring(0, place) + digit + digits.substring(place + 1)));
        var others = Stream.of(digits, digits.substring(0, digits.length() - 1), digits + "0", digits + "7");
        return Stream.concat(changed, others)
                .filter(written -> !written.isEmpty())
                .map(written ->
                        new Phonenumber.PhoneNumber().mergeFrom(example).setNationalNumber(Long.parseLong(written)));
    }

    private static Phonenumber.PhoneNumber number(int code, long national) {
        return new Phonenumber.PhoneNumber().setCountryCode(code).setNationalNumber(national);
    }
}
