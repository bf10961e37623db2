package com.speechcad.fn.worker.table;

import com.speechcad.campaign.results.TableWriter.Cell;
import com.speechcad.campaign.results.TableWriter.Table;
import com.speechcad.text.CsvDialect;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * UTF-8 with the mark by which spreadsheets know it, in the dialect of its reader. Words that a spreadsheet would take for a
 * formula are quoted so that they are none; a telephone number, masked or not, begins with a plus and is no formula.
 */
final class CsvTable implements Table {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d .()•-]*");

    private final CsvDialect dialect;
    private final CsvWriter csv;

    CsvTable(Path file, CsvDialect dialect, List<String> header) throws IOException {
        this.dialect = dialect;
        var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        out.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder()
                .fieldSeparator(dialect.separator())
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out);
        csv.writeRecord(header.stream().map(CsvTable::harmless).toList());
    }

    @Override
    public void row(List<Cell> cells) {
        csv.writeRecord(cells.stream().map(this::text).toList());
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private String text(Cell cell) {
        return switch (cell) {
            case Cell.Words(var words) -> harmless(words);
            case Cell.Whole(var number) -> Long.toString(number);
            case Cell.Amount(var money) -> dialect.number(money);
            case Cell.At(var time) -> TIME.format(time);
            case Cell.Empty() -> "";
        };
    }

    private static String harmless(String words) {
        var isFormula = !words.isEmpty()
                && "=+-@\t\r\n".indexOf(words.charAt(0)) >= 0
                && !NUMBER.matcher(words).matches();
        return isFormula ? "'" + words : words;
    }
}
