package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a picture of a flow says about its steps. */
class ChartFlowTest {
    private static final Draft DRAFT = new Draft(List.of(
            new Step.AskDigits(
                    "s1",
                    "Rate us.",
                    new Typed.Rating(5),
                    "rating",
                    Failure.going(1, Optional.of("s2")),
                    Optional.of("s2")),
            new Step.Transfer("s2", "One moment.", "+14155550142", Optional.empty())));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | Rate us. (a rating from 1 to 5) | One moment. (transfer to +1\u00A0•••\u00A0•••\u00A00142)
            ZH | Rate us.（1 到 5 的评分）        | One moment.（转接至 +1\u00A0•••\u00A0•••\u00A00142）
            """)
    void words_and_what_is_beside_them_stand_as_in_the_reader_s_language(
            Language language, String digits, String transfer) {
        assertThat(ChartFlow.chart("Survey", DRAFT, Reader.of(language)).boxes())
                .extracting(FlowChart.Box::words)
                .containsExactly(digits, transfer);
    }

    @Test
    void comparisons_are_counted_in_signs_of_every_script_and_what_is_never_reached_says_so() {
        var draft = new Draft(List.of(
                new Step.Branch(
                        "s1",
                        List.of(new Step.Case(
                                new Comparison("city", Comparison.Operator.EXISTS, ""), Optional.of("s2"))),
                        Optional.of("s2")),
                new Step.End("s2", "Goodbye."),
                new Step.End("s3", "Lost.")));

        var boxes = ChartFlow.chart("Cities", draft, Reader.of(Language.FR)).boxes();

        assertThat(boxes.getFirst().exits()).extracting(FlowChart.Exit::mark).containsExactly("1", "…");
        assertThat(boxes).extracting(FlowChart.Box::remark).containsExactly("", "", "jamais atteinte");
        assertThat(boxes).extracting(FlowChart.Box::start).containsExactly("Début de l’appel", "", "");
    }
}
