package com.speechcad.campaign.contacts;

import java.util.Optional;

/** Reads tables out of files that people send. Only the worker has one. */
public interface TableReader {
    /**
     * Looks at how a file is written; whether it has a header is not said here.
     *
     * @throws NotATable for what is no table, or not one that can be read safely
     */
    Dialect recognise(byte[] content, String fileName);

    /**
     * From its first row.
     *
     * @throws NotATable for what is broken, now or while it is read
     */
    Rows read(byte[] content, Dialect dialect);

    /** One after the other, so that none is kept. */
    interface Rows extends AutoCloseable {
        /**
         * The next row that has anything in it; empty at the end.
         *
         * @throws NotATable when the file is broken from here on
         */
        Optional<RawRow> next();

        @Override
        void close();
    }
}
