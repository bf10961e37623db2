package com.speechcad.campaign.contacts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A CSV file on its way out: UTF-8 with the mark by which spreadsheets know it, and nothing in it that a spreadsheet
 * would take for a formula. A telephone number begins with a plus and is no formula.
 */
final class CsvFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern PLAIN = Pattern.compile("[^\",;\\r\\n]*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d .()-]*");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    CsvFile() {
        out.writeBytes(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
    }

    CsvFile row(List<String> cells) {
        var line = cells.stream().map(CsvFile::cell).collect(Collectors.joining(",")) + "\r\n";
        out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte[] content() {
        return out.toByteArray();
    }

    private static String cell(String value) {
        var isFormula = !value.isEmpty()
                && "=+-@\t\r".indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches();
        var safe = isFormula ? "'" + value : value;
        return PLAIN.matcher(safe).matches() ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
