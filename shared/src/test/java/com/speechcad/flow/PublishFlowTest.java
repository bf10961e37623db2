package com.speechcad.flow;

import static com.speechcad.flow.CheckFlowTest.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Menu;
import com.speechcad.notify.Message;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Text;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishFlowTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final Provider provider = new Provider();
    private final There there = new There();
    private final TestApp app = TestApp.with(provider, there);
    private final Users users = app.get(Users.class);
    private final Flows flows = app.get(Flows.class);
    private final UserId owner =
            inTenant(() -> users.meet(601, Optional.of(Language.EN)).id());
    private final FlowId flow = inTenant(() -> {
        var id = flows.create(owner, "Reminder", Language.EN).orElseThrow();
        flows.edit(owner, id, draft -> draft.with(message("s1", "")).with(new Step.End("s2", "Goodbye.")));
        return id;
    });

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_published_flow_can_be_called_with() {
        assertThat(publish()).isEqualTo(new PublishFlow.Outcome.Publishing(1));
        work();

        assertThat(inTenant(() -> app.get(FlowVersions.class).published(owner)))
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.number()).isEqualTo(1);
                    assertThat(version.agent()).contains(new FlowVersion.Agent("agent", 0));
                });
        assertThat(app.messenger().last()).contains("Reminder", "v1");
    }

    @Test
    void who_looks_at_the_flow_sees_it_there() {
        looksAtTheFlow();
        publish();
        work();

        assertThat(said(601))
                .filteredOn(words -> words.contains("is published"))
                .hasSize(1);
    }

    /** An admin let it through the next day: a change of yesterday's screen, far up the chat, notifies nobody. */
    @Test
    void who_looked_at_the_flow_yesterday_is_told_at_the_end_of_the_chat() {
        looksAtTheFlow();
        app.clock().advance(Duration.ofHours(20));
        publish();
        work();

        assertThat(said(601))
                .filteredOn(words -> words.contains("is published"))
                .hasSize(2);
        assertThat(app.messenger().last()).contains("is published");
    }

    /** A tap holds the chat first; whoever waits for the chat must not hold what the tap reads next. */
    @Test
    void publishing_waits_for_the_chat_before_it_holds_the_version() throws Exception {
        looksAtTheFlow();
        publish();
        var working = Thread.ofVirtual().unstarted(this::work);

        inTenant(() -> {
            app.sql().of("select chat_id from chat_session for update").list(row -> row.number("chat_id"));
            working.start();
            app.database().awaitLockWaiters(1, () -> !working.isAlive());
            return app.sql().of("select id from flow_version for update nowait").list(row -> row.text("id"));
        });

        working.join();
        assertThat(states()).containsExactly(FlowVersion.State.PUBLISHED);
    }

    private void looksAtTheFlow() {
        inTenant(() -> {
            var user = users.get(owner);
            app.sql()
                    .of("insert into chat_session (chat_id, screen, argument) values (:chat, 'flow', :flow)")
                    .with("chat", user.chat())
                    .with("flow", flow.value().toString())
                    .update();
            app.get(Chats.class)
                    .put(user.chat(), Menu.SLOT, Message.of(Text.text(PublishText.OPEN_FLOW)), user.reader());
            return true;
        });
    }

    @Test
    void a_voice_that_is_gone_is_said_before_the_provider_refuses_it() {
        inTenant(() -> {
            flows.edit(owner, flow, draft -> draft.speaking(Optional.of("lab-Emma")));
            return true;
        });
        assertThat(publish()).as("no list is known yet").isEqualTo(new PublishFlow.Outcome.Publishing(1));
        app.database().admin("""
                insert into voice (tenant_id, id, name, maker, gender, seen_at)
                values (1, 'lab-Other', 'Other', 'lab', 'MALE', now())""");

        assertThat(publish())
                .isInstanceOfSatisfying(
                        PublishFlow.Outcome.Refused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Finding::kind)
                                .containsExactly(Finding.Kind.VOICE_GONE));
    }

    @Test
    void publishing_the_same_again_changes_nothing() {
        publish();
        work();

        assertThat(publish()).isEqualTo(new PublishFlow.Outcome.Unchanged(1));
        inTenant(() -> {
            flows.rename(owner, flow, "Other name");
            return true;
        });
        assertThat(publish()).isEqualTo(new PublishFlow.Outcome.Publishing(2));
    }

    @Test
    void so_many_versions_a_day_and_no_more() {
        for (var version = 1; version <= PublishFlow.MOST_A_DAY; version++) {
            rename("Name " + version);
            assertThat(publish()).isEqualTo(new PublishFlow.Outcome.Publishing(version));
        }
        assertThat(publish()).as("nothing new").isEqualTo(new PublishFlow.Outcome.Unchanged(PublishFlow.MOST_A_DAY));
        rename("One more");

        assertThat(publish()).isEqualTo(new PublishFlow.Outcome.TooMany());
        assertThat(inTenant(() -> app.get(FlowVersions.class).of(owner, flow))).hasSize(PublishFlow.MOST_A_DAY);

        app.clock().advance(Duration.ofHours(25));
        assertThat(publish()).isEqualTo(new PublishFlow.Outcome.Publishing(PublishFlow.MOST_A_DAY + 1));
    }

    private void rename(String name) {
        inTenant(() -> {
            flows.rename(owner, flow, name);
            return true;
        });
    }

    @Test
    void a_new_step_never_takes_the_number_of_one_that_was_published() {
        publish();
        work();
        inTenant(() -> {
            flows.edit(owner, flow, draft -> draft.without("s2"));
            return true;
        });

        var used = inTenant(() -> app.get(FlowVersions.class).highestStep(flow));

        assertThat(inTenant(() -> flows.find(owner, flow)).orElseThrow().draft().nextId(used))
                .isEqualTo("s3");
    }

    @Test
    void undoing_a_deletion_is_no_way_past_the_most_flows() {
        inTenant(() -> {
            flows.delete(owner, flow);
            for (int i = 0; i < Flows.MOST_FLOWS; i++) {
                assertThat(flows.create(owner, "Flow " + i, Language.EN)).isPresent();
            }
            return true;
        });

        assertThat(inTenant(() -> flows.restore(owner, flow))).isEqualTo(Flows.Restored.FULL);
        assertThat(inTenant(() -> flows.of(owner))).hasSize(Flows.MOST_FLOWS);
    }

    @Test
    void a_lost_answer_is_asked_for_again_without_repeating_what_was_done() {
        provider.fail("agent");
        publish();
        work();
        assertThat(inTenant(() -> app.get(FlowVersions.class).published(owner))).isEmpty();

        app.clock().advance(Duration.ofMinutes(1));
        work();

        assertThat(inTenant(() -> app.get(FlowVersions.class).published(owner))).hasSize(1);
        assertThat(provider.asked).containsExactly("graph", "agent", "agent", "publish");
    }

    @Test
    void a_graph_that_was_deleted_at_the_provider_meanwhile_is_made_anew() {
        there.refusal = ProviderFlows.Why.NOT_FOUND;
        provider.fail("agent");
        publish();
        work();
        app.clock().advance(Duration.ofMinutes(1));
        work();

        assertThat(inTenant(() -> app.get(FlowVersions.class).published(owner))).hasSize(1);
        assertThat(provider.asked).containsExactly("graph", "agent", "graph", "agent", "publish");
    }

    @Test
    void a_graph_of_an_earlier_try_gets_every_word_that_we_compile_now() {
        provider.fail("agent");
        publish();
        work();
        app.clock().advance(Duration.ofMinutes(1));
        work();

        // The same steps as were brought there: whether their words are the same, only bringing them makes sure of.
        assertThat(there.saved)
                .singleElement()
                .satisfies(flow -> assertThat(flow.places())
                        .extracting(Place::id)
                        .containsExactly("preamble", "s1", "s2", "opt_out", "not_recorded"));
        assertThat(provider.asked).containsExactly("graph", "agent", "agent", "publish");
    }

    @Test
    void an_agent_never_gets_a_graph_that_does_not_take_what_we_compile_now() {
        there.refusal = ProviderFlows.Why.INVALID;
        provider.fail("agent");
        publish();
        work();
        provider.refuse("graph");
        app.clock().advance(Duration.ofMinutes(1));
        work();

        assertThat(provider.asked).containsExactly("graph", "agent", "graph");
        assertThat(states()).containsExactly(FlowVersion.State.REFUSED);
        assertThat(app.messenger().last()).contains("could not be published");
    }

    @ParameterizedTest
    @EnumSource(names = {"KEY", "UNPAID", "THROTTLED"})
    void what_time_or_an_operator_mends_is_waited_for_before_there_is_an_agent(ProviderFlows.Why passing) {
        there.refusal = passing;
        provider.fail("agent");
        publish();
        work();
        app.clock().advance(Duration.ofMinutes(1));
        work();
        assertThat(provider.asked).containsExactly("graph", "agent");
        assertThat(states()).containsExactly(FlowVersion.State.PUBLISHING);

        there.refusal = null;
        app.clock().advance(TEN_MINUTES);
        work();

        assertThat(provider.asked).containsExactly("graph", "agent", "agent", "publish");
        assertThat(states()).containsExactly(FlowVersion.State.PUBLISHED);
    }

    @Test
    void a_refusal_is_told_and_the_draft_stays() {
        provider.refuse("graph");
        publish();
        work();

        assertThat(app.messenger().last()).contains("could not be published");
        assertThat(inTenant(() -> app.get(FlowVersions.class).of(owner, flow)))
                .extracting(FlowVersion::state)
                .containsExactly(FlowVersion.State.REFUSED);
        assertThat(publish()).isEqualTo(new PublishFlow.Outcome.Publishing(2));
    }

    @Test
    void a_provider_that_is_away_for_hours_delays_publishing_and_loses_nothing() {
        for (int i = 0; i < 20; i++) {
            provider.fail("agent");
        }
        publish();
        for (int i = 0; i < 20; i++) {
            work();
            app.clock().advance(TEN_MINUTES);
        }
        assertThat(states()).containsExactly(FlowVersion.State.PUBLISHING);
        work();

        assertThat(states()).containsExactly(FlowVersion.State.PUBLISHED);
        assertThat(app.messenger().last()).contains("Reminder", "is published");
    }

    @Test
    void what_our_fault_keeps_from_being_published_is_given_up_in_words_and_can_be_published_again() {
        var admin = admin();
        provider.isBroken = true;
        publish();
        for (int i = 0; i < 12; i++) {
            assertThat(states()).containsExactly(FlowVersion.State.PUBLISHING);
            work();
            app.clock().advance(TEN_MINUTES);
        }

        assertThat(states()).containsExactly(FlowVersion.State.REFUSED);
        assertThat(said(601)).anySatisfy(words -> assertThat(words).contains("fault on our side", "publish it again"));
        assertThat(said(admin)).anySatisfy(words -> assertThat(words).contains("Reminder", "job "));
        provider.isBroken = false;
        assertThat(publish()).isEqualTo(new PublishFlow.Outcome.Publishing(2));
        work();
        assertThat(states()).containsExactly(FlowVersion.State.PUBLISHED, FlowVersion.State.REFUSED);
    }

    @Test
    void what_the_provider_refuses_is_told_to_the_admins_with_its_reason() {
        var admin = admin();
        provider.refuse("agent");
        publish();
        work();

        assertThat(said(admin))
                .singleElement()
                .satisfies(words -> assertThat(words).contains("Reminder", "v1", "400 no"));
    }

    private long admin() {
        inTenant(() -> {
            users.makeAdmin(users.meet(699, Optional.of(Language.EN)).id(), true);
            return true;
        });
        return 699;
    }

    private List<String> said(long telegram) {
        var chat = inTenant(() -> users.meet(telegram, Optional.of(Language.EN)).chat());
        return app.messenger().shown(chat).values().stream().map(Outgoing::html).toList();
    }

    private List<FlowVersion.State> states() {
        return inTenant(() -> app.get(FlowVersions.class).of(owner, flow)).stream()
                .map(FlowVersion::state)
                .toList();
    }

    @Test
    void a_flow_with_findings_is_not_published() {
        inTenant(() -> {
            flows.edit(owner, flow, draft -> draft.without("s2"));
            return true;
        });

        assertThat(publish()).isInstanceOf(PublishFlow.Outcome.Refused.class);
        assertThat(app.get(Jobs.class).due(10)).isEmpty();
    }

    @Test
    void nobody_publishes_a_transfer_without_the_right_to_it_whoever_asks() {
        inTenant(() -> {
            flows.edit(
                    owner,
                    flow,
                    draft -> new Draft(List.of(
                            new Step.Transfer("s1", "One moment.", "+14155550199", Optional.of("s2")),
                            new Step.End("s2", "Goodbye."))));
            return true;
        });

        assertThat(publish())
                .isInstanceOfSatisfying(
                        PublishFlow.Outcome.Refused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Finding::kind)
                                .containsExactly(Finding.Kind.TRANSFER_NUMBER_NOT_OWN));
        assertThat(app.get(Jobs.class).due(10)).isEmpty();
        assertThat(inTenant(() -> app.get(FlowVersions.class).of(owner, flow))).isEmpty();
    }

    @Test
    void what_was_replaced_is_kept_and_the_oldest_of_many_goes() {
        var replace = app.get(ReplaceDraft.class);
        var kept = app.get(KeptDrafts.class);
        for (var turn = 0; turn < KeptDrafts.MOST_OF_A_FLOW + 5; turn++) {
            inTenant(() -> {
                flows.edit(owner, flow, draft -> draft.with(message("s9", "")));
                return replace.deleteStep(owner, flow, "s9", false);
            });
        }
        assertThat(inTenant(() -> replace.deleteStep(owner, flow, "s9", false))).isEmpty();

        var all = inTenant(() -> kept.of(owner, flow));
        assertThat(all).hasSize(KeptDrafts.MOST_OF_A_FLOW);
        assertThat(all.getFirst().number()).isEqualTo(KeptDrafts.MOST_OF_A_FLOW + 5);
        assertThat(all.getFirst().draft().step("s9")).isPresent();
        var stranger = inTenant(() -> users.meet(603, Optional.empty()).id());
        assertThat(inTenant(() -> kept.of(stranger, flow))).isEmpty();
        assertThat(inTenant(
                        () -> replace.bringBack(stranger, flow, all.getFirst().number())))
                .isFalse();
    }

    @Test
    void another_persons_flow_is_not_there() {
        var stranger = inTenant(() -> users.meet(602, Optional.empty()).id());

        assertThat(inTenant(() -> flows.find(stranger, flow))).isEmpty();
        assertThat(inTenant(() -> app.get(PublishFlow.class).publish(stranger, flow)))
                .isEqualTo(new PublishFlow.Outcome.Gone());
    }

    @Test
    void a_deleted_flow_comes_back_when_it_is_restored() {
        inTenant(() -> {
            flows.delete(owner, flow);
            return true;
        });
        assertThat(inTenant(() -> flows.of(owner))).isEmpty();

        inTenant(() -> {
            flows.restore(owner, flow);
            return true;
        });
        assertThat(inTenant(() -> flows.of(owner))).extracting(Flow::name).containsExactly("Reminder");
    }

    private PublishFlow.Outcome publish() {
        return inTenant(() -> app.get(PublishFlow.class).publish(owner, flow));
    }

    private void work() {
        app.get(Jobs.class).due(10).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    private <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }

    /** A provider that answers as told. */
    private static final class Provider implements FlowPublisher {
        private final List<String> asked = new ArrayList<>();
        private final Deque<String> failing = new ArrayDeque<>();
        private final Deque<String> refusing = new ArrayDeque<>();
        private boolean isBroken;

        void fail(String step) {
            failing.add(step);
        }

        void refuse(String step) {
            refusing.add(step);
        }

        @Override
        public Answer createFlow(TenantId tenant, CompiledFlow flow) {
            return answer("graph");
        }

        @Override
        public Answer createTask(TenantId tenant, CompiledTask task) {
            return answer("task");
        }

        @Override
        public Answer createAgent(TenantId tenant, Compiled compiled, Reference engine) {
            return answer("agent");
        }

        @Override
        public Answer publish(TenantId tenant, Reference agent) {
            return answer("publish") instanceof Answer.Refused refused ? refused : new Answer.Accepted(agent);
        }

        private Answer answer(String step) {
            asked.add(step);
            if (isBroken) {
                throw new IllegalStateException("a bug");
            }
            if (failing.remove(step)) {
                throw new Unreachable("no answer");
            }
            return refusing.remove(step) ? new Answer.Refused("400 no") : new Answer.Accepted(new Reference(step, 0));
        }
    }

    /** What lies at the provider, as told. */
    private static final class There implements ProviderFlows {
        private final List<CompiledFlow> saved = new ArrayList<>();
        private @Nullable Why refusal;

        @Override
        public Said<List<Copy>> list(TenantId tenant) {
            return new Said.Done<>(List.of());
        }

        @Override
        public Said<Copy> get(TenantId tenant, String id) {
            return said(id);
        }

        @Override
        public Said<Copy> save(TenantId tenant, String id, CompiledFlow flow) {
            saved.add(flow);
            return said(id);
        }

        private Said<Copy> said(String id) {
            return refusal == null
                    ? new Said.Done<>(new Copy(id, 0, List.of("preamble", "s1", "s2", "opt_out")))
                    : new Said.Refused<>(refusal, "no");
        }

        @Override
        public Said<Boolean> delete(TenantId tenant, String id) {
            return new Said.Done<>(true);
        }
    }
}
