package com.speechcad.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortenTest {
    @ParameterizedTest
    @CsvSource({
        "short, 5, short",
        "a longer one, 8, a longe…",
        "abc😀, 5, abc😀",
        "abc😀d, 5, abc…",
        "ab👩‍👩‍👧 family, 8, ab…",
        "नमस्ते जी, 4, नम…"
    })
    void what_is_left_out_shows_and_no_sign_loses_a_half(String words, int most, String shortened) {
        assertThat(Shorten.to(words, most)).isEqualTo(shortened);
    }

    @Test
    void without_a_mark_it_is_only_cut() {
        assertThat(Shorten.cut("abc😀d", 4)).isEqualTo("abc");
        assertThat(Shorten.cut("abc😀d", 5)).isEqualTo("abc😀");
    }

    @Property
    void it_is_never_longer_and_always_text(
            @ForAll("anything") String words, @ForAll @IntRange(min = 1, max = 40) int most) {
        var shortened = Shorten.to(words, most);

        assertThat(shortened.length()).isLessThanOrEqualTo(most);
        assertThat(shortened.codePoints())
                .noneMatch(sign -> sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE);
        assertThat(words)
                .startsWith(
                        shortened.endsWith("…") && !shortened.equals(words)
                                ? shortened.substring(0, shortened.length() - 1)
                                : shortened);
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.of("a", " ", "😀", "👩‍👩‍👧", "न", "म", "स्", "ते", "é", "́", "中", "🇫🇷")
                .list()
                .ofMaxSize(60)
                .map(signs -> String.join("", signs));
    }
}
