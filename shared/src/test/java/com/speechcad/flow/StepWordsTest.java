package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.Rewire.Exit;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepWordsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            See you {{date}}, {{time}}. | 20 | See you {{date}}, …
            See you {{date}}, {{time}}. | 16 | See you…
            See you {{date}}, {{time}}. | 17 | See you {{date}}…
            See you {{date}}, {{time}}. | 27 | See you {{date}}, {{time}}.
            {{a_very_long_variable}}    | 10 | {{a_very_…
            Short                       | 20 | Short
            आपकी पक्की बात               | 9  | आपकी प…
            आपकी पक्की बात               | 10 | आपकी प…
            आपकी पक्की बात               | 4  | आप…
            Family 👨‍👩‍👧 news               | 12 | Family …
            """, delimiter = '|')
    void words_are_never_cut_within_a_variable(String words, int most, String shown) {
        assertThat(StepWords.shortened(words, most)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            EN | no key or another key → step 2            | no usable answer → step 2
            HI | कोई बटन नहीं या दूसरा बटन → चरण 2 | कोई सही जवाब नहीं → चरण 2
            ZH | 没按键或按了其他键 → 步骤 2 | 没有有效回答 → 步骤 2
            FR | aucune touche ou une autre → étape 2 | aucune réponse utilisable → étape 2
            """, delimiter = '|')
    void what_is_no_answer_is_said_in_the_words_of_what_was_asked(Language language, String menu, String digits) {
        var then = Failure.going(1, Optional.of("s2"));
        assertThat(otherwise(language, new Step.Menu("s1", "Press 1.", List.of(), then)))
                .isEqualTo(menu);
        assertThat(otherwise(
                        language,
                        new Step.AskDigits("s1", "Rate us.", new Typed.Rating(5), "rating", then, Optional.empty())))
                .isEqualTo(digits);
        assertThat(otherwise(language, new Step.Question("s1", "When?", "day", List.of(), then, Optional.empty())))
                .isEqualTo(digits);
        assertThat(otherwise(language, new Step.Feedback("s1", "How was it?", "wish", then, Optional.empty())))
                .isEqualTo(digits);
    }

    private static String otherwise(Language language, Step step) {
        var draft = new Draft(List.of(step, new Step.End("s2", "Goodbye.")));
        return Way.of(step).stream()
                .filter(way -> way.exit() instanceof Exit.Otherwise)
                .map(way -> Words.plain(StepWords.leads(draft, step, way), Reader.of(language)))
                .findFirst()
                .orElseThrow();
    }
}
