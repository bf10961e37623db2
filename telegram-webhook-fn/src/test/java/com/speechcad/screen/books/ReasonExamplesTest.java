package com.speechcad.screen.books;

import static com.speechcad.text.Text.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.screen.topup.TypedReason;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever types our own example is not told that its reason is too short. */
class ReasonExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("<code>[^<{]*?[\\d.,/]+ (\\D[^<{]*)</code>");
    private static final List<BooksWords> ASKED = List.of(
            BooksWords.ASK_CREDIT,
            BooksWords.ASK_REFUND,
            BooksWords.NOT_UNDERSTOOD,
            BooksWords.REFUND_NOT_UNDERSTOOD,
            BooksWords.PRICE_TYPE,
            BooksWords.PRICE_NOT_UNDERSTOOD,
            BooksWords.PRICE_NEEDS_COST,
            BooksWords.TERM_DOLLARS,
            BooksWords.TERM_SECONDS,
            BooksWords.TERM_NOT_UNDERSTOOD,
            BooksWords.PLAN_TYPE);

    @ParameterizedTest
    @EnumSource(Language.class)
    void our_own_examples_have_a_reason_that_holds(Language language) {
        assertThat(ASKED).allSatisfy(asked -> {
            var words =
                    Words.html(text(asked).with("name", "").with("what", "").with("value", ""), Reader.of(language));
            var reasons = EXAMPLE.matcher(words)
                    .results()
                    .map(found -> found.group(1))
                    .toList();

            assertThat(reasons).as(words).isNotEmpty().allMatch(TypedReason::holds);
        });
    }
}
