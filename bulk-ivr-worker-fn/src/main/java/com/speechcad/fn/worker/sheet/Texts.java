package com.speechcad.fn.worker.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/** Letters out of bytes; what cannot be decoded becomes a question mark in a box, and the rest is still read. */
final class Texts {
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private Texts() {}

    /** Without the mark at its beginning. */
    static Reader reader(byte[] content, Charset charset) {
        try {
            var reader = new PushbackReader(new InputStreamReader(new ByteArrayInputStream(content), charset), 1);
            var first = reader.read();
            if (first >= 0 && first != BYTE_ORDER_MARK) {
                reader.unread(first);
            }
            return reader;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Its beginning, up to a whole line where it is longer. */
    static String start(byte[] content, Charset charset, int most) {
        try (var reader = reader(content, charset)) {
            var letters = new char[most];
            var read = 0;
            while (read < most) {
                var more = reader.read(letters, read, most - read);
                if (more < 0) {
                    return new String(letters, 0, read);
                }
                read += more;
            }
            var start = new String(letters);
            var end = Math.max(start.lastIndexOf('\n'), start.lastIndexOf('\r'));
            return end > 0 ? start.substring(0, end + 1) : start;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Without white space of any kind around it, and without marks that show nothing. */
    static String stripped(String cell) {
        var from = 0;
        var to = cell.length();
        while (from < to && isNothing(cell.charAt(from))) {
            from++;
        }
        while (to > from && isNothing(cell.charAt(to - 1))) {
            to--;
        }
        return from == 0 && to == cell.length() ? cell : cell.substring(from, to);
    }

    private static boolean isNothing(char letter) {
        return letter <= ' '
                || (letter > 0x7F
                        && (Character.isWhitespace(letter)
                                || Character.isSpaceChar(letter)
                                || Character.getType(letter) == Character.FORMAT));
    }
}
