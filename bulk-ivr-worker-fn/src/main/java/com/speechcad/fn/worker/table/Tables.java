package com.speechcad.fn.worker.table;

import com.speechcad.campaign.results.TableWriter;
import com.speechcad.text.CsvDialect;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** CSV and XLSX, both written to the disk as they come. */
@Singleton
class Tables implements TableWriter {
    @Override
    public Table open(Path file, Format format, CsvDialect dialect, List<String> header) {
        try {
            return switch (format) {
                case CSV -> new CsvTable(file, dialect, header);
                case XLSX -> new XlsxTable(file, header);
            };
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
