package com.speechcad.screen.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.results.CampaignWords;
import com.speechcad.db.Audit;
import com.speechcad.db.AuditLog;
import com.speechcad.db.CountedStatements;
import com.speechcad.db.TestApp;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a page of the audit log costs, and what it says of campaigns. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogPageTest {
    private final TestApp app = TestApp.through(CountedStatements.PARAMETER, UnaryOperator.identity(), Map.of());

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_page_costs_the_same_however_many_people_and_things_it_names() {
        append("user:1", "country.switch", "country:FR", "{\"open\":true}");
        var few = cost(1);
        for (int i = 0; i < 8; i++) {
            var telegram = 8_800 + i;
            var user = in(() -> {
                var id = app.get(Users.class)
                        .meet(telegram, Optional.of(Language.EN))
                        .id();
                app.get(Businesses.class).of(id);
                return id.value();
            });
            append(
                    "telegram:" + telegram,
                    "tier.change",
                    "business:" + user,
                    "{\"from\":\"T0\",\"to\":\"T1\",\"reason\":\"x\"}");
        }
        for (int i = 0; i < 4; i++) {
            append("user:" + i, "campaign.change", "campaign:" + UUID.randomUUID(), "{\"state\":\"PAUSED\"}");
            append("user:" + i, "stop.release", "stop:" + UUID.randomUUID(), "{}");
            append("user:" + i, "operator-request.done", "operator-request:" + (7 + i), "{}");
            append("user:" + i, "flow.suspend", "flow:" + UUID.randomUUID(), "{}");
        }

        assertThat(few).as("the transaction, the log, three kinds of names").isLessThanOrEqualTo(7);
        assertThat(cost(8)).as("and campaigns, requests and stops at once").isLessThanOrEqualTo(10);
        assertThat(cost(24)).isLessThanOrEqualTo(10);
    }

    @Test
    void filters_find_the_same_as_reading_all_of_it() {
        append("user:77", "gate.dial", "attempt:1", "{}");
        append("user:78", "campaign.launch", "user:77", "{}");
        append("user:78", "wallet.credit", "user:79", "{}");
        append("user:77", "wallet.credit", "user:77", "{}");
        var all = entries(AuditLog.Wanted.ALL, 1_000);

        for (var marks :
                List.of(List.<String>of(), List.of("user:77"), List.of("user:77", "user:79"), List.of("user:1000"))) {
            for (var kinds :
                    List.of(List.<String>of(), List.of("wallet."), List.of("gate.", "campaign."), List.of("none."))) {
                assertThat(entries(new AuditLog.Wanted(marks, kinds), 1_000))
                        .isEqualTo(all.stream()
                                .filter(one ->
                                        marks.isEmpty() || marks.contains(one.actor()) || marks.contains(one.subject()))
                                .filter(one -> kinds.isEmpty() || kinds.stream().anyMatch(one.action()::startsWith))
                                .toList());
            }
        }
        assertThat(entries(new AuditLog.Wanted(List.of("user:77"), List.of()), 2))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_campaigns_state_is_called_as_its_own_screens_call_it(Language language) {
        var reader = Reader.of(language);
        for (var state : CampaignState.values()) {
            append("user:1", "campaign.change", "campaign:" + UUID.randomUUID(), "{\"state\":\"" + state + "\"}");
            var said = in(() -> app.get(Sentences.class).of(entries(AuditLog.Wanted.ALL, 1)))
                    .getFirst();

            assertThat(Words.plain(said, reader))
                    .contains(Words.plain(CampaignWords.state(state, Optional.empty()), reader));
        }
    }

    @Test
    void a_campaign_that_rests_or_goes_on_is_not_just_changed() {
        append("platform", "campaign.change", "campaign:" + UUID.randomUUID(), "{\"stopped\":true}");
        assertThat(said()).contains("switched off");
        append("platform", "campaign.change", "campaign:" + UUID.randomUUID(), "{\"stopped\":false}");
        assertThat(said()).contains("allowed again");
        append(
                "platform",
                "campaign.change",
                "campaign:" + UUID.randomUUID(),
                "{\"state\":\"CANCELLED\",\"why\":\"TIER_LIMIT\"}");
        assertThat(said()).contains("cancelled", "more contacts than your limits allow");
    }

    private String said() {
        return Words.plain(
                in(() -> app.get(Sentences.class).of(entries(AuditLog.Wanted.ALL, 1)))
                        .getFirst(),
                Reader.of(Language.EN));
    }

    private int cost(int most) {
        entries(AuditLog.Wanted.ALL, 1);
        var before = CountedStatements.count();
        in(() -> app.get(Sentences.class).of(entries(AuditLog.Wanted.ALL, most)));
        return CountedStatements.count() - before;
    }

    private List<AuditLog.Entry> entries(AuditLog.Wanted wanted, int most) {
        return in(() -> app.get(AuditLog.class).before(Long.MAX_VALUE, wanted, most));
    }

    private void append(String actor, String action, String subject, String detail) {
        in(() -> {
            app.get(Audit.class).append(actor, action, subject, detail);
            return true;
        });
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
