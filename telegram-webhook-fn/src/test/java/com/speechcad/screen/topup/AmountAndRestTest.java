package com.speechcad.screen.topup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an amount ends and the reason begins, and where nobody can tell. */
class AmountAndRestTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            25 bank proof               | 25 + bank proof
            12,50 bank proof            | 12,50 + bank proof
            1~000,50 bank proof   | 1~000,50 + bank proof
            25 4041 pages               | 25 + 4041 pages
            25 40 pages                 | 25 + 40 pages
            0.60 404 pages              | 0.60 + 404 pages
            1000 404 pages              | 1000 + 404 pages
            ten 404 pages               | ten + 404 pages
            1 000,50 bank proof         | torn
            1 000 bank proof            | torn
            $1 000$ bank proof          | torn
            1 000美元 bank proof          | torn
            1 000 000,50 bank proof     | torn
            1~000 000 bank proof  | torn
            1 00 000 bank proof         | torn
            १ ००० bank proof            | torn
            12 ,50 bank proof           | torn
            25 404 pages shown          | torn
            1 000000 bank proof         | torn
            $1 000000 bank proof        | torn
            1 404404404 bank proof      | torn
            1 00000 bank proof          | torn
            1000 000 bank proof         | torn
            1000000 000 bank proof      | torn
            १ ०००००० bank proof          | torn
            1 0 pages                   | 1 + 0 pages
            1 00 pages                  | 1 + 00 pages
            ten 000 pages               | ten + 000 pages
            25                          | none
            bank                        | none
            """, delimiter = '|')
    void an_amount_ends_at_a_space_unless_it_may_go_on(String line, String meant) {
        // The narrow space that a French phone writes between thousands.
        assertThat(said(line.replace('~', '\u202f'))).isEqualTo(meant.replace('~', '\u202f'));
    }

    private static String said(String line) {
        var read = AmountAndRest.of(line);
        if (read.isPresent()) {
            return read.get().amount() + " + " + read.get().rest();
        }
        return AmountAndRest.torn(line).isPresent() ? "torn" : "none";
    }
}
