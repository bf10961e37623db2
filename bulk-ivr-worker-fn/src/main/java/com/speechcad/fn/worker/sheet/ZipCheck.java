package com.speechcad.fn.worker.sheet;

import com.speechcad.campaign.contacts.ImportRefusal;
import com.speechcad.campaign.contacts.NotATable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipInputStream;

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
        var hasWorkbook = false;
        var entries = 0;
        var all = 0L;
        var buffer = new byte[BUFFER];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                hasWorkbook |= entry.getName().equals("xl/workbook.xml");
                var most = entry.getName().endsWith("sharedStrings.xml") ? MOST_WORDS_BYTES : MOST_BYTES;
                var one = 0L;
                for (var read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    one += read;
                    all += read;
                    if (one > most || all > MOST_BYTES || (all > SMALL && all / MOST_TIMES > content.length)) {
                        throw new NotATable(ImportRefusal.ZIP_BOMB);
                    }
                }
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
}
