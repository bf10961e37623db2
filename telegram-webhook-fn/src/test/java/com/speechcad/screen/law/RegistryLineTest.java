package com.speechcad.screen.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.lawful.RegistryChecks.Check;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryLineTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAN 12345, 2026-11-20",
                "SAN 12345 2026-11-20",
                "SAN 12345, 20 November 2026",
                "SAN 12345, Nov 20, 2026",
                "SAN 12345 ; 20 novembre 2026",
                "SAN 12345, 20 नवंबर 2026",
                "SAN 12345，2026年11月20日"
            })
    void the_day_may_be_written_in_any_form(String line) {
        assertThat(RegistryLine.read(line, TODAY)).contains(new Check("SAN 12345", LocalDate.of(2026, 11, 20)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_sample_that_is_shown_can_be_typed_as_it_stands(Language language) {
        var day = Words.plain(Text.text(LawWords.REGISTRY_SAMPLE).with("day", TODAY), Reader.of(language));

        assertThat(RegistryLine.read(day, TODAY)).contains(new Check("SAN 12345", TODAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAN 12345", "2026-11-20", "SAN 12345, 2026-12-24", "a, 2026-11-20", "SAN, soon"})
    void without_an_account_or_a_day_that_is_over_nothing_is_read(String line) {
        assertThat(RegistryLine.read(line, TODAY)).isEmpty();
    }
}
