package com.speechcad.fn.worker.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.campaign.contacts.Import;
import com.speechcad.campaign.contacts.ImportRefusal;
import com.speechcad.campaign.contacts.ImportState;
import com.speechcad.campaign.contacts.Importing;
import com.speechcad.campaign.contacts.NotATable;
import com.speechcad.campaign.contacts.RawRow;
import com.speechcad.db.TestApp;
import com.speechcad.notify.Outgoing;
import com.speechcad.notify.TestChatFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Workbooks, and files that are none, are broken, or are meant to break something. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddFilesTest {
    private final FileTables tables = new FileTables();
    private final TestChatFiles sent = new TestChatFiles();
    private final TestApp app = TestApp.with(sent);
    private int people = 6_500;

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void a_workbook_is_read_with_numbers_as_numbers_and_dates_as_dates() {
        var file = workbook(sheet -> {
            sheet.value(0, 0, "Телефон");
            sheet.value(0, 1, "Имя");
            sheet.value(0, 2, "Дата");
            sheet.value(2, 0, 14155550101L);
            sheet.value(2, 1, "Анна");
            sheet.value(2, 2, LocalDate.of(2026, 11, 20));
            sheet.style(2, 2).format("yyyy-mm-dd").set();
            sheet.value(3, 0, new BigDecimal("14155550102"));
            sheet.formula(3, 1, "CONCAT(\"a\",\"b\")");
        });

        assertThat(rows(file))
                .containsExactly(
                        new RawRow(1, List.of("Телефон", "Имя", "Дата")),
                        new RawRow(3, List.of("14155550101", "Анна", "2026-11-20")),
                        new RawRow(4, List.of("14155550102", "=CONCAT(\"a\",\"b\")")));
    }

    @Test
    void a_workbook_becomes_contacts() {
        var ana = somebody();
        var list = ana.list("RU");
        var done = ana.done(list, "книга.xlsx", workbook(sheet -> {
            sheet.value(0, 0, "Имя");
            sheet.value(0, 1, "Телефон");
            sheet.value(1, 0, "Анна");
            sheet.value(1, 1, 14155550101L);
            sheet.formula(2, 1, "1+1");
        }));

        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(ana.numbers(list)).containsExactly("+14155550101");
        assertThat(ana.rejects(done.id())).containsExactly("3 FORMULA");
    }

    @Test
    void what_is_no_table_is_refused_in_a_word() throws IOException {
        assertThat(refusal(new byte[0])).isEqualTo(ImportRefusal.EMPTY);
        assertThat(refusal(bytes("%PDF-1.7 and so on"))).isEqualTo(ImportRefusal.WRONG_KIND);
        assertThat(refusal(bytes("\u0089PNG\r\n"))).isEqualTo(ImportRefusal.WRONG_KIND);
        assertThat(refusal(bytes("\u0001\u0002\u0003\u0004\u0005\u0006 nothing to read")))
                .isEqualTo(ImportRefusal.WRONG_KIND);
        assertThat(refusal(zip("word/document.xml", 10))).isEqualTo(ImportRefusal.WRONG_KIND);
        assertThat(refusal(ole(""))).isEqualTo(ImportRefusal.OLD_EXCEL);
        assertThat(refusal(ole("EncryptedPackage"))).isEqualTo(ImportRefusal.PASSWORD);
        assertThat(refusal(bytes("PK\u0003\u0004 and then nonsense"))).isEqualTo(ImportRefusal.BROKEN_WORKBOOK);
    }

    @Test
    void a_zip_bomb_is_stopped_while_it_unpacks() throws IOException {
        assertThat(refusal(zip("xl/workbook.xml", 64 << 20))).isEqualTo(ImportRefusal.ZIP_BOMB);
    }

    @Test
    void a_damaged_workbook_says_so() {
        var file = workbook(sheet -> sheet.value(0, 0, "+14155550101"));
        var cut = new byte[file.length - 200];
        System.arraycopy(file, 0, cut, 0, cut.length);

        assertThat(done(cut).refusal()).contains(ImportRefusal.BROKEN_WORKBOOK);
    }

    @Test
    void too_much_of_anything_is_refused_as_a_whole_and_the_list_stays_as_it_was() {
        assertThat(done(bytes("+14155550101\n".repeat(ContactLists.MOST_CONTACTS + 2)))
                        .refusal())
                .contains(ImportRefusal.TOO_MANY_ROWS);
        assertThat(done(bytes("phone" + ",x".repeat(70) + "\n+14155550101" + ",y".repeat(70)))
                        .refusal())
                .contains(ImportRefusal.TOO_MANY_COLUMNS);
        assertThat(done(bytes("name,city\nAnn,Paris\nBob,Rome\n")).refusal()).contains(ImportRefusal.NO_NUMBERS);
        assertThat(done(bytes("\n \n\t\n")).refusal()).contains(ImportRefusal.EMPTY);
        assertThat(done(bytes("phone,name\n")).refusal()).contains(ImportRefusal.EMPTY);
    }

    @Test
    void a_quotation_mark_that_is_never_closed_costs_nobody_their_row() {
        var rows = new StringBuilder("phone;name\n+14155550101;\"Ann\n");
        for (var row = 0; row < 900; row++) {
            rows.append("+1 %d 555 01%02d;Somebody with a name%n".formatted(212 + row / 100, row % 100));
        }

        var done = done(bytes(rows.toString()));

        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(done.counts().read()).isEqualTo(901);
    }

    @Test
    void ten_thousand_dirty_rows_add_up() {
        var ana = somebody();
        var list = ana.list("US");
        var chance = new Random(7);
        var expected = new int[4];
        var rows = new StringBuilder("Name;PhoneNumber;Date\r\n");
        var fresh = 0;
        for (var row = 0; row < 10_000; row++) {
            var kind = chance.nextInt(100);
            if (kind < 3 && fresh > 0) {
                expected[1]++;
                rows.append("Again;").append(number(chance.nextInt(fresh))).append(";2026\r\n");
            } else if (kind < 5) {
                expected[2]++;
                rows.append("Nobody;")
                        .append(List.of("", "12", "call me", "1,4E+10", "+1 800 555 0199")
                                .get(row % 5));
                rows.append(";2026\r\n");
            } else if (kind < 6) {
                expected[3]++;
                rows.append("=2+3;").append(number(50_000 + row)).append(";2026\r\n");
            } else {
                expected[0]++;
                rows.append("\"Person; ")
                        .append(row)
                        .append("\";")
                        .append(number(fresh++))
                        .append(";2026\r\n");
            }
        }

        var done = ana.done(list, "dirty.csv", rows.toString());

        var counts = done.counts();
        assertThat(counts.read()).isEqualTo(10_000);
        assertThat(counts.ready()).isEqualTo(expected[0]);
        assertThat(counts.repeated()).isEqualTo(expected[1]);
        assertThat(counts.invalid()).isEqualTo(expected[2] + expected[3]);
        assertThat(ana.rejects(done.id())).hasSize(counts.rejected()).doesNotHaveDuplicates();
        assertThat(ana.numbers(list)).hasSize(counts.ready()).doesNotHaveDuplicates();
        assertThat(ana.list(list).contacts()).isEqualTo(counts.ready());
        assertThat(app.messenger().shown(ana.user().chat()).values().stream().map(Outgoing::html))
                .anySatisfy(said -> assertThat(said).contains("10,000 rows read"));
    }

    private static String number(int at) {
        return "+1212%07d".formatted(2_000_000 + at * 7);
    }

    private Import done(byte[] content) {
        var ana = somebody();
        var list = ana.list("US");
        var done = ana.done(list, "some.csv", content);
        if (done.state() == ImportState.FAILED) {
            assertThat(ana.list(list).contacts()).isZero();
        }
        return done;
    }

    private Importing somebody() {
        return new Importing(app, sent, ++people);
    }

    private ImportRefusal refusal(byte[] content) {
        return catchThrowableOfType(NotATable.class, () -> tables.recognise(content, "any"))
                .why();
    }

    private List<RawRow> rows(byte[] content) {
        var found = new ArrayList<RawRow>();
        try (var rows = tables.read(content, tables.recognise(content, "any.xlsx"))) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                found.add(row.get());
            }
        }
        return found;
    }

    private static byte[] workbook(Consumer<Worksheet> fill) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("Empty");
            fill.accept(workbook.newWorksheet("Contacts"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, int zeros) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[zeros]);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static byte[] ole(String within) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(bytes("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"));
        out.writeBytes(new byte[100]);
        out.writeBytes(within.getBytes(StandardCharsets.UTF_16LE));
        return out.toByteArray();
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
