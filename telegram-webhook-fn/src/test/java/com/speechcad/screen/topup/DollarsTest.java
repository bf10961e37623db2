package com.speechcad.screen.topup;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.screen.topup.Dollars.Typed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an amount turned out to be, as people of four languages write it. */
class DollarsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            40             | 40
            40 usd         | 40
            USD 40         | 40
            40 Dollars US  | 40
            US$40          | 40
            12,5 $US       | 12.5
            12,50 $        | 12.5
            $ 40.00        | 40
            40 डॉलर        | 40
            ४० डॉलर        | 40
            40美元          | 40
            40 美金         | 40
            ＄４０．５         | 40.5
            1,000.50       | 1000.5
            1.000,50       | 1000.5
            1 000,50 $     | 1000.5
            1 000,5        | 1000.5
            1 000          | 1000
            5 000          | 5000
            1'250.00       | 1250
            1’250          | 1250
            1,00,000       | 100000
            १,२५,०००.५०    | 125000.5
            1,000,000      | 1000000
            1.000.000      | 1000000
            5,000          | 5000 or 5.000
            12.345         | 12345 or 12.345
            $5.000         | 5000 or 5.000
            १२,३४५         | 12345 or 12.345
            0.015          | parts of a cent
            12.3456        | parts of a cent
            1,000.505      | parts of a cent
            1234,567       | parts of a cent
            12 50          | none
            1 2 3          | none
            1,00           | 1
            1,0000,000     | none
            1,000.000,00   | none
            1,000,00       | none
            1,00,000,50    | none
            1,00,000.50    | 100000.5
            12,34,567,8    | none
            12,34,567.8    | 1234567.8
            4us0           | none
            40 €           | none
            5²             | none
            -20            | none
            1e3            | none
            $              | none
            usd            | none
            ''             | none
            """, delimiter = '|')
    void an_amount_is_read_or_asked_about(String line, String meant) {
        assertThat(said(Dollars.read(line))).isEqualTo(meant);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            12.3450        | 12.345
            0.015          | 0.015
            12.345         | none
            5,000          | none
            1,234.567      | 1234.567
            """, delimiter = '|')
    void an_operator_may_mean_parts_of_a_cent(String line, String meant) {
        var said = Dollars.exact(line)
                .map(money -> money.toDollars().stripTrailingZeros().toPlainString())
                .orElse("none");
        assertThat(said).isEqualTo(meant);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"$", "1", " ", "1 ", ",000", "1,00", "usd ", "$ us"})
    void a_whole_page_is_no_amount(String part) {
        var page = part.repeat(4096).substring(0, 4096);

        assertThat(said(Dollars.read(page))).isEqualTo("none");
        assertThat(Dollars.exact(page)).isEmpty();
        assertThat(Dollars.rate(page)).isEmpty();
        assertThat(Dollars.doubt(page)).isEmpty();
        assertThat(AmountAndRest.torn(page + " 000 a reason")).isEmpty();
    }

    private static String said(Typed typed) {
        return switch (typed) {
            case Typed.Amount(var money) ->
                money.toDollars().stripTrailingZeros().toPlainString();
            case Typed.PartsOfACent() -> "parts of a cent";
            case Typed.EitherOf(var whole, var part) -> whole + " or " + part;
            case Typed.NoAmount() -> "none";
        };
    }
}
