package com.speechcad.screen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Task;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.privacy.ForgetFlows;
import com.speechcad.privacy.ProviderCopies;
import com.speechcad.screen.call.CallWorld;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deleted flow leaves the provider when it cannot be brought back any more, and never under a call or a campaign. */
class DeletedFlowsTest {
    private static final Duration KEPT = Flows.KEPT.plusHours(1);
    private static final String NUMBER = "My number +1 415-555-0161";

    private final Copies copies = new Copies();
    private final CallWorld world = new CallWorld(copies);
    private final DialogDriver ana = world.caller("Ana", Language.EN, "+14155550161");

    @BeforeEach
    void its_graph_is_at_the_provider() {
        world.inTenant(() -> world.app
                .sql()
                .of("update flow_version set provider_flow = 'graph_1'")
                .update());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void its_agent_and_its_graph_are_deleted_once_when_its_time_is_over() {
        delete();

        days(KEPT.minusSeconds(1));
        assertThat(copies.deleted).isEmpty();
        days(Duration.ofSeconds(1));
        assertThat(copies.deleted).containsExactly("agent agent_1", "flow graph_1");

        days(Duration.ofDays(30));
        assertThat(copies.deleted).hasSize(2);
    }

    @Test
    void while_the_provider_is_away_it_is_tried_again_until_it_is_done() {
        copies.away = 20;
        delete();
        days(KEPT);
        for (int i = 0; i < 25; i++) {
            world.app.clock().advance(Duration.ofMinutes(11));
            world.runJobs();
        }

        assertThat(copies.deleted).containsExactly("agent agent_1", "flow graph_1");
    }

    @Test
    void a_call_that_still_uses_it_comes_to_its_end_first() {
        ana.type("/start").tap("Call").tap("Reminder · v1").tap(NUMBER).tap("Call now");
        var call = world.dispatched();
        delete();

        days(KEPT);
        assertThat(copies.deleted).isEmpty();
        world.ended(call);
        world.app.clock().advance(Duration.ofHours(1));
        world.runJobs();
        assertThat(copies.deleted).hasSize(2);
    }

    @Test
    void a_campaign_that_is_not_over_keeps_it_and_a_draft_does_not() {
        ana.type("/start").tap("Call").tap("Reminder · v1").tap(NUMBER).tap("Call now");
        world.ended(world.dispatched());
        delete();
        var campaign = campaign("PAUSED");
        days(KEPT);
        assertThat(copies.deleted).isEmpty();

        world.app.database().admin("update campaign set state = 'FINISHED' where id = '" + campaign + "'");
        campaign("DRAFT");
        world.app.clock().advance(Duration.ofHours(1));
        world.runJobs();
        assertThat(copies.deleted).hasSize(2);
    }

    @Test
    void what_was_brought_back_stays_and_its_second_deletion_counts_anew() {
        delete();
        ana.tap("Undo");
        assertThat(ana.screen()).contains("Reminder");
        days(KEPT);
        assertThat(copies.deleted).isEmpty();

        delete();
        days(Duration.ofDays(6));
        assertThat(copies.deleted).isEmpty();
        days(Duration.ofDays(2));
        assertThat(copies.deleted).hasSize(2);
    }

    @Test
    void after_its_time_it_is_neither_brought_back_nor_called_again() {
        ana.type("/start").tap("Call").tap("Reminder · v1").tap(NUMBER).tap("Call now");
        world.ended(world.dispatched());
        delete();
        world.app.clock().advance(Flows.KEPT);

        ana.tap("Undo");
        assertThat(ana.screen()).contains("more than 7 days ago");
        ana.type("/start").tap("Call").tap("My calls").tap(ana.buttons().getFirst());
        ana.tap("Call again");
        assertThat(ana.buttons()).doesNotContain("Call now");
    }

    private void delete() {
        ana.type("/start").tap("Flows").tap(ana.buttons().getFirst());
        ana.tap("More").tap("Delete flow");
        assertThat(ana.screen()).contains("deleted", "7 days");
    }

    private String campaign(String state) {
        return world.inTenant(() -> world.app
                .sql()
                .of("""
                        insert into campaign (id, user_id, business_id, account_id, name, state, flow_version_id, flow_name,
                          flow_number, agent_id, agent_version, created_at, list_id, budget_micros, launched_at, from_number)
                        select gen_random_uuid(), f.owner_user_id, b.id, p.id, 'Spring', :state, v.id, v.name, 1, 'agent_1', 0,
                          v.created_at, gen_random_uuid(), 1, v.created_at, '+14155550100'
                        from flow_version v join flow f on f.id = v.flow_id join business b on b.owner_user_id = f.owner_user_id
                          cross join provider_account p
                        returning id""")
                .with("state", state)
                .only(row -> row.uuid("id"))
                .toString());
    }

    /** The daily task after that time, and what it asked for. */
    private void days(Duration time) {
        world.app.clock().advance(time);
        Task task = world.app.get(ForgetFlows.class);
        task.run(Duration.ofSeconds(30));
        task.run(Duration.ofSeconds(30));
        world.runJobs();
    }

    private static final class Copies implements ProviderCopies {
        private final List<String> deleted = new ArrayList<>();
        private int away;

        @Override
        public void forgetCall(TenantId tenant, String providerCall) {}

        @Override
        public void forgetAgent(TenantId tenant, String agent) {
            if (away > 0) {
                away--;
                throw new Unreachable("no answer");
            }
            deleted.add("agent " + agent);
        }

        @Override
        public void forgetFlow(TenantId tenant, String flow) {
            deleted.add("flow " + flow);
        }
    }
}
