package com.speechcad.fn.worker.sheet;

import com.speechcad.campaign.contacts.ImportRefusal;
import com.speechcad.campaign.contacts.NotATable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks a zip file once without keeping anything, so that what is read afterwards cannot be larger than memory: what
 * the file says of its own sizes is not believed.
 */
final class ZipCheck {
    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_BYTES = 400L << 20;
    /** Of whatever may be kept whole while the rows are read: words, styles; a sheet is read row by row. */
    private static final long MOST_KEPT_BYTES = 48L << 20;

    private static final long SMALL = 16L << 20;
    private static final int MOST_TIMES = 120;

    private ZipCheck() {}

    /** @throws NotATable for what is no workbook, or one that would burst */
    static void check(byte[] content) {
        var entries = 0;
        var hasWorkbook = false;
        // The same way into the file as the reader's, so that both see the same entries.
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            var all = 0L;
            for (var each = zip.getEntries(); each.hasMoreElements(); ) {
                var entry = each.nextElement();
                entries++;
                hasWorkbook |= entry.getName().equals("xl/workbook.xml");
                all = unpacked(zip, entry, all, content.length);
                if (entries > MOST_ENTRIES) {
                    throw new NotATable(ImportRefusal.ZIP_BOMB);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new NotATable(ImportRefusal.BROKEN_WORKBOOK);
        } catch (OutOfMemoryError _) {
            throw new NotATable(ImportRefusal.ZIP_BOMB);
        }
        if (!hasWorkbook) {
            throw new NotATable(entries == 0 ? ImportRefusal.BROKEN_WORKBOOK : ImportRefusal.WRONG_KIND);
        }
    }

    /** By its name, for which part is read as what is told elsewhere in the file, where anything may stand. */
    private static long unpacked(ZipFile zip, ZipArchiveEntry entry, long before, int packed) throws IOException {
        var most = entry.getName().startsWith("xl/worksheets/") ? MOST_BYTES : MOST_KEPT_BYTES;
        try (var in = new Counted(zip.getInputStream(entry), before, most, packed)) {
            SheetCheck.check(in);
            in.transferTo(OutputStream.nullOutputStream());
            return in.all;
        }
    }

    /** Ends where too much came out. */
    private static final class Counted extends FilterInputStream {
        private final long before;
        private final long most;
        private final int packed;
        private long all;

        Counted(InputStream in, long before, long most, int packed) {
            super(in);
            this.before = before;
            this.most = most;
            this.packed = packed;
            this.all = before;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            var read = super.read(buffer, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            all += read;
            if (all - before > most || all > MOST_BYTES || (all > SMALL && all / MOST_TIMES > packed)) {
                throw new NotATable(ImportRefusal.ZIP_BOMB);
            }
        }
    }
}
