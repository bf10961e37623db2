package com.speechcad.fn.worker.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.contacts.Column;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.campaign.contacts.Contacts;
import com.speechcad.campaign.contacts.DirectImport;
import com.speechcad.campaign.contacts.ExportContacts;
import com.speechcad.campaign.contacts.Import;
import com.speechcad.campaign.contacts.ImportRefusal;
import com.speechcad.campaign.contacts.ImportState;
import com.speechcad.campaign.contacts.Importing;
import com.speechcad.campaign.contacts.Imports;
import com.speechcad.campaign.contacts.SendRejects;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.notify.Outgoing;
import com.speechcad.notify.TestChatFiles;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files become contacts: through the real readers, the real jobs and the real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTest {
    private static final AtomicLong PEOPLE = new AtomicLong(6_000);

    private final TestChatFiles sent = new TestChatFiles();
    private final TestApp app =
            TestApp.configured(Map.of("contacts.import.batch-rows", 50, "contacts.import.chunk", "20s"), sent);

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void a_file_becomes_contacts_with_the_other_columns_as_variables() {
        var ana = somebody();
        var list = ana.list("US");

        var done = ana.done(list, "contacts_oct.csv", """
                First Name,Phone Number,Date
                Ann,(415) 555-0101,20 Nov
                "O'Neill, Bob",+1 415 555 0102,
                """);

        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(done.columns()).extracting(Column::variable).containsExactly("first_name", "phone", "date");
        assertThat(ana.numbers(list)).containsExactly("+14155550101", "+14155550102");
        assertThat(ana.contacts(list).get(0).variables()).isEqualTo(Map.of("first_name", "Ann", "date", "20 Nov"));
        assertThat(ana.contacts(list).get(1).variables()).isEqualTo(Map.of("first_name", "O'Neill, Bob"));
        assertThat(ana.contacts(list).get(0).region()).isEqualTo("US");
        assertThat(ana.list(list).contacts()).isEqualTo(2);
    }

    @Test
    void every_row_is_in_one_count_and_every_bad_one_in_the_file_with_its_reason() {
        var ana = somebody();
        var list = ana.list("US");
        ana.done(list, "before.txt", "+14155550150");
        ana.in(() -> {
            app.get(DoNotCall.class)
                    .add(
                            ana.business(),
                            new PhoneNumber("+14155550133"),
                            DoNotCall.Source.OPERATOR,
                            app.clock().instant());
            return 1;
        });

        var done = ana.done(list, "dirty.csv", """
                phone;name
                +1 415 555 0101;Ann

                4155550101;Ann again
                ;nobody
                12;too short
                1,41556E+10;shortened
                +1 800 555 0199;toll-free
                +14155550133;said no
                +14155550150;there already
                =HYPERLINK("http://example.test");a formula
                +88213300655;in space
                +14155550104;%s
                +14155550105;last
                """.formatted("x".repeat(1_001)));

        assertThat(ana.rejects(done.id()))
                .containsExactly(
                        "4 REPEATED",
                        "5 NO_NUMBER",
                        "6 NOT_A_NUMBER",
                        "7 SHORTENED",
                        "8 SPECIAL",
                        "9 DO_NOT_CALL",
                        "10 KNOWN",
                        "11 FORMULA",
                        "12 NO_PRICE",
                        "13 TOO_LONG");
        assertThat(done.counts()).isEqualTo(new Import.Counts(12, 12, 2, 1, 1, 6, 1, 1, 0));
        assertThat(ana.list(list).contacts()).isEqualTo(3);
    }

    @Test
    void whoever_comes_later_is_not_covered_by_the_lists_consent_and_who_was_there_already_changes_nothing() {
        var ana = somebody();
        var list = ana.list("US");
        ana.done(list, "first.txt", "+14155550101");
        ana.in(() -> {
            app.get(ContactLists.class).setConsent(list, Optional.of(new UUID(7, 7)));
            return 1;
        });

        ana.done(list, "again.txt", "+14155550101");
        assertThat(ana.list(list).consent()).contains(new UUID(7, 7));
        assertThat(said(ana, "again.txt")).doesNotContain("⚠️");
        ana.done(list, "more.txt", "+14155550102");
        assertThat(ana.list(list).consent()).isEmpty();
        assertThat(said(ana, "more.txt")).contains("⚠️ The list’s consent does not cover who came");
        ana.done(list, "most.txt", "+14155550103");
        assertThat(said(ana, "most.txt")).as("it had none any more").doesNotContain("⚠️");
    }

    @Test
    void a_file_that_takes_its_process_with_it_each_time_fails_in_words_and_leaves_the_list_free() {
        var ana = somebody();
        var list = ana.list("US");
        var id = ana.send(list, "bomb.csv", "phone\n4155550101\n".getBytes(StandardCharsets.UTF_8));

        ana.workThatDies();
        ana.work();

        assertThat(ana.find(id).state()).isEqualTo(ImportState.FAILED);
        assertThat(said(ana, "bomb.csv")).contains("Something went wrong on our side");
        assertThat(ana.in(() -> app.get(Imports.class).isBusy(list))).isFalse();
    }

    private String said(Importing person, String file) {
        return app.messenger().shown(person.user().chat()).values().stream()
                .map(Outgoing::html)
                .filter(html -> html.contains(file))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void numbers_where_we_have_no_price_are_given_back() {
        var ana = somebody();
        var list = ana.list("US");

        var done = ana.done(list, "kp.txt", "+14155550101\n+850 191 123 4567\n");

        assertThat(ana.rejects(done.id())).containsExactly("2 NO_PRICE");
        assertThat(done.counts().noPrice()).isEqualTo(1);
    }

    @Test
    void of_the_same_number_twice_one_stays_and_knows_what_both_knew() {
        var ana = somebody();
        var list = ana.list("US");
        var rows = new StringBuilder("phone,name,city\n+14155550101,Ann,\n");
        for (var more = 0; more < 60; more++) {
            rows.append("+1 212 555 01%02d,N,\n".formatted(more));
        }
        rows.append("+14155550101,Other,Paris\n");

        var done = ana.done(list, "twice.csv", rows.toString());

        assertThat(done.counts().repeated()).isEqualTo(1);
        assertThat(ana.contacts(list).getFirst().variables()).isEqualTo(Map.of("name", "Ann", "city", "Paris"));
    }

    @Test
    void numbers_are_read_as_the_lists_country_writes_them() {
        var ana = somebody();
        var list = ana.list("FR");

        ana.done(
                list,
                "fr.csv",
                "téléphone\n01 99 00 12 34\n0033 1 99 00 12 35\n33199001236\n\"+33 (0)1 99 00 12 37\"\n");

        assertThat(ana.numbers(list)).containsExactly("+33199001234", "+33199001235", "+33199001236", "+33199001237");
    }

    @Test
    void where_two_columns_could_have_the_numbers_the_person_is_asked() {
        var ana = somebody();
        var list = ana.list("US");
        var id = ana.send(
                list,
                "two.csv",
                "name,home phone,mobile phone\nAnn,4155550101,4155550102\nBob,4155550103,4155550104\n"
                        .getBytes(StandardCharsets.UTF_8));
        ana.work();
        assertThat(ana.find(id).state()).isEqualTo(ImportState.ASKING);
        assertThat(ana.list(list).contacts()).isZero();

        assertThat(ana.in(() -> app.get(DirectImport.class).choosePhone(id, 2))).isTrue();
        ana.work();

        assertThat(ana.find(id).state()).isEqualTo(ImportState.DONE);
        assertThat(ana.numbers(list)).containsExactly("+14155550102", "+14155550104");
        assertThat(ana.contacts(list).getFirst().variables()).containsEntry("home_phone", "4155550101");
        assertThat(ana.in(() -> app.get(DirectImport.class).choosePhone(id, 1))).isFalse();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(textBlock = """
            US, 'Name,Contact,Phone type',          'Ana,+14155550101,mobile'
            US, 'Name,Contact,Phone verified',      'Ana,+14155550101,yes'
            US, 'Nom,Joindre,Type de téléphone',    'Ana,+14155550101,portable'
            US, '姓名,联系,电话类型',                   'Ana,+14155550101,手机'
            US, 'नाम,संपर्क,फ़ोन का प्रकार',               'Ana,+14155550101,मोबाइल'
            """)
    void a_column_that_is_only_called_like_numbers_is_asked_about(String country, String titles, String row) {
        var ana = somebody();
        var list = ana.list(country);

        var id = ana.done(list, "one.csv", titles + "\n" + row + "\n").id();
        assertThat(ana.find(id).state()).isEqualTo(ImportState.ASKING);
        ana.in(() -> app.get(DirectImport.class).choosePhone(id, 1));
        ana.work();

        assertThat(ana.numbers(list)).containsExactly("+14155550101");
    }

    @Test
    void a_column_of_numbers_none_of_which_is_one_is_taken_by_its_title_where_no_other_has_any() {
        var ana = somebody();
        var list = ana.list("US");

        var done = ana.done(list, "bad.csv", "name,phone\nAnn,12\nBob,13\n");

        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(ana.rejects(done.id())).containsExactly("2 NOT_A_NUMBER", "3 NOT_A_NUMBER");
    }

    /** Each word is there once, and each cell of seventy thousand refers to one. */
    @Test
    void a_small_workbook_that_stands_for_more_letters_than_a_list_may_have_is_refused() {
        var chance = new Random(11);
        var words = new StringBuilder("<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>");
        for (var word = 0; word < 100; word++) {
            words.append("<si><t>");
            chance.ints(1_000, 'a', 'z').forEach(letter -> words.append((char) letter));
            words.append("</t></si>");
        }
        var sheet = new StringBuilder();
        for (var row = 0; row < 1_200; row++) {
            sheet.append("<row><c><v>1415555%04d</v></c>".formatted(100 + row));
            for (var cell = 0; cell < 58; cell++) {
                sheet.append("<c t='s'><v>").append(chance.nextInt(100)).append("</v></c>");
            }
            sheet.append("</row>");
        }
        var file = HostileWorkbooksTest.workbook(sheet.toString(), Map.of("xl/words.xml", words.append("</sst>") + ""));
        assertThat(file).hasSizeLessThan(1 << 20);
        var ana = somebody();
        var list = ana.list("US");

        var done = ana.done(list, "small.xlsx", file);

        assertThat(done.refusal()).contains(ImportRefusal.ZIP_BOMB);
        assertThat(ana.list(list).contacts()).isZero();
    }

    /** Two of a thousand letters each are as many as a batch takes here. */
    @Test
    void long_rows_are_kept_in_smaller_batches_and_none_is_lost() {
        var few = TestApp.configured(
                Map.of(
                        "contacts.import.batch-rows",
                        50,
                        "contacts.import.batch-letters",
                        2_000,
                        "contacts.import.chunk",
                        "0s"),
                sent);
        try (few) {
            var ana = new Importing(few, sent, PEOPLE.incrementAndGet());
            var list = ana.list("US");
            var rows = IntStream.range(0, 9)
                    .mapToObj(at -> "+1415555011%d,%s\n".formatted(at, "x".repeat(1_000)))
                    .collect(Collectors.joining());
            var id = ana.send(list, "long.csv", ("phone,note\n" + rows).getBytes(StandardCharsets.UTF_8));

            var read = new ArrayList<Integer>();
            while (ana.find(id).state() != ImportState.DONE) {
                ana.workOnce();
                read.add(ana.find(id).counts().read());
            }

            assertThat(read).endsWith(2, 4, 6, 8, 9);
            assertThat(ana.numbers(list)).hasSize(9);
        }
    }

    @Test
    void a_question_nobody_answers_ends_after_days() {
        var ana = somebody();
        var list = ana.list("US");
        var id = ana.send(list, "two.csv", "tel,mobile\n4155550101,4155550102\n".getBytes(StandardCharsets.UTF_8));
        ana.work();

        app.clock().advance(Duration.ofDays(3).plusMinutes(1));
        ana.work();

        assertThat(ana.find(id).refusal()).contains(ImportRefusal.NOT_ANSWERED);
    }

    @Test
    void an_import_can_be_taken_back_and_takes_only_its_own() {
        var ana = somebody();
        var list = ana.list("US");
        ana.done(list, "first.txt", "+14155550101\n+14155550102\n");
        var second = ana.done(list, "second.txt", "+14155550102\n+14155550103\nnonsense\n");

        assertThat(ana.in(() -> app.get(DirectImport.class).undo(second.id()))).isTrue();
        assertThat(ana.in(() -> app.get(DirectImport.class).undo(second.id()))).isFalse();
        ana.work();

        assertThat(ana.find(second.id()).state()).isEqualTo(ImportState.UNDONE);
        assertThat(ana.numbers(list)).containsExactly("+14155550101", "+14155550102");
        assertThat(ana.list(list).contacts()).isEqualTo(2);
        assertThat(ana.rejects(second.id())).isEmpty();
    }

    @Test
    void a_cancelled_import_leaves_nothing_behind() {
        var ana = somebody();
        var list = ana.list("US");
        var id = ana.send(list, "much.txt", lines(120).getBytes(StandardCharsets.UTF_8));

        assertThat(ana.in(() -> app.get(DirectImport.class).cancel(id))).isTrue();
        ana.work();

        assertThat(ana.find(id).state()).isEqualTo(ImportState.CANCELLED);
        assertThat(ana.list(list).contacts()).isZero();
        assertThat(ana.numbers(list)).isEmpty();
        assertThat(ana.in(() -> app.get(DirectImport.class).cancel(id))).isFalse();
    }

    @Test
    void the_one_message_about_it_is_edited_and_ends_with_the_counts() {
        var ana = somebody();
        var list = ana.list("US");

        var done = ana.done(list, "contacts.csv", "phone,first_name\n+14155550101,Ann\nx,y\n");

        var about = app.messenger().shown(ana.user().chat()).values().stream()
                .map(Outgoing::html)
                .filter(said -> said.contains("contacts.csv"))
                .toList();
        assertThat(about).hasSize(1);
        assertThat(about.getFirst())
                .contains("2 rows read", "<b>1 contact</b> ready", "1 row has no valid number", "{{first_name}}")
                .doesNotContain("5550101");
        assertThat(done.counts().rejected()).isEqualTo(1);
    }

    @Test
    void the_rejected_rows_come_as_a_file_in_the_persons_language() {
        var ana = somebody();
        ana.in(() -> {
            app.get(Users.class).choose(ana.user().id(), Language.FR);
            return 1;
        });
        var list = ana.list("US");
        var done = ana.done(list, "d.csv", "phone,nom\n+14155550101,Ann\n=1+1,Zoé\n");

        ana.in(() -> {
            app.get(SendRejects.class).ask(done.id());
            app.get(SendRejects.class).ask(done.id());
            return 1;
        });
        ana.work();

        assertThat(documents(ana))
                .singleElement()
                .satisfies(csv -> assertThat(csv)
                        .startsWith("\uFEFFLigne;Raison;phone;nom\r\n")
                        .contains("3;Cette ligne contient une formule\u00a0: collez plutôt les valeurs;'=1+1;Zoé"));
    }

    @Test
    void a_list_is_exported_as_it_can_be_imported_again() {
        var ana = somebody();
        var list = ana.list("US");
        ana.done(list, "d.csv", "phone,name\n+14155550101,\"Ann, \"\"A\"\"\"\n+14155550102,@evil\n");

        ana.in(() -> {
            app.get(ExportContacts.class).ask(ana.user().id(), list);
            return 1;
        });
        ana.work();

        var csv = documents(ana).getFirst();
        assertThat(csv).isEqualTo("\uFEFFphone,name\r\n+14155550101,\"Ann, \"\"A\"\"\"\r\n+14155550102,'@evil\r\n");
        var other = ana.list("DE");
        ana.done(other, "again.csv", csv);
        assertThat(ana.numbers(other)).isEqualTo(ana.numbers(list));
        assertThat(ana.contacts(other).getFirst().variables()).isEqualTo(Map.of("name", "Ann, \"A\""));
    }

    /** A French spreadsheet would show one column where commas stand between the cells. */
    @Test
    void a_french_list_has_semicolons_and_can_be_imported_again_too() {
        var ana = somebody();
        ana.in(() -> {
            app.get(Users.class).choose(ana.user().id(), Language.FR);
            return 1;
        });
        var list = ana.list("US");
        ana.done(list, "d.csv", "phone,nom\n+14155550101,\"Zoé; A\"\n+14155550102,Bob\n");

        ana.in(() -> {
            app.get(ExportContacts.class).ask(ana.user().id(), list);
            return 1;
        });
        ana.work();

        var csv = documents(ana).getFirst();
        assertThat(csv).endsWith(";nom\r\n+14155550101;\"Zoé; A\"\r\n+14155550102;Bob\r\n");
        var other = ana.list("DE");
        ana.done(other, "again.csv", csv);
        assertThat(ana.numbers(other)).isEqualTo(ana.numbers(list));
        assertThat(ana.contacts(other).getFirst().variables()).isEqualTo(Map.of("nom", "Zoé; A"));
    }

    @Test
    void one_contact_is_found_and_removed() {
        var ana = somebody();
        var list = ana.list("US");
        ana.done(list, "d.txt", "+14155550101\n+14155550102\n");

        assertThat(ana.in(() -> app.get(Contacts.class).remove(list, new PhoneNumber("+14155550101"))))
                .isTrue();

        assertThat(ana.numbers(list)).containsExactly("+14155550102");
        assertThat(ana.list(list).contacts()).isEqualTo(1);
    }

    @Test
    void a_deleted_list_comes_back_for_a_week_and_is_emptied_then() {
        var ana = somebody();
        var list = ana.list("US");
        ana.done(list, "d.txt", "+14155550101\n");
        var lists = app.get(ContactLists.class);
        ana.in(() -> {
            lists.delete(list);
            return 1;
        });
        assertThat(ana.in(() -> lists.find(ana.business(), list))).isEmpty();
        assertThat(ana.in(() -> lists.bringBack(ana.business(), list))).isTrue();
        assertThat(ana.list(list).contacts()).isEqualTo(1);

        ana.in(() -> {
            lists.delete(list);
            return 1;
        });
        app.clock().advance(ContactLists.KEPT.plusMinutes(1));
        ana.work();

        assertThat(ana.in(() -> lists.bringBack(ana.business(), list))).isFalse();
        assertThat(ana.numbers(list)).isEmpty();
    }

    @Test
    void pasted_numbers_are_read_however_they_are_lined_up() {
        var ana = somebody();
        var list = ana.list("US");

        ana.paste(list, "+1 415 555 0101, 415-555-0102; (415) 555-0103\n+14155550104");
        ana.paste(list, "4155550105\tAnn\n4155550106\tBob");
        ana.work();

        assertThat(ana.numbers(list)).hasSize(6);
        assertThat(ana.contacts(list).getLast().variables()).isEqualTo(Map.of("column_2", "Bob"));
    }

    @Test
    void pasted_numbers_with_single_blanks_between_them_are_each_a_row() {
        var ana = somebody();
        var list = ana.list("US");

        ana.paste(list, "4155550101 4155550102 415-555-0103");
        ana.paste(list, "14155550104 14155550105\n4155550106 (415)5550107");
        ana.work();

        assertThat(ana.numbers(list))
                .containsExactly(
                        "+14155550101",
                        "+14155550102",
                        "+14155550103",
                        "+14155550104",
                        "+14155550105",
                        "+14155550106",
                        "+14155550107");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            US | 415 555 0101                 | +14155550101
            US | 1 415 5550101, 1 4155550102  | +14155550101 +14155550102
            FR | 01 99 00 12 34, 0199 001235  | +33199001234 +33199001235
            DE | 0049 30 23125001, 030 23125002 | +493023125001 +493023125002
            CN | 010 1234 5678, 0101234 5679  | +861012345678 +861012345679
            US | +1 415 555 0101，+1 415 555 0102、+1 415 555 0103；+1 415 555 0104 | +14155550101 +14155550102 +14155550103 +14155550104
            US | ＋１４１５５５５０１０１，４１５５５５０１０２ | +14155550101 +14155550102
            US | 电话：+1 415 555 0101            | +14155550101
            """, delimiter = '|')
    void one_number_with_blanks_stays_one(String country, String pasted, String numbers) {
        var ana = somebody();
        var list = ana.list(country);

        ana.paste(list, pasted);
        ana.work();

        assertThat(ana.numbers(list)).containsExactly(numbers.split(" "));
    }

    @Test
    void a_file_in_an_old_code_page_keeps_its_letters() {
        var ana = somebody();
        var list = ana.list("RU");

        ana.done(
                list,
                "ru.csv",
                "Имя;Телефон;Город\nАлексей Иванов;+1 415 555 0101;Нижний Новгород\nМария Петрова;+1 415 555 0102;Москва\n"
                        .getBytes(Charset.forName("windows-1251")));

        assertThat(ana.contacts(list).getFirst().variables())
                .isEqualTo(Map.of("имя", "Алексей Иванов", "город", "Нижний Новгород"));
    }

    private Importing somebody() {
        return new Importing(app, sent, PEOPLE.incrementAndGet());
    }

    private List<String> documents(Importing of) {
        return app.messenger().shown(of.user().chat()).values().stream()
                .map(Outgoing::attachment)
                .filter(Objects::nonNull)
                .filter(file -> file.kind().equals("document"))
                .map(file -> new String(app.files().get(file.value()).orElseThrow(), StandardCharsets.UTF_8))
                .toList();
    }

    static String lines(int many) {
        var lines = new StringBuilder();
        for (var at = 0; at < many; at++) {
            lines.append("+1 %d 555 01%02d%n".formatted(212 + at / 100, at % 100));
        }
        return lines.toString();
    }
}
