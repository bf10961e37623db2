package com.speechcad.campaign.contacts;

import com.speechcad.text.CsvDialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A CSV file on its way out, on this machine's disk until it is closed: a list of a hundred thousand is more than a worker's
 * memory may have to hold. UTF-8 with the mark by which spreadsheets know it, and nothing in it that a spreadsheet
 * would take for a formula. A telephone number begins with a plus and is no formula.
 */
final class CsvFile implements AutoCloseable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern PLAIN = Pattern.compile("[^\",;\\r\\n]*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d .()-]*");

    private final CsvDialect dialect;
    private final Path file;
    private final Writer out;

    private CsvFile(CsvDialect dialect, Path file, Writer out) {
        this.dialect = dialect;
        this.file = file;
        this.out = out;
    }

    static CsvFile begin(CsvDialect dialect) {
        try {
            return begin(dialect, Files.createTempFile("table", ".csv"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static CsvFile begin(CsvDialect dialect, Path file) throws IOException {
        try {
            var csv = new CsvFile(dialect, file, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
            csv.out.write(BYTE_ORDER_MARK);
            return csv;
        } catch (IOException full) {
            Files.deleteIfExists(file);
            throw full;
        }
    }

    CsvFile row(List<String> cells) {
        try {
            out.write(
                    cells.stream().map(CsvFile::cell).collect(Collectors.joining(String.valueOf(dialect.separator()))));
            out.write("\r\n");
            return this;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** All that was written. */
    Path written() {
        try {
            out.flush();
            return file;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** What is left to write may have no room: the file goes all the same. */
    @Override
    public void close() {
        try {
            try {
                out.close();
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static String cell(String value) {
        var isFormula = !value.isEmpty()
                && "=+-@\t\r".indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches();
        var safe = isFormula ? "'" + value : value;
        return PLAIN.matcher(safe).matches() ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
