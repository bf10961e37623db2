package com.speechcad.text;

import static com.speechcad.text.Text.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.TopUpText;
import com.speechcad.kernel.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Buttons and toasts know no markup: ours is left out of them, and what a person wrote is shown as it was written. */
class PlainWordsTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void our_own_markup_is_left_out(Language language) {
        var said = text(TopUpText.PARKED_DONE_SUM).with("amount", Money.cents(11_950));

        assertThat(Words.plain(said, Reader.of(language))).contains("119").doesNotContain("<", ">");
        assertThat(Words.html(said, Reader.of(language))).contains("<b>");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_is_given_stands_as_it_was_written(Language language) {
        var written = text(TopUpText.COIN).with("coin", "<b>A & B</b> &lt;");
        var marked = text(TopUpText.COIN).with("coin", Html.code("1<2 & 3"));

        assertThat(Words.plain(written, Reader.of(language))).isEqualTo("<b>A & B</b> &lt;");
        assertThat(Words.plain(marked, Reader.of(language))).isEqualTo("1<2 & 3");
    }
}
