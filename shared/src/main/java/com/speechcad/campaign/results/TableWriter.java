package com.speechcad.campaign.results;

import com.speechcad.kernel.Money;
import com.speechcad.text.CsvDialect;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/** Writes tables for people's spreadsheets, row by row. Only the worker has one. */
public interface TableWriter {
    /** How a table is written. */
    enum Format {
        CSV("text/csv", "csv"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

        private final String contentType;
        private final String ending;

        Format(String contentType, String ending) {
            this.contentType = contentType;
            this.ending = ending;
        }

        public String contentType() {
            return contentType;
        }

        /** Of the file's name. */
        public String ending() {
            return ending;
        }
    }

    /** What stands in a cell. */
    sealed interface Cell {
        /** Words, never a formula, whatever they begin with. */
        record Words(String words) implements Cell {}

        record Whole(long number) implements Cell {}

        /** In dollars. */
        record Amount(Money money) implements Cell {}

        /** On the clock of whoever reads. */
        record At(LocalDateTime time) implements Cell {}

        record Empty() implements Cell {}
    }

    /** A table that is being written. */
    interface Table extends AutoCloseable {
        void row(List<Cell> cells);

        /** The file is whole after this, and not before. */
        @Override
        void close();
    }

    /**
     * Begins a file with its first line.
     *
     * @param dialect of whoever reads it, where it is text
     */
    Table open(Path file, Format format, CsvDialect dialect, List<String> header);
}
