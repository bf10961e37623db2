package com.speechcad.fn.worker.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.speechcad.campaign.contacts.ImportRefusal;
import com.speechcad.campaign.contacts.NotATable;
import com.speechcad.campaign.contacts.RawRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Small workbooks that would make their reader build what no memory holds, or count for hours. */
class HostileWorkbooksTest {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final FileTables tables = new FileTables();

    @Test
    void such_a_workbook_is_read_at_all() {
        assertThat(
                        rows(
                                workbook(
                                        "<row r='1'><c r='A1'><v>14155550101</v></c><c r='B1' t='inlineStr'><is><t>Ann</t></is></c></row>")))
                .containsExactly(new RawRow(1, List.of("14155550101", "Ann")));
    }

    @Test
    void a_number_with_billions_of_zeros_is_never_written_out() {
        assertThat(rows(workbook(
                        "<row r='1'><c r='A1'><v>9E2000000000</v></c><c r='B1'><v>1E-999999999</v></c></row>")))
                .containsExactly(new RawRow(1, List.of("9E2000000000", "1E-999999999")));
        assertThat(refusal(workbook("<row r='1'><c r='A1'><v>" + "9".repeat(100_000) + "</v></c></row>")))
                .isEqualTo(ImportRefusal.ZIP_BOMB);
        assertThat(refusal(workbook("<row r='1'><c r='A1'><f>1</f><v>" + "9".repeat(100_000) + "</v></c></row>")))
                .isEqualTo(ImportRefusal.ZIP_BOMB);
    }

    @Test
    void a_cell_to_the_right_of_every_column_is_found_before_its_row_is_built() {
        for (var reference : List.of("BAAAAAA1", "XFE1", "zzzz1", "&#66;AAAAAA1", "$BAAAAAA$1", "ÿÿÿÿ1")) {
            assertThat(refusal(workbook("<row r='1'><c r='" + reference + "'><v>1</v></c></row>")))
                    .as(reference)
                    .isEqualTo(ImportRefusal.TOO_MANY_COLUMNS);
        }
        assertThat(refusal(workbook("<row r='1'>" + "<c/>".repeat(20_000) + "</row>")))
                .isEqualTo(ImportRefusal.TOO_MANY_COLUMNS);
    }

    @Test
    void a_format_full_of_open_brackets_is_not_looked_through_for_ever() {
        for (var sign : List.of("[", "&quot;")) {
            var styles = "<styleSheet xmlns='" + MAIN + "'><numFmts><numFmt numFmtId='170' formatCode='"
                    + sign.repeat(300_001)
                    + "'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></styleSheet>";

            var read = assertTimeoutPreemptively(
                    BOUND,
                    () -> rows(workbook(
                            "<row r='1'><c r='A1' s='1'><v>12</v></c></row>", Map.of("xl/styles.xml", styles))));

            assertThat(read).containsExactly(new RawRow(1, List.of("12")));
        }
    }

    @Test
    void words_count_as_words_whatever_their_part_is_called() {
        var words = new StringBuilder("<sst xmlns='" + MAIN + "'>");
        var chance = new Random(7);
        while (words.length() < 50 << 20) {
            words.append("<si><t>")
                    .append(Long.toHexString(chance.nextLong()).repeat(32))
                    .append("</t></si>");
        }
        var file = workbook(
                "<row r='1'><c r='A1' t='s'><v>0</v></c></row>", Map.of("xl/words.xml", words.append("</sst>") + ""));

        assertThat(refusal(file)).isEqualTo(ImportRefusal.ZIP_BOMB);
    }

    @Test
    void a_formula_that_stands_for_many_is_not_written_out_for_each_for_ever() {
        var base = "A1+".repeat(30_000);
        var shared =
                new StringBuilder("<row r='1'><c r='A1'><f t='shared' si='0' ref='A1:A9'>" + base + "1</f></c></row>");
        var arrays = new StringBuilder();
        for (var row = 2; row < 30_000; row++) {
            shared.append("<row r='%1$d'><c r='A%1$d'><f t='shared' si='0'/><v>%1$d</v></c></row>".formatted(row));
            arrays.append(
                    "<row r='%1$d'><c r='A%1$d'><f t='array' ref='B%1$d'>1</f></c><c r='C%1$d'/><c r='D%1$d'/></row>"
                            .formatted(row));
        }

        assertThat(refusal(workbook(shared.toString()))).isEqualTo(ImportRefusal.ZIP_BOMB);
        assertThat(refusal(workbook(arrays.toString()))).isEqualTo(ImportRefusal.ZIP_BOMB);
        assertThat(refusal(workbook("<row r='1'><c r='A1'><f t='shared' si='0' ref='A1:A9'>" + "A".repeat(90_000)
                        + "</f></c><c r='B1'><f t='shared' si='0'/></c></row>")))
                .isEqualTo(ImportRefusal.ZIP_BOMB);
    }

    private ImportRefusal refusal(byte[] content) {
        return assertTimeoutPreemptively(
                BOUND,
                () -> catchThrowableOfType(NotATable.class, () -> rows(content)).why());
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

    private static byte[] workbook(String sheet) {
        return workbook(sheet, Map.of());
    }

    /** With that in its sheet, and other parts by their names. */
    static byte[] workbook(String sheet, Map<String, String> more) {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + type("xl/workbook.xml", "sheet.main")
                        + type("xl/worksheets/sheet1.xml", "worksheet")
                        + (more.containsKey("xl/styles.xml") ? type("xl/styles.xml", "styles") : "")
                        + (more.containsKey("xl/words.xml") ? type("xl/words.xml", "sharedStrings") : "")
                        + "</Types>");
        parts.put("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        parts.put("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml"));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns='" + MAIN + "' xmlns:r='" + RELATION
                        + "'><sheets><sheet name='One' sheetId='1' r:id='r1'/></sheets></workbook>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns='" + MAIN + "'><sheetData>" + sheet + "</sheetData></worksheet>");
        parts.putAll(more);
        return zip(parts);
    }

    private static String type(String part, String type) {
        return "<Override PartName='/" + part + "' ContentType='" + TYPE + type + "+xml'/>";
    }

    private static String relations(String type, String target) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='"
                + RELATION + "/" + type + "' Target='" + target + "'/></Relationships>";
    }

    private static byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
