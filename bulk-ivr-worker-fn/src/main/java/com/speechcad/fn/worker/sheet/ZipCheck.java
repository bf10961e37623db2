package com.speechcad.fn.worker.sheet;

import com.speechcad.campaign.contacts.ImportRefusal;
import com.speechcad.campaign.contacts.NotATable;
import java.io.IOException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks a zip file once without keeping anything, so that what is read afterwards cannot be larger than memory: what
 * the file says of its own sizes is not believed.
 */
final class ZipCheck {
    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_BYTES = 400L << 20;
    private static final long MOST_WORDS_BYTES = 48L << 20;
    private static final long SMALL = 16L << 20;
    private static final int MOST_TIMES = 120;
    private static final int BUFFER = 65_536;

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
        }
        if (!hasWorkbook) {
            throw new NotATable(entries == 0 ? ImportRefusal.BROKEN_WORKBOOK : ImportRefusal.WRONG_KIND);
        }
    }

    private static long unpacked(ZipFile zip, ZipArchiveEntry entry, long before, int packed) throws IOException {
        var most = entry.getName().endsWith("sharedStrings.xml") ? MOST_WORDS_BYTES : MOST_BYTES;
        var buffer = new byte[BUFFER];
        var all = before;
        try (var in = zip.getInputStream(entry)) {
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all += read;
                if (all - before > most || all > MOST_BYTES || (all > SMALL && all / MOST_TIMES > packed)) {
                    throw new NotATable(ImportRefusal.ZIP_BOMB);
                }
            }
        }
        return all;
    }
}
