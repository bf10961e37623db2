package com.speechcad.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.call.CallLookup;
import com.speechcad.call.Dialer;
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
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.Unreachable;
import com.speechcad.local.retell.Callee;
import com.speechcad.local.retell.Fault;
import com.speechcad.privacy.ProviderCopies;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deleting what Retell keeps, against its strict double. */
class ForgetContractTest {
    private static final PhoneNumber OURS = new PhoneNumber("+14155550100");
    private static final PhoneNumber THEIRS = new PhoneNumber("+14155550101");

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

    @Test
    void a_call_that_is_refused_as_unknown_and_is_there_is_tried_again() {
        var call = call();
        lab.retell().faults().add(Fault.once(Fault.Kind.NOT_FOUND, "delete-call"));

        assertThatThrownBy(() -> copies.forgetCall(TestApp.TENANT, call)).isInstanceOf(Unreachable.class);
        assertThat(app.get(CallLookup.class).byId(TestApp.TENANT, call)).isPresent();

        copies.forgetCall(TestApp.TENANT, call);
        assertThat(app.get(CallLookup.class).byId(TestApp.TENANT, call)).isEmpty();
    }

    @Test
    void a_page_of_whoever_stands_before_the_provider_says_nothing_about_a_call() {
        var call = call();
        lab.retell().faults().add(Fault.always(Fault.Kind.PAGE, "-call/"));

        assertThatThrownBy(() -> copies.forgetCall(TestApp.TENANT, call)).isInstanceOf(Unreachable.class);
        assertThatThrownBy(() -> app.get(CallLookup.class).byId(TestApp.TENANT, call))
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void what_leads_a_task_is_gone_though_the_question_for_a_flow_breaks_a_rule() {
        var task = CompileFlow.any("Parcel", Language.EN, Draft.empty().tasked("Ask whether the parcel came."));
        var engine = engine(task);
        lab.retell().faults().add(Fault.once(Fault.Kind.REFUSED_400, "delete-conversation-flow"));

        copies.forgetFlow(TestApp.TENANT, engine.id());

        assertThat(app.get(FlowPublisher.class).createAgent(TestApp.TENANT, task, engine))
                .isInstanceOf(FlowPublisher.Answer.Refused.class);
    }

    @Test
    void a_flow_that_is_refused_and_is_there_is_tried_again() {
        var flow = CompileFlow.any("Goodbye", Language.EN, new Draft(List.of(new Step.End("s1", "Goodbye."))));
        var engine = engine(flow);
        lab.retell().faults().add(Fault.once(Fault.Kind.REFUSED_400, "delete-conversation-flow"));

        assertThatThrownBy(() -> copies.forgetFlow(TestApp.TENANT, engine.id())).isInstanceOf(Unreachable.class);
    }

    @Test
    void a_flow_of_which_it_is_only_said_to_ask_later_is_tried_again() {
        var flow = CompileFlow.any("Goodbye", Language.EN, new Draft(List.of(new Step.End("s1", "Goodbye."))));
        var engine = engine(flow);
        lab.retell().faults().add(Fault.once(Fault.Kind.REFUSED_400, "delete-conversation-flow"));
        lab.retell().faults().add(Fault.once(Fault.Kind.THROTTLED, "get-conversation-flow"));

        assertThatThrownBy(() -> copies.forgetFlow(TestApp.TENANT, engine.id())).isInstanceOf(Unreachable.class);

        copies.forgetFlow(TestApp.TENANT, engine.id());
        assertThat(app.get(FlowPublisher.class).createAgent(TestApp.TENANT, flow, engine))
                .isInstanceOf(FlowPublisher.Answer.Refused.class);
    }

    /** One that is over. */
    private String call() {
        var flow = CompileFlow.any("Goodbye", Language.EN, new Draft(List.of(new Step.End("s1", "Goodbye."))));
        var agent = accepted(app.get(FlowPublisher.class).createAgent(TestApp.TENANT, flow, engine(flow)));
        lab.retell().script(THEIRS.e164(), new Callee.Busy());
        var order = new Dialer.Order(
                TestApp.TENANT,
                UUID.randomUUID(),
                OURS,
                THEIRS,
                agent.id(),
                agent.version(),
                Duration.ofMinutes(2),
                false,
                Map.of());
        var call = ((Dialer.Dialled.Accepted) app.get(Dialer.class).dial(order)).providerCall();
        lab.untilOver(call);
        return call;
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
