package com.speechcad.fn.worker.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.ContactState;
import com.speechcad.campaign.RetryPolicy;
import com.speechcad.campaign.Sim;
import com.speechcad.campaign.SimProvider;
import com.speechcad.campaign.results.CampaignSummary;
import com.speechcad.campaign.results.RequestExport;
import com.speechcad.campaign.results.TableWriter.Format;
import com.speechcad.db.FileStore;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Users;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole campaigns, and the files that come of them. */
class ExportCampaignTest {
    private static final int CONTACTS = 40;

    private final Sim sim = new Sim(21, 6, 2);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(100));

    ExportCampaignTest() {
        sim.account(TestApp.TENANT, 2, 0);
        sim.provider.fate = SimProvider.mixed(9, Duration.ofSeconds(20));
        sim.app.tx().run(TestApp.TENANT, () -> sim.app.get(Users.class).move(person.user(), ZoneId.of("Asia/Kolkata")));
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void every_contact_is_a_row_and_the_rows_add_up_to_the_campaign() {
        var campaign = campaign();
        finish(campaign);

        var rows = csv(export(campaign, Format.CSV));

        assertThat(rows).hasSize(CONTACTS);
        var progress = sim.progress(person, campaign);
        assertThat(rows.stream().filter(row -> row.getField("State").equals("reached")))
                .hasSize(progress.of(ContactState.REACHED));
        assertThat(rows.stream().filter(row -> row.getField("State").equals("not reached")))
                .hasSize(progress.of(ContactState.EXHAUSTED));
        assertThat(rows.stream()
                        .mapToInt(row -> Integer.parseInt(row.getField("Tries")))
                        .sum())
                .isEqualTo(progress.tries());
        var charged = rows.stream()
                .map(row -> new BigDecimal(row.getField("Charged (USD)")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(charged).isEqualByComparingTo(progress.campaign().spent().toDollars());
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.getField("Number"))
                        .isEqualTo(person.own().e164()));
        assertThat(rows.stream().map(row -> row.getField("Last call")).distinct())
                .contains("nobody answered", "the other side hung up");
    }

    @Test
    void seconds_after_a_transfer_stand_in_a_column_of_their_own() {
        var campaign = campaign();
        finish(campaign);
        sim.app
                .tx()
                .run(
                        TestApp.TENANT,
                        () -> sim.app.sql().of("""
                                        insert into receipt_transfer (attempt_id, to_number, ending, micros_per_minute,
                                          of_plan, connected_ms, billed_seconds, plan_seconds, wallet_seconds, call_micros)
                                        select a.id, '+442079460134', 'TALKED', 450000, true, 90000, 90, 90, 0, 0
                                        from attempt a join receipt r on r.attempt_id = a.id
                                        where a.campaign_id = :id order by a.campaign_seq limit 1""").with("id", campaign).update());

        var rows = csv(export(campaign, Format.CSV));

        assertThat(seconds(rows, "Seconds billed after a transfer")).isEqualTo(90);
        assertThat(seconds(rows, "Seconds billed")).isPositive();
    }

    private static int seconds(List<NamedCsvRecord> rows, String column) {
        return rows.stream()
                .mapToInt(row -> Integer.parseInt(row.getField(column)))
                .sum();
    }

    @Test
    void what_a_spreadsheet_would_run_is_only_words() {
        var campaign = campaign();
        variables(campaign, 1, "=HYPERLINK(\"http://example.org\")");
        variables(campaign, 2, "+1 (415) 555-0101");
        variables(campaign, 3, "@SUM(A1)");
        variables(campaign, 4, "-2+3");
        variables(campaign, 5, "say \"hi\", Ana\nbye");

        var rows = csv(export(campaign, Format.CSV));

        assertThat(rows.stream().limit(5).map(row -> row.getField("note")))
                .containsExactly(
                        "'=HYPERLINK(\"http://example.org\")",
                        "+1 (415) 555-0101",
                        "'@SUM(A1)",
                        "'-2+3",
                        "say \"hi\", Ana\nbye");
    }

    @Test
    void the_same_as_a_workbook_with_numbers_as_numbers_and_times_on_the_reader_s_clock() throws IOException {
        var campaign = campaign();
        variables(campaign, 1, "=1+1");
        finish(campaign);

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(export(campaign, Format.XLSX)))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(CONTACTS + 1);
            assertThat(rows.getFirst().getCellText(0)).isEqualTo("Number");
            var first = rows.get(1);
            assertThat(first.getCellText(0)).isEqualTo(person.own().e164());
            assertThat(first.getCellAsNumber(4).orElseThrow()).isPositive();
            var called = first.getCellAsDate(5).orElseThrow();
            assertThat(called)
                    .isBetween(
                            sim.now()
                                    .minus(Duration.ofDays(1))
                                    .atZone(ZoneId.of("Asia/Kolkata"))
                                    .toLocalDateTime(),
                            sim.now().atZone(ZoneId.of("Asia/Kolkata")).toLocalDateTime());
            assertThat(first.getCell(9).getFormula()).isNull();
            assertThat(first.getCellText(9)).isEqualTo("=1+1");
        }
    }

    @Test
    void it_can_be_had_while_the_campaign_runs_and_somebody_else_s_cannot_be_had_at_all() {
        var campaign = campaign();
        sim.run(Duration.ofSeconds(40));

        var rows = csv(export(campaign, Format.CSV));

        var byState = rows.stream().collect(Collectors.groupingBy(row -> row.getField("State"), Collectors.counting()));
        assertThat(byState.values().stream().mapToLong(many -> many).sum()).isEqualTo(CONTACTS);
        assertThat(byState.keySet()).contains("reached").containsAnyOf("being called", "next in line");
        var stranger = sim.person(TestApp.TENANT, Money.ZERO.plus(Money.dollars(1)));
        assertThat(sim.app
                        .tx()
                        .<Boolean>call(
                                TestApp.TENANT,
                                () -> sim.app.get(RequestExport.class).ask(stranger.user(), campaign, Format.CSV)))
                .isFalse();
    }

    @Test
    void the_summary_comes_with_a_picture_and_can_be_had_before() throws IOException {
        var campaign = campaign();
        sim.run(Duration.ofSeconds(60));
        sim.app
                .tx()
                .run(TestApp.TENANT, () -> sim.app.get(CampaignSummary.class).ask(person.user(), campaign));
        sim.run(Duration.ofSeconds(2));
        assertThat(pictures()).hasSize(1);

        finish(campaign);
        assertThat(pictures()).hasSize(2);
        var key = Objects.requireNonNull(pictures().getLast().attachment()).value();
        var png = sim.app.get(FileStore.class).get(key).orElseThrow();
        assertThat(javax.imageio.ImageIO.read(new ByteArrayInputStream(png)).getWidth())
                .isEqualTo(1080);
        assertThat(pictures().getLast().html().length()).as("a caption").isLessThan(1024);
    }

    @Test
    void of_somebody_who_is_forgotten_meanwhile_no_file_is_kept_or_sent() {
        var campaign = campaign();
        finish(campaign);
        var before = sim.app.files().keys();
        sim.app.tx().run(TestApp.TENANT, () -> {
            sim.app.get(RequestExport.class).ask(person.user(), campaign, Format.CSV);
            sim.app.get(CampaignSummary.class).ask(person.user(), campaign);
            sim.app
                    .sql()
                    .of("update app_user set closed_at = now() where id = :user")
                    .with("user", person.user())
                    .update();
        });
        var said = sim.app.messenger().shown().size();

        sim.run(Duration.ofSeconds(3));

        assertThat(sim.app.files().keys()).isEqualTo(before);
        assertThat(sim.app.messenger().shown()).hasSize(said);
        assertThat(sim.app
                        .tx()
                        .<Integer>call(
                                TestApp.TENANT,
                                () -> sim.app
                                        .sql()
                                        .of("select count(*) as n from job where state <> 'DONE'")
                                        .only(row -> row.integer("n"))))
                .isZero();
    }

    private UUID campaign() {
        return sim.campaign(person, CONTACTS, Money.dollars(50), RetryPolicy.USUAL, 10);
    }

    private void finish(UUID campaign) {
        assertThat(sim.run(Duration.ofDays(1), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();
        sim.run(Duration.ofSeconds(15));
    }

    private byte[] export(UUID campaign, Format format) {
        sim.app.tx().run(TestApp.TENANT, () -> sim.app.get(RequestExport.class).ask(person.user(), campaign, format));
        sim.run(Duration.ofSeconds(3));
        var file = sim.app.messenger().shown().stream()
                .map(Outgoing::attachment)
                .filter(Objects::nonNull)
                .filter(one -> one.kind().equals("document"))
                .toList()
                .getLast();
        assertThat(file.name()).endsWith("." + format.ending());
        return sim.app.get(FileStore.class).get(file.value()).orElseThrow();
    }

    private List<Outgoing> pictures() {
        return sim.app.messenger().shown().stream()
                .filter(message -> message.attachment() != null
                        && Objects.requireNonNull(message.attachment()).kind().equals("photo"))
                .toList();
    }

    private void variables(UUID campaign, int seq, String note) {
        sim.app
                .tx()
                .run(
                        TestApp.TENANT,
                        () -> sim.app
                                .sql()
                                .of("update campaign_contact set variables = jsonb_build_object('note', :note::text)"
                                        + " where campaign_id = :id and seq = :seq")
                                .with("note", note)
                                .with("id", campaign)
                                .with("seq", seq)
                                .update());
    }

    private static List<NamedCsvRecord> csv(byte[] content) {
        var text = new String(content, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        return CsvReader.builder().ofNamedCsvRecord(text.substring(1)).stream().toList();
    }
}
