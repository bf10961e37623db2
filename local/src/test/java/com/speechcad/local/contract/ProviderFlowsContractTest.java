package com.speechcad.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import com.speechcad.flow.CompileFlow;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.Draft;
import com.speechcad.flow.FlowPublisher;
import com.speechcad.flow.FlowPublisher.Answer.Accepted;
import com.speechcad.flow.FlowPublisher.Reference;
import com.speechcad.flow.ProviderFlows;
import com.speechcad.flow.ProviderFlows.Said;
import com.speechcad.flow.ProviderFlows.Why;
import com.speechcad.flow.Step;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.Unreachable;
import com.speechcad.local.retell.Fault;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.text.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Creating, listing, reading, saving and deleting flows at the strict double, and what its refusals mean. */
class ProviderFlowsContractTest {
    private final RetellLab lab = RetellLab.start();
    private final TestApp app = lab.app();
    private final ProviderFlows flows = app.get(ProviderFlows.class);
    private final FlowPublisher publisher = app.get(FlowPublisher.class);

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void a_flow_is_created_read_saved_listed_and_deleted() {
        var id = create().id();
        assertThat(done(flows.get(TestApp.TENANT, id)).nodes())
                .containsExactly("preamble", "s1", "s9", "opt_out", "not_recorded");

        var changed = flow("Hello.", new Step.PlayMessage("s2", "And welcome.", Optional.of("s9")));
        assertThat(done(flows.save(TestApp.TENANT, id, changed)).nodes())
                .containsExactly("preamble", "s1", "s2", "s9", "opt_out", "not_recorded");
        assertThat(done(flows.list(TestApp.TENANT)))
                .extracting(ProviderFlows.Copy::id)
                .containsExactly(id);

        assertThat(done(flows.delete(TestApp.TENANT, id))).isTrue();
        assertThat(done(flows.list(TestApp.TENANT))).isEmpty();
        assertThat(why(flows.get(TestApp.TENANT, id))).isEqualTo(Why.NOT_FOUND);
        assertThat(why(flows.delete(TestApp.TENANT, id))).isEqualTo(Why.NOT_FOUND);
    }

    @Test
    void a_published_version_never_changes() {
        var flow = create();
        var agent = ((Accepted) publisher.createAgent(TestApp.TENANT, flow("Hello."), flow)).reference();
        publisher.publish(TestApp.TENANT, agent);

        assertThat(why(flows.save(TestApp.TENANT, flow.id(), flow("Changed.")))).isEqualTo(Why.INVALID);
        assertThat(done(flows.delete(TestApp.TENANT, flow.id()))).isTrue();
    }

    @Test
    void long_lists_come_page_by_page() {
        for (int i = 0; i < 101; i++) {
            create();
        }

        assertThat(done(flows.list(TestApp.TENANT))).hasSize(101).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"THROTTLED, THROTTLED", "PAYMENT_REQUIRED, UNPAID"})
    void a_refusal_says_what_can_be_done(Fault.Kind fault, Why why) {
        lab.retell().faults().add(Fault.once(fault, "list-conversation-flows"));

        assertThat(why(flows.list(TestApp.TENANT))).isEqualTo(why);
    }

    @Test
    void a_wrong_key_and_a_missing_one_are_the_keys_fault() {
        app.get(Tenants.class).setKey(TestApp.TENANT, TenantKey.RETELL_API_KEY, new Secret("key_fake_wrong"));

        assertThat(why(flows.list(TestApp.TENANT))).isEqualTo(Why.KEY);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"REFUSED_500", "LOST_500"})
    void no_answer_is_no_answer(Fault.Kind fault) {
        lab.retell().faults().add(Fault.once(fault, "list-conversation-flows"));

        assertThatThrownBy(() -> flows.list(TestApp.TENANT)).isInstanceOf(Unreachable.class);
    }

    private Reference create() {
        return ((Accepted) publisher.createFlow(TestApp.TENANT, flow("Hello."))).reference();
    }

    private static CompiledFlow flow(String words, Step... more) {
        var first = new Step.PlayMessage("s1", words, Optional.of(more.length == 0 ? "s9" : more[0].id()));
        var steps = new java.util.ArrayList<Step>(List.of(first));
        steps.addAll(List.of(more));
        steps.add(new Step.End("s9", "Goodbye."));
        return CompileFlow.compile("Short", Language.EN, new Draft(steps));
    }

    private static <T> T done(Said<T> said) {
        assertThat(said).isInstanceOf(Said.Done.class);
        return ((Said.Done<T>) said).value();
    }

    private static <T> Why why(Said<T> said) {
        return ((Said.Refused<T>) said).why();
    }
}
