package com.speechcad.fn.worker.sheet;

import com.speechcad.campaign.contacts.Dialect;
import com.speechcad.campaign.contacts.ImportRefusal;
import com.speechcad.campaign.contacts.NotATable;
import com.speechcad.campaign.contacts.TableReader;
import jakarta.inject.Singleton;
import java.nio.charset.Charset;

/** Tells what a file is by what is in it, not by its name. */
@Singleton
class FileTables implements TableReader {
    FileTables() {}

    @Override
    public Dialect recognise(byte[] content, String fileName) {
        return switch (FileKind.of(content)) {
            case EMPTY -> throw new NotATable(ImportRefusal.EMPTY);
            case OLD_EXCEL -> throw new NotATable(ImportRefusal.OLD_EXCEL);
            case PASSWORD -> throw new NotATable(ImportRefusal.PASSWORD);
            case OTHER -> throw new NotATable(ImportRefusal.WRONG_KIND);
            case ZIP -> {
                ZipCheck.check(content);
                yield new Dialect(Dialect.Kind.WORKBOOK, "", "", "", false);
            }
            case TEXT -> TextDialect.of(content, Encoding.of(content));
        };
    }

    @Override
    public Rows read(byte[] content, Dialect dialect) {
        return switch (dialect.kind()) {
            case WORKBOOK -> WorkbookRows.open(content);
            case TABLE -> new CsvRows(content, Charset.forName(dialect.charset()), dialect);
            case NUMBERS -> new NumberRows(content, Charset.forName(dialect.charset()));
        };
    }
}
