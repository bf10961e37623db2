package com.speechcad.campaign.results;

import com.speechcad.campaign.results.TableWriter.Format;
import com.speechcad.campaign.results.TableWriter.Table;
import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.text.CsvDialect;
import com.speechcad.text.Language;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Has a table written into a file of this machine and keeps it where chats fetch their files; then it is gone here. */
@Singleton
@Requires(beans = TableWriter.class)
class TableFile {
    private final TableWriter writer;
    private final FileStore files;

    TableFile(TableWriter writer, FileStore files) {
        this.writer = writer;
        this.files = files;
    }

    /** What fills a table. */
    interface Rows {
        /** @return how many there were */
        int into(Table table);
    }

    /** @param key of the file that is kept */
    record Kept(String key, int rows) {}

    /** The same job makes the same file, however often it runs. */
    Kept keep(Job job, Format format, Language language, List<String> header, Rows rows) {
        var file = temporary(format);
        try {
            int count;
            try (var table = writer.open(file, format, CsvDialect.of(language), header)) {
                count = rows.into(table);
            }
            var key = job.tenant().value() + "/exports/" + job.id() + "." + format.ending();
            files.put(key, format.contentType(), file);
            return new Kept(key, count);
        } finally {
            delete(file);
        }
    }

    private static Path temporary(Format format) {
        try {
            return Files.createTempFile("export", "." + format.ending());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
