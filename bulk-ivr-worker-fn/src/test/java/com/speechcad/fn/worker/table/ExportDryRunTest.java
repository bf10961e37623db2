package com.speechcad.fn.worker.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.speechcad.campaign.RetryPolicy;
import com.speechcad.campaign.Sim;
import com.speechcad.campaign.results.RequestExport;
import com.speechcad.campaign.results.TableWriter.Format;
import com.speechcad.db.FileStore;
import com.speechcad.db.TestApp;
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
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A draft's contacts one by one in a file, before anybody is called. */
class ExportDryRunTest {
    private final Sim sim = new Sim(22, 6, 2);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(100));

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void every_contact_says_whether_it_would_be_called_when_why_not_and_at_what_price() {
        sim.account(TestApp.TENANT, 2, 0);
        sim.app.tx().run(TestApp.TENANT, () -> sim.app.get(Users.class).move(person.user(), ZoneId.of("Asia/Kolkata")));
        var draft = draft(person.own().e164(), "+14155550102", "+12423220103");

        var rows = csv(ask(draft).orElseThrow());

        assertThat(rows)
                .extracting(
                        row -> row.getField("Number"),
                        row -> row.getField("State"),
                        row -> row.getField("Destination"),
                        row -> row.getField("Price a minute (USD)"))
                .containsExactly(
                        tuple(person.own().e164(), "would be called", "United States", "0.150000"),
                        tuple("+14155550102", "excluded", "United States", "0.150000"),
                        tuple("+12423220103", "excluded", "", ""));
        assertThat(rows.getFirst().getField("Not before (Kolkata)"))
                .startsWith(sim.now()
                        .minusSeconds(5)
                        .atZone(ZoneId.of("Asia/Kolkata"))
                        .toLocalDate()
                        .toString());
        assertThat(rows.getFirst().getField("Reason")).isEmpty();
        assertThat(rows.subList(1, 3))
                .allSatisfy(row -> assertThat(row.getField("Reason")).isNotBlank())
                .allSatisfy(
                        row -> assertThat(row.getField("Not before (Kolkata)")).isEmpty());
        assertThat(sim.provider.calls()).isEmpty();
    }

    @Test
    void a_french_reader_gets_semicolons_and_decimal_commas() {
        sim.account(TestApp.TENANT, 2, 0);
        sim.app.tx().run(TestApp.TENANT, () -> sim.app.get(Users.class).choose(person.user(), Language.FR));

        var file = new String(ask(draft(person.own().e164())).orElseThrow(), StandardCharsets.UTF_8);

        assertThat(file).startsWith("\uFEFF");
        assertThat(file.substring(1).lines().toList())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.split(";", -1)).hasSize(6))
                .last()
                .asString()
                .startsWith(person.own().e164() + ";")
                .endsWith(";0,150000");
    }

    /** Confirmed between the tap and the job: its rows are what counts from then on. */
    @Test
    void a_draft_that_was_confirmed_meanwhile_has_no_dry_run_any_more() {
        sim.account(TestApp.TENANT, 2, 0);
        var draft = draft(person.own().e164());
        sim.app.tx().run(TestApp.TENANT, () -> {
            sim.app.get(RequestExport.class).ask(person.user(), draft, Format.CSV);
            sim.app
                    .sql()
                    .of("update campaign set state = 'SCHEDULED', starts_at = now()")
                    .update();
        });
        sim.run(Duration.ofSeconds(3));

        assertThat(document()).isEmpty();
    }

    private UUID draft(String... numbers) {
        var id = sim.campaign(person, 1, Money.dollars(50), RetryPolicy.USUAL, 10);
        sim.app.tx().run(TestApp.TENANT, () -> {
            sim.app
                    .sql()
                    .of("insert into contact_list (id, business_id, owner_user_id, name, country, contacts, created_at)"
                            + " select list_id, business_id, user_id, 'All', 'US', :count, created_at from campaign")
                    .with("count", numbers.length)
                    .update();
            for (int i = 0; i < numbers.length; i++) {
                sim.app
                        .sql()
                        .of("insert into contact (list_id, seq, number, region)"
                                + " select list_id, :seq, :number, 'US' from campaign")
                        .with("seq", i + 1)
                        .with("number", numbers[i])
                        .update();
            }
            sim.app.sql().of("delete from campaign_range").update();
            sim.app
                    .sql()
                    .of("update campaign set state = 'DRAFT', launched_at = null, started_at = null")
                    .update();
        });
        sim.app.queue().sent().clear();
        return id;
    }

    private Optional<byte[]> ask(UUID draft) {
        sim.app.tx().run(TestApp.TENANT, () -> sim.app.get(RequestExport.class).ask(person.user(), draft, Format.CSV));
        sim.run(Duration.ofSeconds(3));
        return document();
    }

    private Optional<byte[]> document() {
        return sim.app.messenger().shown().stream()
                .map(Outgoing::attachment)
                .filter(Objects::nonNull)
                .filter(one -> one.kind().equals("document"))
                .findFirst()
                .flatMap(file -> sim.app.get(FileStore.class).get(file.value()));
    }

    private static List<NamedCsvRecord> csv(byte[] content) {
        var text = new String(content, StandardCharsets.UTF_8);
        return CsvReader.builder().ofNamedCsvRecord(text.substring(1)).stream().toList();
    }
}
