package com.speechcad.fn.worker.sheet;

import com.speechcad.campaign.contacts.RawRow;
import com.speechcad.campaign.contacts.TableReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;

/** Numbers one after the other, however many to a line: each is a row. */
final class NumberRows implements TableReader.Rows {
    /** A comma or the like; or white space before a plus; or several blanks. */
    private static final Pattern APART = Pattern.compile("[,;\\t|/]+|\\s+(?=\\+)|\\s{2,}");

    private final BufferedReader lines;
    private final Queue<String> waiting = new ArrayDeque<>();
    private int number;

    NumberRows(byte[] content, Charset charset) {
        this.lines = new BufferedReader(Texts.reader(content, charset));
    }

    static List<String> parts(String line) {
        var parts = new ArrayList<String>();
        for (var part : APART.split(line)) {
            var number = Texts.stripped(part);
            if (!number.isEmpty()) {
                parts.add(number);
            }
        }
        return parts;
    }

    @Override
    public Optional<RawRow> next() {
        try {
            while (waiting.isEmpty()) {
                var line = lines.readLine();
                if (line == null) {
                    return Optional.empty();
                }
                waiting.addAll(parts(line));
            }
            number++;
            return Optional.of(new RawRow(number, List.of(waiting.remove())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
