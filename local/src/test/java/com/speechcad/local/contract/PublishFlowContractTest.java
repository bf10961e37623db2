package com.speechcad.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.Flows;
import com.speechcad.flow.PublishFlow;
import com.speechcad.flow.Step;
import com.speechcad.kernel.UserId;
import com.speechcad.local.retell.Fault;
import com.speechcad.local.retell.RetellSimulator;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real publisher against the strict double of Retell, which validates every field. */
class PublishFlowContractTest {
    private final RetellLab lab = RetellLab.start();
    private final RetellSimulator retell = lab.retell();
    private final TestApp app = lab.app();

    @AfterEach
    void stop() {
        lab.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_flow_with_every_kind_of_step_is_accepted_to_the_letter(Language language) {
        var owner = publish(language);
        work();

        assertThat(newest(owner).state()).isEqualTo(FlowVersion.State.PUBLISHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create-conversation-flow", "create-agent", "publish-agent-version"})
    void an_answer_that_got_lost_is_made_good_by_the_next_try(String path) {
        retell.faults().add(Fault.once(Fault.Kind.LOST_500, path));
        var owner = publish(Language.EN);
        work();
        assertThat(newest(owner).state()).isEqualTo(FlowVersion.State.PUBLISHING);

        app.clock().advance(Duration.ofMinutes(1));
        work();

        assertThat(newest(owner).state()).isEqualTo(FlowVersion.State.PUBLISHED);
    }

    @Test
    void being_throttled_delays_publishing_and_refuses_nothing() {
        retell.faults().add(Fault.once(Fault.Kind.THROTTLED, "create-agent"));
        var owner = publish(Language.EN);
        work();
        app.clock().advance(Duration.ofMinutes(1));
        work();

        assertThat(newest(owner).state()).isEqualTo(FlowVersion.State.PUBLISHED);
    }

    private UserId publish(Language language) {
        return app.tx().call(TestApp.TENANT, () -> {
            var owner = app.get(Users.class).meet(777, Optional.of(language)).id();
            var flows = app.get(Flows.class);
            var id = flows.create(owner, "Reminder", language).orElseThrow();
            flows.edit(
                    owner,
                    id,
                    draft -> draft.with(new Step.PlayMessage("s1", "Hello.", Optional.empty()))
                            .with(new Step.Menu(
                                    "s2",
                                    "Press 1, or #.",
                                    List.of(
                                            new Step.Choice('1', Optional.empty()),
                                            new Step.Choice('#', Optional.of("s1"))),
                                    Failure.going(2, Optional.empty())))
                            .with(new Step.Question(
                                    "s3", "Which day?", "day", List.of(), Failure.skipping(1), Optional.empty()))
                            .with(new Step.End("s4", "Goodbye.")));
            assertThat(app.get(PublishFlow.class).publish(owner, id)).isEqualTo(new PublishFlow.Outcome.Publishing(1));
            return owner;
        });
    }

    private FlowVersion newest(UserId owner) {
        return app.tx().call(TestApp.TENANT, () -> {
            var flow = app.get(Flows.class).of(owner).stream().map(Flow::id).findFirst();
            return app.get(FlowVersions.class).of(owner, flow.orElseThrow()).getFirst();
        });
    }

    private void work() {
        lab.work();
    }
}
