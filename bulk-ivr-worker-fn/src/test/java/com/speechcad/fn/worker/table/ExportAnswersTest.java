package com.speechcad.fn.worker.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.RetryPolicy;
import com.speechcad.campaign.Sim;
import com.speechcad.campaign.SimProvider;
import com.speechcad.campaign.results.RequestAnswers;
import com.speechcad.db.FileStore;
import com.speechcad.db.TestApp;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.Money;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The answers to a flow as a file: what the inbox says, call by call, and nothing that it does not say. */
class ExportAnswersTest {
    private static final int CALLS = 12;

    private final Sim sim = new Sim(22, 6, 2);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(100));
    private final UUID flow;

    ExportAnswersTest() {
        sim.account(TestApp.TENANT, 2, 0);
        sim.provider.fate = SimProvider.mixed(9, Duration.ofSeconds(20));
        sim.app.tx().run(TestApp.TENANT, () -> sim.app.get(Users.class).move(person.user(), ZoneId.of("Asia/Kolkata")));
        flow = flow();
        var campaign = sim.campaign(person, CALLS, Money.dollars(50), RetryPolicy.USUAL, 10);
        assertThat(sim.run(Duration.ofDays(1), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void each_answered_call_is_a_row_with_its_time_zone_masked_number_answers_and_outcome() {
        answers(0, "s1", "KEY", "1", "0 minutes", "");
        answers(0, "s2", "SPOKEN", "It was fine", "0 minutes", "");
        answers(1, "s1", "KEY", "2", "0 minutes", "");
        answers(1, "s1", "KEY", "1", "0 minutes", "");

        var rows = csv(export());

        assertThat(rows).hasSize(calls().size()).hasSizeGreaterThan(2);
        assertThat(rows.getFirst().getHeader())
                .containsExactly("Call", "Time", "Time zone", "Number", "How it ended", "s1", "s2");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.getField("Call")).matches("[0-9A-F]{4}-[0-9A-F]{4}");
            assertThat(row.getField("Time")).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
            assertThat(row.getField("Time zone")).isEqualTo("UTC+5:30");
            assertThat(row.getField("Number")).isEqualTo(person.own().masked());
            assertThat(row.getField("How it ended")).isIn("the other side hung up", "an answering machine picked up");
        });
        assertThat(rows.get(0).getField("s1")).isEqualTo("1");
        assertThat(rows.get(0).getField("s2")).isEqualTo("It was fine");
        assertThat(rows.get(1).getField("s1")).isEqualTo("2 · 1");
        assertThat(rows.get(2).getField("s1")).isEmpty();
    }

    @Test
    void what_may_not_be_seen_yet_or_any_more_is_not_in_it_and_digits_are_dots() {
        answers(0, "s1", "TYPED", "•••••", "-1 minutes", "");
        answers(1, "s1", "TYPED", "••••", "10 minutes", "");
        answers(2, "s1", "SPOKEN", "Gone by now", "-60 minutes", "1 minute");

        var file = export();

        assertThat(csv(file).get(0).getField("s1")).isEqualTo("•••••");
        assertThat(csv(file).get(1).getField("s1")).isEmpty();
        assertThat(new String(file, StandardCharsets.UTF_8))
                .doesNotContain("Gone by now")
                .doesNotContain(person.own().e164());
    }

    @Test
    void what_a_spreadsheet_would_run_is_only_words() {
        answers(0, "s1", "SPOKEN", "=1+1", "0 minutes", "");
        answers(1, "s1", "SPOKEN", "@SUM(A1)", "0 minutes", "");

        var rows = csv(export());

        assertThat(rows.get(0).getField("s1")).isEqualTo("'=1+1");
        assertThat(rows.get(1).getField("s1")).isEqualTo("'@SUM(A1)");
    }

    @Test
    void nobody_else_gets_them() {
        answers(0, "s1", "KEY", "1", "0 minutes", "");
        var stranger = sim.person(TestApp.TENANT, Money.dollars(1));

        assertThat(sim.app
                        .tx()
                        .<Boolean>call(
                                TestApp.TENANT,
                                () -> sim.app.get(RequestAnswers.class).ask(stranger.user(), flow)))
                .isFalse();
    }

    @Test
    void whoever_waits_for_a_file_of_calls_that_are_gone_by_then_is_told() {
        var other = sim.person(TestApp.TENANT, Money.dollars(1));
        sim.app.tx().run(TestApp.TENANT, () -> sim.app.get(RequestAnswers.class).ask(person.user(), flow));
        sim.app.database().admin("update attempt set user_id = " + other.user().value());

        sim.run(Duration.ofSeconds(3));

        assertThat(sim.app.messenger().shown())
                .filteredOn(message -> message.html().contains("could not be made"))
                .hasSize(1);
    }

    /** The campaigns of the simulation are made with this version. */
    private UUID flow() {
        return sim.app.tx().call(TestApp.TENANT, () -> {
            var id = sim.app
                    .get(Flows.class)
                    .create(person.user(), "Sim", Language.EN)
                    .orElseThrow();
            sim.app
                    .sql()
                    .of("""
                            insert into flow_version (id, flow_id, number, name, language, definition, digest, state,
                              agent_id, agent_version, created_at)
                            select :version, id, 1, name, language, draft, 'd', 'PUBLISHED', 'agent_1', 1, updated_at
                            from flow where id = :flow""")
                    .with("version", new UUID(0, 7))
                    .with("flow", id.value())
                    .update();
            return id.value();
        });
    }

    private List<UUID> calls() {
        return sim.app
                .tx()
                .call(
                        TestApp.TENANT,
                        () -> sim.app
                                .sql()
                                .of("select id from attempt where state = 'ENDED' order by planned_at desc, id desc")
                                .list(row -> row.uuid("id")));
    }

    /** @param kept after it was visible, empty for as long as the call */
    private void answers(int call, String step, String kind, String shown, String visibleIn, String kept) {
        var at = sim.now();
        sim.app.database().admin("""
                insert into call_answer (tenant_id, attempt_id, seq, step, kind, shown, visible_at, keep_until)
                values (1, '%1$s', (select count(*) + 100 from call_answer), '%2$s', '%3$s', '%4$s',
                  timestamptz '%5$s' + interval '%6$s',
                  timestamptz '%5$s' + interval '%6$s' + interval '%7$s')""".formatted(
                        calls().get(call), step, kind, shown, at, visibleIn, kept.isEmpty() ? "1 year" : kept));
    }

    private byte[] export() {
        sim.app.tx().run(TestApp.TENANT, () -> sim.app.get(RequestAnswers.class).ask(person.user(), flow));
        sim.run(Duration.ofSeconds(3));
        var file = sim.app.messenger().shown().stream()
                .map(Outgoing::attachment)
                .filter(Objects::nonNull)
                .filter(one -> one.kind().equals("document"))
                .toList()
                .getLast();
        assertThat(file.name()).isEqualTo("answers.csv");
        assertThat(file.value()).contains("/exports/");
        return sim.app.get(FileStore.class).get(file.value()).orElseThrow();
    }

    private static List<NamedCsvRecord> csv(byte[] content) {
        var text = new String(content, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        return CsvReader.builder().ofNamedCsvRecord(text.substring(1)).stream().toList();
    }
}
