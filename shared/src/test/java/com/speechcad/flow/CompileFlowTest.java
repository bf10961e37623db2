package com.speechcad.flow;

import static com.speechcad.flow.CheckFlowTest.choice;
import static com.speechcad.flow.CheckFlowTest.draft;
import static com.speechcad.flow.CheckFlowTest.menu;
import static com.speechcad.flow.CheckFlowTest.message;
import static com.speechcad.flow.CheckFlowTest.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.text.Language;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompileFlowTest {
    private static final Draft SURVEY = draft(
            message("s1", "s2"),
            menu("s2", "s4", choice('1', "s3"), choice('2', "s4")),
            question("s3", "day", "s4"),
            new Step.End("s4", "Goodbye."));

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_preamble_opens_every_call_and_says_how_to_opt_out(Language language) {
        var flow = CompileFlow.compile("Survey", language, SURVEY);

        assertThat(flow.start()).isEqualTo(CompiledFlow.PREAMBLE);
        assertThat(flow.place(CompiledFlow.PREAMBLE)).get().satisfies(place -> {
            assertThat(place.text()).contains("9");
            assertThat(((Place.Say) place).next()).isEqualTo("s1");
        });
        assertThat(flow.places())
                .filteredOn(
                        place -> place instanceof Place.Say say && say.next().equals(CompiledFlow.PREAMBLE))
                .isEmpty();
    }

    @Test
    void a_menu_asks_again_as_often_as_said_and_then_goes_on() {
        var flow = CompileFlow.compile("Survey", Language.EN, SURVEY);

        assertThat(otherwise(flow, "s2")).isEqualTo("s2.2");
        assertThat(otherwise(flow, "s2.2")).isEqualTo("s2.3");
        assertThat(otherwise(flow, "s2.3")).isEqualTo("s4");
        assertThat(((Place.Keys) flow.place("s2.3").orElseThrow()).keys()).isEqualTo(Map.of('1', "s3", '2', "s4"));
        assertThat(CompiledFlow.stepOf("s2.3")).isEqualTo("s2");
    }

    /** Chinese has no blank between two sentences. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | Sorry, I did not get that. Press 1.
            HI | । Press 1.
            ZH | 。Press 1.
            FR | . Press 1.
            """)
    void what_is_asked_again_follows_as_sentences_do_in_the_language(Language language, String end) {
        var flow = CompileFlow.compile("Survey", language, SURVEY);

        assertThat(flow.place("s2").orElseThrow().text()).isEqualTo("Press 1.");
        assertThat(flow.place("s2.2").orElseThrow().text()).endsWith(end);
    }

    @Test
    void a_draft_with_findings_does_not_compile() {
        assertThatThrownBy(() -> CompileFlow.compile("Survey", Language.EN, draft(message("s1", ""))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String otherwise(CompiledFlow flow, String place) {
        return ((Place.Keys) flow.place(place).orElseThrow()).wrong();
    }
}
