package com.speechcad.fn.worker.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** A workbook of what the format demands and nothing more: no styles, no shared words. */
class BareWorkbookTest {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";

    @Test
    void a_workbook_without_styles_is_read() throws IOException {
        try (var rows = WorkbookRows.open(workbook())) {
            assertThat(rows.next().orElseThrow().cells()).containsExactly("name", "phone");
            assertThat(rows.next().orElseThrow().cells()).containsExactly("Léa", "14155550171");
            assertThat(rows.next()).isEmpty();
        }
    }

    private static byte[] workbook() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static Map<String, String> parts() {
        return Map.of(
                "[Content_Types].xml",
                """
                <Types xmlns="%s/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml"
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml"
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                </Types>\
                """.formatted(PACKAGE),
                "_rels/.rels",
                relation("officeDocument", "xl/workbook.xml"),
                "xl/workbook.xml",
                """
                <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Contacts" sheetId="1" r:id="r1"/></sheets></workbook>\
                """.formatted(MAIN, OFFICE),
                "xl/_rels/workbook.xml.rels",
                relation("worksheet", "worksheets/sheet1.xml"),
                "xl/worksheets/sheet1.xml",
                """
                <worksheet xmlns="%s"><sheetData>
                <row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c>\
                <c r="B1" t="inlineStr"><is><t>phone</t></is></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>Léa</t></is></c><c r="B2"><v>14155550171</v></c></row>
                </sheetData></worksheet>\
                """.formatted(MAIN));
    }

    private static String relation(String kind, String target) {
        return """
            <Relationships xmlns="%s/relationships"><Relationship Id="r1" Type="%s/%s" Target="%s"/></Relationships>\
            """.formatted(PACKAGE, OFFICE, kind, target);
    }
}
