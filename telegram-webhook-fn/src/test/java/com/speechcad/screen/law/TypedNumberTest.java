package com.speechcad.screen.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person types as a number, and what is said of it. */
class TypedNumberTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            (415) 555-0134        | +14155550134
            +33 1 99 00 12 34     | +33199001234
            # A number that may never be called can still be kept off.
            +1 800 555 0134       | +18005550134
            # Seven digits are a number only within their town.
            555 0134              | not a phone number
            +1 415 555 0134 x22   | without “22”
            +1 415 555 0134 ext 7 | without “7”
            # A digit too few, and one that no number has there.
            +1 415 55 0134        | not a phone number
            +1 415 055 0134       | +1 415-055-0134 is in no range
            hello                 | not a phone number
            """, delimiter = '|')
    void is_taken_or_asked_for_again_with_the_reason(String line, String said) {
        assertThat(
                        switch (TypedNumber.read(line, "US")) {
                            case TypedNumber.Read.Good(var number) -> number.e164();
                            case TypedNumber.Read.Wrong(var why) -> Words.plain(why, Reader.of(Language.EN));
                        })
                .contains(said);
    }
}
