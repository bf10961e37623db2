package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.Language;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlowTemplateTest {
    static Stream<Arguments> all() {
        return Stream.of(FlowTemplate.values())
                .flatMap(template -> Stream.of(Language.values()).map(language -> Arguments.of(template, language)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("all")
    void a_template_can_be_published_as_it_is(FlowTemplate template, Language language) {
        var draft = template.draft(language);

        assertThat(CheckFlow.check(draft)).isEmpty();
        assertThat(ScreenDraft.flagged(draft)).isEmpty();
        var flow = CompileFlow.compile("Template", language, draft);
        assertThat(flow.places()).hasSizeGreaterThan(draft.steps().size());
        var trial = Trial.begin(
                flow, SampleValues.of(draft.steps().stream().map(Step::text).toList(), draft.defaults(), language));
        assertThat(trial.state()).isEqualTo(Trial.State.WAITS);
        assertThat(trial.said()).allSatisfy(said -> assertThat(said.words()).doesNotContain("{{"));
    }
}
