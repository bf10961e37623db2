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
    private static final Pattern APART = Pattern.compile("[,;，；、\\t|/]+|\\s+(?=[+＋])|\\s{2,}");

    private static final Pattern BLANK = Pattern.compile("\\s");
    private static final Pattern NUMBER_WITHOUT_BLANKS = Pattern.compile("[(（]?\\p{Nd}[\\p{Nd}()（）.-]{5,24}");
    private static final int FEWEST_DIGITS = 7;
    /** No number of the world has more. */
    private static final int MOST_DIGITS = 15;

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
                parts.addAll(several(number));
            }
        }
        return parts;
    }

    /** A single blank stands within a number, or between two: then each is one by itself, and together they are none. */
    private static List<String> several(String part) {
        var words = List.of(BLANK.split(part));
        return words.size() > 1 && digits(part) > MOST_DIGITS && words.stream().allMatch(NumberRows::isNumber)
                ? words
                : List.of(part);
    }

    private static boolean isNumber(String word) {
        return NUMBER_WITHOUT_BLANKS.matcher(word).matches() && digits(word) >= FEWEST_DIGITS;
    }

    private static long digits(String written) {
        return written.chars().filter(Character::isDigit).count();
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
