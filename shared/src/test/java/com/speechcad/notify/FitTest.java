package com.speechcad.notify;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FitTest {
    @Test
    void what_fits_stays_as_it_is_however_much_markup_it_has() {
        var html = "<b>" + "<i>a</i>".repeat(100) + "</b>";

        assertThat(Fit.within(html, 100)).isSameAs(html);
    }

    @Test
    void what_is_too_long_ends_with_a_word_and_its_markup_closed() {
        assertThat(Fit.within("<b>One two three</b> four <i>five &amp; six</i>", 21))
                .isEqualTo("<b>One two three</b> four <i>f…</i>");
        assertThat(Fit.within("<b>One two three four five</b>", 21)).isEqualTo("<b>One two three four…</b>");
        assertThat(Fit.within("<b>" + "x".repeat(500) + "</b>", 10)).isEqualTo("<b>xxxxxxxxx…</b>");
        assertThat(Fit.within("a&lt;b&lt;c&lt;d", 5)).isEqualTo("a&lt;b&lt;…");
    }

    @Test
    void an_emoji_keeps_both_halves() {
        assertThat(Fit.within("a".repeat(8) + "😀😀", 10)).isEqualTo("a".repeat(8) + "…");
    }

    @Property
    void it_fits_and_every_tag_is_closed(@ForAll("html") String html, @ForAll @IntRange(min = 2, max = 60) int most) {
        var fitted = Fit.within(html, most);

        var bare = fitted.replaceAll("<[^>]*>", "").replaceAll("&[a-z]+;", "&");
        assertThat(bare.length()).isLessThanOrEqualTo(most);
        assertThat(fitted.split("<[bi]>", -1)).hasSameSizeAs(fitted.split("</[bi]>", -1));
        assertThat(fitted.codePoints())
                .noneMatch(sign -> sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE);
    }

    @Provide
    Arbitrary<String> html() {
        return Arbitraries.of(
                        "a",
                        " ",
                        "\n",
                        "😀",
                        "&lt;",
                        "&amp;",
                        "<b>b</b>",
                        "<i>many words in here</i>",
                        "<b>a<i>b</i></b>")
                .list()
                .ofMaxSize(80)
                .map(pieces -> String.join("", pieces));
    }
}
