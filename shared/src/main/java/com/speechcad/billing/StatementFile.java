package com.speechcad.billing;

import com.speechcad.text.CsvDialect;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import com.speechcad.wallet.Statements;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement's lines as its reader's spreadsheet takes them: words of their language, their own clock with its distance from
 * UTC, plain numbers with the currency beside them. French spreadsheets expect semicolons and decimal commas. The last two
 * columns are for programs: the instant in UTC and the name of what the entry is about, the same in every language.
 */
final class StatementFile {
    /** A spreadsheet needs it to see that the file is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final List<BillingText> COLUMNS = List.of(
            BillingText.COLUMN_ENTRY,
            BillingText.COLUMN_TIME,
            BillingText.COLUMN_ZONE,
            BillingText.COLUMN_KIND,
            BillingText.COLUMN_CHANGE,
            BillingText.COLUMN_BALANCE,
            BillingText.COLUMN_CURRENCY,
            BillingText.COLUMN_SUBJECT,
            BillingText.COLUMN_INSTANT,
            BillingText.COLUMN_ID);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("'UTC'xxx", Locale.ROOT);

    /** Of the operation an entry belongs to, and why in an operator's words: for operators alone. */
    private static final List<BillingText> FOR_OPERATORS =
            List.of(BillingText.COLUMN_OPERATION, BillingText.COLUMN_REASON);

    private final Reader reader;
    private final boolean forOperators;
    private final CsvDialect dialect;

    StatementFile(Reader reader) {
        this(reader, false);
    }

    StatementFile(Reader reader, boolean forOperators) {
        this.reader = reader;
        this.forOperators = forOperators;
        dialect = CsvDialect.of(reader.language());
    }

    String header() {
        return BYTE_ORDER_MARK
                + line(Stream.concat(COLUMNS.stream(), forOperators ? FOR_OPERATORS.stream() : Stream.empty())
                        .map(column -> said(Text.text(column)))
                        .toList());
    }

    String row(Statements.Line entry, EntryNames.Named names) {
        var there = entry.at().atZone(reader.zone());
        var cells = new ArrayList<>(List.of(
                Long.toString(entry.entry()),
                TIME.format(there),
                zone(reader.zone()) + OFFSET.format(there),
                said(Text.text(BillingText.kind(entry.reason()))),
                dialect.number(entry.change()),
                dialect.number(entry.after()),
                "USD",
                names.about(entry.subject(), entry.reason()).map(this::said).orElse(""),
                entry.at().toString(),
                entry.subject()));
        if (forOperators) {
            cells.add(Long.toString(entry.op()));
            cells.add(entry.note());
        }
        return line(cells);
    }

    private static String zone(ZoneId zone) {
        return zone instanceof ZoneOffset || zone.getId().equals("UTC") ? "" : zone.getId() + " ";
    }

    private String said(Text words) {
        return Words.plain(words, reader);
    }

    private String line(List<String> cells) {
        return cells.stream().map(this::cell).collect(Collectors.joining(String.valueOf(dialect.separator()))) + "\r\n";
    }

    /** What could be taken for a formula is quoted so that it is none; a negative amount begins with its sign. */
    private String cell(String value) {
        var isFormula = !value.isEmpty() && "=+@\t\r".indexOf(value.charAt(0)) >= 0;
        var safe = isFormula ? "'" + value : value;
        return safe.matches("[^\",;\r\n]*") || isNumber(safe) ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    /** A decimal comma is no separator where semicolons are. */
    private boolean isNumber(String value) {
        return dialect.decimal() == ',' && value.matches("-?\\d+,\\d+");
    }
}
