package com.speechcad.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import com.speechcad.flow.CompileFlow;
import com.speechcad.flow.Draft;
import com.speechcad.flow.FlowPublisher;
import com.speechcad.flow.FlowPublisher.Answer.Accepted;
import com.speechcad.flow.Step;
import com.speechcad.kernel.Unreachable;
import com.speechcad.local.retell.Fault;
import com.speechcad.local.retell.Voice;
import com.speechcad.provider.retell.RetellAnswer;
import com.speechcad.provider.retell.RetellHttp;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who speaks where nobody chose, against the strict double of Retell: it refuses a voice that its workspace has not. */
class UsualVoiceContractTest {
    private static final List<Voice> AMERICANS = List.of(
            voice("11labs-Lily", "Lily", "American"),
            voice("11labs-Chloe", "Chloe", "American"),
            voice("retell-Cimo", "Cimo", "American"));

    private final RetellLab lab = RetellLab.start();
    private final TestApp app = lab.app();

    @AfterEach
    void stop() {
        lab.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_flow_is_published_in_every_language_where_all_voices_are_american(Language language) {
        lab.retell().offer(AMERICANS);

        assertThat(speaker(language)).isEqualTo("retell-Cimo");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_workspace_without_the_usual_voice_speaks_by_one_that_it_has(Language language) {
        lab.retell().offer(List.of(voice("custom_voice_1", "Ours", "American")));

        assertThat(speaker(language)).isEqualTo("custom_voice_1");
    }

    @Test
    void whoever_sounds_native_speaks_first() {
        lab.retell()
                .offer(Stream.concat(
                                AMERICANS.stream(),
                                Stream.of(
                                        voice("v_fr", "Zoe", "French"),
                                        voice("v_hi", "Zara", "Indian"),
                                        voice("v_zh", "Zhen", "Chinese (Mandarin)")))
                        .toList());

        assertThat(Stream.of(Language.EN, Language.HI, Language.ZH, Language.FR).map(this::speaker))
                .containsExactly("retell-Cimo", "v_hi", "v_zh", "v_fr");
    }

    @Test
    void while_nobody_says_which_voices_there_are_publishing_waits() {
        lab.retell().offer(List.of(voice("custom_voice_1", "Ours", "American")));
        lab.retell().faults().add(Fault.once(Fault.Kind.REFUSED_500, "list-voices"));

        assertThatThrownBy(() -> speaker(Language.EN)).isInstanceOf(Unreachable.class);
        assertThat(speaker(Language.EN)).isEqualTo("custom_voice_1");
    }

    @Test
    void a_voice_that_is_gone_since_the_list_was_read_is_replaced_by_one_that_is_there() {
        lab.retell().offer(List.of(voice("custom_voice_1", "Ours", "American")));
        assertThat(speaker(Language.EN)).isEqualTo("custom_voice_1");
        lab.retell().offer(List.of(voice("custom_voice_2", "Theirs", "American")));
        app.clock().advance(Duration.ofMinutes(1));

        assertThat(speaker(Language.EN)).isEqualTo("custom_voice_2");
    }

    private String speaker(Language language) {
        var publisher = app.get(FlowPublisher.class);
        var flow = CompileFlow.compile("Reminder", language, new Draft(List.of(new Step.End("s1", "Goodbye."))));
        var engine = ((Accepted) publisher.createFlow(TestApp.TENANT, flow)).reference();
        var agent = ((Accepted) publisher.createAgent(TestApp.TENANT, flow, engine)).reference();
        var kept = (RetellAnswer.Ok) app.get(RetellHttp.class).get(TestApp.TENANT, "/get-agent/" + agent.id());
        return String.valueOf(
                Objects.requireNonNull(kept.body().get("voice_id")).getStringValue());
    }

    private static Voice voice(String id, String name, String accent) {
        return new Voice(id, name, "elevenlabs", "female", accent, "Young");
    }
}
