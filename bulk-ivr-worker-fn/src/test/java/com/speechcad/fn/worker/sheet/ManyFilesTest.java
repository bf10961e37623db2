package com.speechcad.fn.worker.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.contacts.AskFile;
import com.speechcad.campaign.contacts.ImportRefusal;
import com.speechcad.campaign.contacts.Importing;
import com.speechcad.campaign.contacts.Imports;
import com.speechcad.campaign.contacts.StartImport;
import com.speechcad.db.TestApp;
import com.speechcad.flow.ReferenceLists;
import com.speechcad.notify.Outgoing;
import com.speechcad.notify.TestChatFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One person's files take no more than their part of everybody's worker. */
class ManyFilesTest {
    private final TestChatFiles sent = new TestChatFiles();
    private final TestApp app = TestApp.with(sent);
    private final Importing ana = new Importing(app, sent, 7_001);
    private final Importing bea = new Importing(app, sent, 7_002);

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void the_sixth_file_on_its_way_is_refused_and_leaves_no_row() {
        var list = ana.list("US");
        for (var file = 0; file < StartImport.MOST_OPEN; file++) {
            ana.paste(list, "+1415555010" + file);
        }

        var sixth = ana.in(() -> app.get(StartImport.class).text(ana.user().id(), list, "+14155550109"));

        assertThat(sixth).isEqualTo(new StartImport.Started.Refused(ImportRefusal.TOO_MANY));
        assertThat(ana.in(() -> app.get(Imports.class).of(list, 0, 100))).hasSize(StartImport.MOST_OPEN);
        bea.paste(bea.list("US"), "+14155550109");

        ana.work();
        assertThat(ana.numbers(list)).hasSize(StartImport.MOST_OPEN);
        ana.done(list, "more.csv", "+14155550109");
        assertThat(ana.numbers(list)).hasSize(StartImport.MOST_OPEN + 1);
    }

    @Test
    void the_sixth_file_of_references_is_refused_as_well() {
        var list = references("Bookings");
        for (var file = 0; file < StartImport.MOST_OPEN; file++) {
            assertThat(ask(list, "file" + file, "400271")).isEmpty();
        }

        assertThat(ask(list, "file-6", "400272")).contains(ImportRefusal.TOO_MANY);

        ana.work();
        app.clock().advance(Duration.ofMinutes(1));
        assertThat(ask(list, "file-6", "400272")).isEmpty();
        ana.work();
        assertThat(entries(list)).isEqualTo(2);
    }

    @Test
    void a_file_of_references_is_read_until_the_list_is_full() {
        var list = references("Full");
        var many = new StringBuilder();
        IntStream.range(0, 90_000).forEach(at -> many.append(1_000_000 + at).append('\n'));

        ask(list, "many", many.toString());
        ana.work();

        assertThat(entries(list)).isEqualTo(ReferenceLists.MOST_ENTRIES);
        assertThat(said()).anySatisfy(html -> assertThat(html).contains("20,000"));
    }

    @Test
    void rows_of_a_file_of_references_that_are_left_out_are_counted_by_why() {
        var list = references("Bookings");

        ask(list, "mixed", "booking\n400271\nnot one\n12\n400271\n400272\n");
        ana.work();

        assertThat(said())
                .anySatisfy(html -> assertThat(html)
                        .contains("2 numbers are on the list now")
                        .contains("Left out: 2 rows, in which there is no number of 3 to 10 digits.")
                        .contains("1 number was on it already."));
    }

    @Test
    void a_file_of_references_has_no_more_rows_than_a_list_of_contacts() {
        var list = references("Endless");

        ask(list, "endless", "no number at all\n".repeat(101_000));
        ana.work();

        assertThat(entries(list)).isZero();
        assertThat(said()).anySatisfy(html -> assertThat(html).contains("more than 100,000 rows"));
    }

    private Iterable<String> said() {
        return app.messenger().shown(ana.user().chat()).values().stream()
                .map(Outgoing::html)
                .toList();
    }

    private UUID references(String name) {
        return ana.in(() ->
                app.get(ReferenceLists.class).create(ana.user().id(), name).orElseThrow());
    }

    private Optional<ImportRefusal> ask(UUID list, String file, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        sent.send(file, bytes);
        return ana.in(() -> app.get(AskFile.class).references(ana.user().id(), list, file, bytes.length));
    }

    private int entries(UUID list) {
        return ana.in(() -> app.get(ReferenceLists.class).find(ana.user().id(), list))
                .orElseThrow()
                .entries();
    }
}
