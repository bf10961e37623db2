package com.speechcad.fn.worker.sheet;

import com.speechcad.campaign.contacts.Dialect;
import com.speechcad.campaign.contacts.ImportRefusal;
import com.speechcad.campaign.contacts.NotATable;
import com.speechcad.campaign.contacts.RawRow;
import com.speechcad.campaign.contacts.TableReader;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Optional;

/** The rows of a text with separators. */
final class CsvRows implements TableReader.Rows {
    /** Stands for no quotation mark at all: no text has it. */
    private static final char NO_QUOTE = '\uFFFE';

    private static final int LONGEST_CELL = 4 << 20;

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final String quote;
    private int number;

    CsvRows(byte[] content, Charset charset, Dialect dialect) {
        this.quote = dialect.quote();
        this.csv = csv(dialect.separator().charAt(0), dialect.quote()).ofCsvRecord(Texts.reader(content, charset));
        this.records = csv.iterator();
    }

    /** As forgiving as a spreadsheet. What may follow a closing quote has no newer name in the library yet. */
    @SuppressWarnings("removal")
    static CsvReader.CsvReaderBuilder csv(char separator, String quote) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote.isEmpty() ? NO_QUOTE : quote.charAt(0))
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(true)
                .maxBufferSize(LONGEST_CELL);
    }

    @Override
    public Optional<RawRow> next() {
        try {
            while (records.hasNext()) {
                var row = row(records.next());
                if (!row.isBlank() && !(number == 1 && isHint(row))) {
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        } catch (CsvParseException | UncheckedIOException broken) {
            throw new NotATable(ImportRefusal.BROKEN_TEXT);
        }
    }

    private RawRow row(CsvRecord written) {
        number++;
        var count = written.getFieldCount();
        var cells = new ArrayList<String>(count);
        for (var at = 0; at < count; at++) {
            cells.add(cell(written.getField(at), quote));
        }
        return new RawRow(number, cells);
    }

    /** {@code ="+14155550101"} is how spreadsheets are told that a number is a text. */
    private static String cell(String written, String quote) {
        var cell = Texts.stripped(written);
        if (cell.startsWith("=\"") && cell.indexOf('"', 2) == cell.length() - 1) {
            return Texts.stripped(cell.substring(2, cell.length() - 1));
        }
        // A blank between separator and quotation mark makes the mark a letter, for the reader; for nobody else.
        var isLate = cell.length() >= 2
                && cell.length() < written.length()
                && !quote.isEmpty()
                && written.charAt(0) == ' '
                && cell.startsWith(quote)
                && cell.endsWith(quote);
        return isLate ? cell.substring(1, cell.length() - 1).replace(quote + quote, quote) : cell;
    }

    /** The line by which Excel is told the separator. */
    private static boolean isHint(RawRow row) {
        var first = row.cells().getFirst();
        return first.regionMatches(true, 0, "sep=", 0, 4) && first.length() <= 5;
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
