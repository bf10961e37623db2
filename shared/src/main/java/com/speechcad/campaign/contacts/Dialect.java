package com.speechcad.campaign.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

/**
 * How a file is written: enough to read it again from its beginning.
 *
 * @param charset Java's name of the encoding; empty for a workbook, as are the next two
 * @param separator one character between the cells; empty when every cell is a row of its own
 * @param quote one character around cells; empty for none
 * @param header whether the first row names the columns
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Dialect(Kind kind, String charset, String separator, String quote, boolean header) {
    /** What kind of file. */
    public enum Kind {
        /** Rows of cells between separators. */
        TABLE,
        /** Numbers one after the other, several to a line. */
        NUMBERS,
        /** An Excel workbook's first sheet that has anything on it. */
        WORKBOOK
    }

    /** The same with or without a header. */
    public Dialect withHeader(boolean has) {
        return new Dialect(kind, charset, separator, quote, has);
    }

    /** The same, taking quotes for ordinary characters. */
    public Dialect unquoted() {
        return new Dialect(kind, charset, separator, "", header);
    }
}
