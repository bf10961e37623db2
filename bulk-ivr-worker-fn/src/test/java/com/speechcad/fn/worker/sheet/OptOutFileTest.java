package com.speechcad.fn.worker.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.contacts.AskFile;
import com.speechcad.campaign.contacts.Importing;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.DoNotCallEntries;
import com.speechcad.notify.Outgoing;
import com.speechcad.notify.TestChatFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A do-not-call list is brought along as a file: through the real readers, the real job and the real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OptOutFileTest {
    private static final AtomicLong PEOPLE = new AtomicLong(6_900);

    private final TestChatFiles sent = new TestChatFiles();
    private final TestApp app = TestApp.configured(Map.of(), sent);

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void a_thousand_rows_count_at_once_and_the_bad_ones_come_back_with_their_reason() {
        var ana = new Importing(app, sent, PEOPLE.incrementAndGet());
        var rows = IntStream.range(0, 997)
                .mapToObj(n -> "Somebody %d;(415) 555-%04d".formatted(n, n))
                .collect(Collectors.joining("\n", "name;phone\n", "\n"));

        read(ana, rows + "Bea;415 555 0001\nCarl;12\nDora;1,41556E+10\nEve;+1 415 555 0002 x22\n");

        assertThat(listed(ana)).isEqualTo(997);
        assertThat(ana.<Boolean>in(
                        () -> app.get(DoNotCall.class).holds(ana.business(), new PhoneNumber("+14155550996"))))
                .isTrue();
        assertThat(said(ana)).contains("do not ring 997 numbers", "3 rows had no number");
        assertThat(new String(app.files().newest("1/rejects/"), StandardCharsets.UTF_8))
                .contains("1000,Not a valid telephone number,Carl,12")
                .contains("1001,The spreadsheet has shortened the number")
                .contains("1002,Not a valid telephone number,Eve,'+1 415 555 0002 x22")
                .doesNotContain("Bea");
    }

    @Test
    void of_two_columns_with_numbers_both_count_and_a_file_without_any_is_refused() {
        var ana = new Importing(app, sent, PEOPLE.incrementAndGet());
        read(ana, "mobile,office phone\n+14155550801,+14155550802\n+14155550803,\n");
        assertThat(listed(ana)).isEqualTo(3);

        read(ana, "name,city\nBea,Boston\nCarl,Chicago\n");
        assertThat(said(ana)).contains("number");
        assertThat(listed(ana)).isEqualTo(3);
    }

    private void read(Importing person, String content) {
        var file = "opt-outs-" + person.user().telegramId() + "-" + content.hashCode();
        sent.send(file, content.getBytes(StandardCharsets.UTF_8));
        assertThat(person.in(() -> app.get(AskFile.class).optOuts(person.user().id(), file, content.length())))
                .isEmpty();
        person.work();
        app.clock().advance(Duration.ofMinutes(1));
    }

    private int listed(Importing person) {
        return person.in(() -> app.get(DoNotCallEntries.class).count(person.business()));
    }

    private String said(Importing person) {
        return app.messenger().shown(person.user().chat()).values().stream()
                .map(Outgoing::html)
                .collect(Collectors.joining("\n"));
    }
}
