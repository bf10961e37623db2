package com.speechcad.screen.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.screening.Screening;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we give as an example of a script can be published as it stands: whoever copies it is not sent to a review. */
class ExamplesTest {
    private static final Pattern QUOTED = Pattern.compile("[“«]([^”»]+)[”»]");

    @ParameterizedTest
    @CsvSource({"EN", "HI", "ZH", "FR"})
    void our_own_examples_need_no_review(Language language) {
        for (var asked : new FlowWords[] {FlowWords.ASK_TEXT_MENU, FlowWords.ASK_TEXT_DIGITS}) {
            var text = Text.text(asked);
            var words = Words.plain(
                    asked == FlowWords.ASK_TEXT_MENU ? text.with("example", "{name}") : text, Reader.of(language));
            var examples =
                    QUOTED.matcher(words).results().map(found -> found.group(1)).toList();

            assertThat(examples).as(words).isNotEmpty();
            assertThat(examples)
                    .allSatisfy(example -> assertThat(
                                    Screening.screen(language, example).hits())
                            .as(example)
                            .isEmpty());
        }
    }
}
