package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A question's variables never stand as they are written in the script where its answers are shown. */
class StepLabelTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Will you come on {{date}}?        | Will you come on 5 May?
            Hello {{ first_name }}, is it so? | Hello [first name], is it so?
            क्या आप {{तारीख}} को आएँगे?          | क्या आप [तारीख] को आएँगे?
            {{date}}, {{city}}?               | 5 May, [city]?
            Your visit on {{da…               | Your visit on …
            No variable at all                | No variable at all
            """)
    void what_is_known_is_filled_in_and_the_rest_is_named(String label, String shown) {
        assertThat(StepLabel.shown(label, Map.of("date", "5 May"))).isEqualTo(shown);
    }

    @Test
    void a_long_question_is_not_cut_within_a_variable() {
        var words = "Good morning, this is the dental practice. Will you come {{appointment_date}} or later?";

        assertThat(StepLabel.kept(words))
                .isEqualTo("Good morning, this is the dental practice. Will you come …")
                .doesNotContain("{");
    }
}
