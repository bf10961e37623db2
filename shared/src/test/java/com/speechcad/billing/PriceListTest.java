package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {
    private final PriceList list = new PriceList(
            7,
            "v7",
            Pricing.SIX,
            List.of(
                    PriceEntry.ofRegion("US", true, Money.cents(15)),
                    PriceEntry.ofRegion("CA", true, Money.cents(16)),
                    PriceEntry.ofRegion("GB", false, Money.cents(45)),
                    PriceEntry.ofPrefix("+44", false, Money.cents(47)),
                    PriceEntry.ofPrefix("+4420", false, Money.cents(50)),
                    PriceEntry.ofPrefix("+4420794601", false, Money.cents(70)),
                    PriceEntry.ofPrefix("+7", false, Money.cents(80)),
                    PriceEntry.ofPrefix("+8816", false, Money.dollars(3))));

    /** The country code is not the country, and a prefix beats its region, the longer the better. */
    @ParameterizedTest(name = "{0} ({1}): {2}")
    @CsvSource(textBlock = """
            +12125550134   | New York           | US 15
            +14155550100   | San Francisco      | US 15
            +14165550134   | Toronto            | CA 16
            +12423570134   | the Bahamas        | no price BS
            +18763570134   | Jamaica            | no price JM
            +18093570134   | Dominican Republic | no price DO
            +16713570134   | Guam               | no price GU
            +17873570134   | Puerto Rico        | no price PR
            +442079460134  | London             | GB 70
            +442079460234  | London             | GB 50
            +441632960134  | in no known range  | - 47
            +447400123456  | a British mobile   | GB 47
            +447624123456  | the Isle of Man    | IM 47
            +79161234567   | Moscow             | RU 80
            +493012345678  | Berlin             | no price DE
            +881612345678  | a satellite        | - 300
            +881812345678  | another satellite  | no price
            """, delimiter = '|')
    void a_number_costs_what_its_place_costs(String number, String place, String told) {
        assertThat(told(list.find(new PhoneNumber(number)))).as(place).isEqualTo(told);
    }

    @ParameterizedTest(name = "{0} ({1})")
    @CsvSource(textBlock = """
            +19002345678   | premium-rate in the US
            +18002345678   | toll-free in the US
            +18882345678   | toll-free in the US
            +15002345678   | personal in the US
            +449012345678  | premium-rate in Britain
            +448001234567  | toll-free in Britain
            +448431234567  | shared-cost in Britain
            +447012345678  | personal in Britain
            +443031234567  | company-wide in Britain
            +447640123456  | a pager in Britain
            +80012345678   | toll-free worldwide
            +80812345678   | shared-cost worldwide
            +979123456789  | premium-rate worldwide
            +498001234567  | toll-free in Germany
            +33891123456   | premium-rate in France
            """, delimiter = '|')
    void special_numbers_have_no_price_whatever_the_list_says(String number, String kind) {
        assertThat(list.find(new PhoneNumber(number))).as(kind).isEqualTo(new PriceList.Found.Special());
    }

    @Test
    void a_list_without_prefixes_goes_by_region_alone() {
        var regions = new PriceList(1, "v1", Pricing.SIX, List.of(PriceEntry.ofRegion("GB", false, Money.cents(45))));

        assertThat(told(regions.find(new PhoneNumber("+442079460134")))).isEqualTo("GB 45");
        assertThat(told(regions.find(new PhoneNumber("+441632960134")))).isEqualTo("no price");
    }

    @Test
    void a_tariff_carries_its_list() {
        assertThat(list.find(new PhoneNumber("+14165550134")))
                .isEqualTo(new PriceList.Found.Priced(new Tariff(7, "v7", "CA", true, Money.cents(16), Pricing.SIX)));
    }

    /** What a region's numbers cost is what looking up each of them would say. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            US | 15
            GB | 47 50 70
            IM | 47
            RU | 80
            KZ | 80
            DE | ''
            BS | ''
            """, delimiter = '|')
    void a_region_has_each_price_that_one_of_its_numbers_has(String region, String cents) {
        assertThat(cents(list, region)).isEqualTo(cents);
    }

    @Test
    void a_prefix_belongs_to_the_region_whose_numbers_begin_with_it() {
        var prices = new PriceList(
                1,
                "v1",
                Pricing.SIX,
                List.of(
                        PriceEntry.ofRegion("US", true, Money.cents(15)),
                        PriceEntry.ofRegion("CA", true, Money.cents(16)),
                        PriceEntry.ofRegion("BS", false, Money.cents(25)),
                        PriceEntry.ofRegion("FR", false, Money.cents(45)),
                        PriceEntry.ofPrefix("+1907", true, Money.cents(20)),
                        PriceEntry.ofPrefix("+1242", false, Money.cents(30)),
                        PriceEntry.ofPrefix("+336", false, Money.cents(55)),
                        PriceEntry.ofPrefix("+1900", false, Money.cents(99))));

        assertThat(cents(prices, "US")).isEqualTo("15 20");
        assertThat(cents(prices, "CA")).isEqualTo("16");
        assertThat(cents(prices, "BS")).isEqualTo("30");
        assertThat(cents(prices, "FR")).isEqualTo("45 55");
    }

    private static String cents(PriceList prices, String region) {
        return prices.in(region).stream()
                .map(tariff -> tariff.perMinute().micros() / 10_000)
                .sorted()
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private static String told(PriceList.Found found) {
        return switch (found) {
            case PriceList.Found.Priced(var tariff) ->
                (tariff.region().isEmpty() ? "-" : tariff.region()) + " "
                        + tariff.perMinute().micros() / 10_000;
            case PriceList.Found.NoPrice(var region) -> ("no price " + region).strip();
            case PriceList.Found.Special() -> "special";
        };
    }
}
