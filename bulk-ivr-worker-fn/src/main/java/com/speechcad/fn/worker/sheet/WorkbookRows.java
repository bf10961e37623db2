package com.speechcad.fn.worker.sheet;

import com.speechcad.campaign.contacts.ImportRefusal;
import com.speechcad.campaign.contacts.NotATable;
import com.speechcad.campaign.contacts.RawRow;
import com.speechcad.campaign.contacts.TableReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The rows of the first visible sheet that has any. A row is read when it is asked for. */
final class WorkbookRows implements TableReader.Rows {
    /** A cell far to the right costs memory for all before it; {@link SheetCheck} found those that no sheet has. */
    private static final int WIDEST = 1_000;

    private static final Pattern DATE = Pattern.compile("[dyY]|(?<![A-Za-z])m{1,5}(?![A-Za-z])");
    private static final Pattern TIME = Pattern.compile("[hsH]");

    private static final Pattern WITHIN_FORMAT = Pattern.compile("\"[^\"]*+\"|\\[[^]]*+]|\\\\.");
    /** As long as a spreadsheet writes one. */
    private static final int LONGEST_FORMAT = 255;
    /** Digits, or zeros that only an exponent tells of: beyond what a spreadsheet counts, and it would be written out. */
    private static final int MOST_DIGITS = 400;

    private final ReadableWorkbook workbook;
    private Stream<Row> stream = Stream.empty();
    private Iterator<Row> rows = Collections.emptyIterator();

    private WorkbookRows(ReadableWorkbook workbook) {
        this.workbook = workbook;
    }

    /** @throws NotATable when it cannot be read */
    static WorkbookRows open(byte[] content) {
        try {
            var rows = new WorkbookRows(workbook(content));
            rows.findSheet();
            return rows;
        } catch (IOException | RuntimeException broken) {
            throw refused(broken);
        } catch (OutOfMemoryError _) {
            throw new NotATable(ImportRefusal.ZIP_BOMB);
        }
    }

    /** Some programs write no styles, which the format allows; then no cell says that it is a date. */
    private static ReadableWorkbook workbook(byte[] content) throws IOException {
        try {
            return new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true));
        } catch (IOException | RuntimeException _) {
            return new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(false, true));
        }
    }

    private void findSheet() throws IOException {
        for (var sheet : workbook.getSheets().toList()) {
            if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
                stream.close();
                stream = sheet.openStream();
                rows = stream.iterator();
                if (rows.hasNext()) {
                    return;
                }
            }
        }
    }

    @Override
    public Optional<RawRow> next() {
        try {
            while (rows.hasNext()) {
                var row = row(rows.next());
                if (!row.isBlank()) {
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        } catch (RuntimeException broken) {
            throw refused(broken);
        } catch (OutOfMemoryError _) {
            throw new NotATable(ImportRefusal.ZIP_BOMB);
        }
    }

    private static RawRow row(Row written) {
        var count = written.getCellCount();
        if (count > WIDEST) {
            throw new NotATable(ImportRefusal.TOO_MANY_COLUMNS);
        }
        var cells = new ArrayList<String>(count);
        for (var at = 0; at < count; at++) {
            cells.add(Texts.stripped(text(written.getCell(at))));
        }
        return new RawRow(written.getRowNum(), cells);
    }

    private static String text(Cell cell) {
        if (cell == null) {
            return "";
        }
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            return "="
                    + Optional.ofNullable(cell.getFormula())
                            .filter(formula -> !formula.isEmpty())
                            .orElse("?");
        }
        return switch (cell.getType()) {
            case STRING -> Optional.ofNullable(cell.asString()).orElse("");
            case NUMBER -> number(cell);
            case BOOLEAN -> Boolean.TRUE.equals(cell.asBoolean()) ? "TRUE" : "FALSE";
            case EMPTY, ERROR, FORMULA -> "";
        };
    }

    /** Without an exponent, and dates as dates: a spreadsheet stores both as one number. */
    private static String number(Cell cell) {
        var number = cell.asNumber();
        if (number != null && (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS)) {
            return Optional.ofNullable(cell.getRawValue()).orElse("");
        }
        var plain = WITHIN_FORMAT.matcher(format(cell)).replaceAll("");
        var isDate = DATE.matcher(plain).find();
        var isTime = TIME.matcher(plain).find();
        if (isDate || isTime) {
            return moment(cell.asDate(), isDate, isTime);
        }
        return number == null ? "" : plain(number);
    }

    private static String format(Cell cell) {
        var format = Optional.ofNullable(cell.getDataFormatString()).orElse("");
        return format.substring(0, Math.min(format.length(), LONGEST_FORMAT));
    }

    private static String moment(LocalDateTime at, boolean isDate, boolean isTime) {
        if (!isDate) {
            return at.toLocalTime().toString();
        }
        return !isTime && at.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? at.toLocalDate().toString()
                : at.toString().replace('T', ' ');
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static NotATable refused(Exception broken) {
        if (broken instanceof NotATable known) {
            return known;
        }
        return new NotATable(ImportRefusal.BROKEN_WORKBOOK);
    }

    @Override
    public void close() {
        try {
            stream.close();
            workbook.close();
        } catch (IOException broken) {
            throw refused(broken);
        }
    }
}
