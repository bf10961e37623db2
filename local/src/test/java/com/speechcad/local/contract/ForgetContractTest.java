package com.speechcad.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import com.speechcad.flow.CompileFlow;
import com.speechcad.flow.Compiled;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.CompiledTask;
import com.speechcad.flow.Draft;
import com.speechcad.flow.FlowPublisher;
import com.speechcad.flow.FlowPublisher.Answer.Accepted;
import com.speechcad.flow.FlowPublisher.Reference;
import com.speechcad.flow.Step;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.Unreachable;
import com.speechcad.privacy.ProviderCopies;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.text.Language;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deleting what Retell keeps, against its strict double. */
class ForgetContractTest {
    private final RetellLab lab = RetellLab.start();
    private final TestApp app = lab.app();
    private final ProviderCopies copies = app.get(ProviderCopies.class);

    @AfterEach
    void stop() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_agent_and_what_it_ran_are_gone_and_a_second_time_is_fine(boolean isTask) {
        var draft = isTask
                ? Draft.empty().tasked("Ask whether the parcel came.")
                : new Draft(List.of(new Step.End("s1", "Goodbye.")));
        var compiled = CompileFlow.any("Goodbye", Language.EN, draft);
        var engine = engine(compiled);
        var agent = accepted(app.get(FlowPublisher.class).createAgent(TestApp.TENANT, compiled, engine));

        for (int time = 0; time < 2; time++) {
            copies.forgetAgent(TestApp.TENANT, agent.id());
            copies.forgetFlow(TestApp.TENANT, engine.id());
        }

        assertThat(app.get(FlowPublisher.class).publish(TestApp.TENANT, agent))
                .isInstanceOf(FlowPublisher.Answer.Refused.class);
        assertThat(app.get(FlowPublisher.class).createAgent(TestApp.TENANT, compiled, engine))
                .isInstanceOf(FlowPublisher.Answer.Refused.class);
    }

    @Test
    void a_call_that_is_not_there_is_gone_and_a_wrong_key_is_tried_again_later() {
        copies.forgetCall(TestApp.TENANT, "call_unknown");

        app.get(Tenants.class).setKey(TestApp.TENANT, TenantKey.RETELL_API_KEY, new Secret("key_fake_wrong"));
        assertThatThrownBy(() -> copies.forgetCall(TestApp.TENANT, "call_unknown"))
                .isInstanceOf(Unreachable.class);
    }

    private Reference engine(Compiled compiled) {
        var publisher = app.get(FlowPublisher.class);
        return accepted(
                switch (compiled) {
                    case CompiledFlow flow -> publisher.createFlow(TestApp.TENANT, flow);
                    case CompiledTask task -> publisher.createTask(TestApp.TENANT, task);
                });
    }

    private static Reference accepted(FlowPublisher.Answer answer) {
        return ((Accepted) answer).reference();
    }
}
