package com.speechcad.campaign.contacts;

import com.speechcad.text.Language;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Reads a file from end to end without keeping it: how many rows, which columns, where the numbers are. */
@Singleton
@Requires(bean = TableReader.class)
class SurveyFile {
    static final int MOST_COLUMNS = 60;

    /** A cell of that length is no cell: a quotation mark was opened and never closed. */
    static final int RUNAWAY = 20_000;

    /**
     * Of all cells together. A workbook has each word once and may refer to it from millions of cells: a megabyte of them
     * can stand for gigabytes. Six hundred letters for each of a hundred thousand rows are left.
     */
    static final long MOST_LETTERS = 64L << 20;

    private static final int SAMPLE = 200;

    private final TableReader reader;

    SurveyFile(TableReader reader) {
        this.reader = reader;
    }

    /**
     * @param language in which a column without a title is named
     * @throws NotATable with the word for what is wrong with it as a whole
     */
    Survey of(byte[] content, String fileName, String country, Language language) {
        var dialect = reader.recognise(content, fileName);
        var seen = look(content, dialect);
        if (seen.isRunaway && !dialect.quote().isEmpty()) {
            dialect = dialect.unquoted();
            seen = look(content, dialect);
        }
        if (seen.rows == 0) {
            throw new NotATable(ImportRefusal.EMPTY);
        }
        var found = FindColumns.in(seen.sample, seen.width, country, language);
        var rows = found.header() ? seen.rows - 1 : seen.rows;
        if (rows == 0) {
            throw new NotATable(ImportRefusal.EMPTY);
        }
        if (rows > ContactLists.MOST_CONTACTS) {
            throw new NotATable(ImportRefusal.TOO_MANY_ROWS);
        }
        return new Survey(dialect.withHeader(found.header()), found.columns(), found.phone(), rows);
    }

    private Seen look(byte[] content, Dialect dialect) {
        var seen = new Seen();
        try (var rows = reader.read(content, dialect)) {
            for (var row = rows.next(); row.isPresent() && !seen.isRunaway; row = rows.next()) {
                seen.take(row.get());
            }
        }
        return seen;
    }

    private static final class Seen {
        private final List<RawRow> sample = new ArrayList<>();
        private int rows;
        private long letters;
        private int width;
        private boolean isRunaway;

        private void take(RawRow row) {
            rows++;
            if (rows > ContactLists.MOST_CONTACTS + 1) {
                throw new NotATable(ImportRefusal.TOO_MANY_ROWS);
            }
            letters += row.cells().stream().mapToLong(String::length).sum();
            if (letters > MOST_LETTERS) {
                throw new NotATable(ImportRefusal.ZIP_BOMB);
            }
            width = Math.max(width, usedWidth(row));
            if (width > MOST_COLUMNS) {
                throw new NotATable(ImportRefusal.TOO_MANY_COLUMNS);
            }
            if (sample.size() < SAMPLE) {
                sample.add(row);
            }
            for (var cell : row.cells()) {
                isRunaway |= cell.length() > RUNAWAY;
            }
        }

        /** Separators at the end of every line make no columns. */
        private static int usedWidth(RawRow row) {
            var at = row.cells().size();
            while (at > 1 && row.cells().get(at - 1).isEmpty()) {
                at--;
            }
            return at;
        }
    }
}
