package com.speechcad.fn.worker.sheet;

import com.speechcad.campaign.contacts.Dialect;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How a text is divided into cells: tried out on its first lines. */
final class TextDialect {
    private static final int LOOKED_AT = 131_072;
    private static final int MOST_LINES = 200;
    private static final int FEWEST_DIGITS = 7;
    private static final String SEPARATORS = ",;，；\t|\u001F^~:：";
    private static final Pattern NUMBER = Pattern.compile("[+＋(（]?\\p{Nd}[\\p{Nd} ()（）./-]{5,24}");
    private static final Pattern SAYS = Pattern.compile("sep=(.)", Pattern.CASE_INSENSITIVE);

    private TextDialect() {}

    static Dialect of(byte[] content, Charset charset) {
        var start = Texts.start(content, charset, LOOKED_AT);
        var lines = start.lines().limit(MOST_LINES).toList();
        var says = lines.isEmpty()
                ? SAYS.matcher("")
                : SAYS.matcher(lines.getFirst().strip());
        if (says.matches()) {
            return new Dialect(Dialect.Kind.TABLE, charset.name(), says.group(1), "\"", false);
        }
        if (isNumbersAlone(lines)) {
            return new Dialect(Dialect.Kind.NUMBERS, charset.name(), "", "", false);
        }
        var best = new Tried(',', '"', 0);
        for (var quote : List.of('"', '\'')) {
            for (int at = 0; at < SEPARATORS.length(); at++) {
                var tried = tried(start, SEPARATORS.charAt(at), quote);
                best = tried.score > best.score ? tried : best;
            }
        }
        return new Dialect(
                Dialect.Kind.TABLE,
                charset.name(),
                Character.toString(best.separator),
                Character.toString(best.quote),
                false);
    }

    /**
     * Several numbers to a line and nothing but numbers; within one line, or where lines are of any length, a few words
     * between them do not matter.
     */
    private static boolean isNumbersAlone(List<String> lines) {
        var numbers = 0;
        var all = 0;
        var lengths = new HashSet<Integer>();
        for (var line : lines) {
            var parts = NumberRows.parts(line);
            if (!parts.isEmpty()) {
                lengths.add(parts.size());
                all += parts.size();
                numbers += (int) parts.stream().filter(TextDialect::isNumber).count();
            }
        }
        if (numbers < 2 || lengths.equals(Set.of(1))) {
            return false;
        }
        var isOneLine = lines.stream().filter(line -> !line.isBlank()).count() == 1;
        return numbers == all || (isOneLine && numbers * 2 > all) || (lengths.size() > 2 && numbers * 5 > all * 4);
    }

    private static boolean isNumber(String part) {
        return NUMBER.matcher(part).matches() && digits(part) >= FEWEST_DIGITS;
    }

    private static long digits(String part) {
        return part.chars().filter(Character::isDigit).count();
    }

    private record Tried(char separator, char quote, double score) {}

    /** A separator is good when it makes the same number of cells, more than one, of nearly every row. */
    private static Tried tried(String start, char separator, char quote) {
        var widths = widths(start, separator, quote);
        var counts = new HashMap<Integer, Integer>();
        widths.forEach(width -> counts.merge(width, 1, Integer::sum));
        var usual = counts.entrySet().stream()
                .filter(entry -> entry.getKey() > 1)
                .max(Comparator.comparingInt(Map.Entry::getValue));
        if (usual.isEmpty()) {
            return new Tried(separator, quote, 0);
        }
        var share = (double) usual.get().getValue() / widths.size();
        // The rarer a separator is in ordinary text, the more it means; a quote of the other kind has to earn its
        // place.
        var rank = SEPARATORS.length() - SEPARATORS.indexOf(separator);
        var evidence = quote == '"' ? 1.0 : isQuotedSo(start, separator, widths.size()) ? 1.2 : 0.5;
        return new Tried(
                separator,
                quote,
                share * share * evidence * (1 + 0.02 * rank) * (separator == ':' || separator == '：' ? 0.4 : 1)
                        + 0.01 * Math.min(usual.get().getKey(), 20) * share * evidence);
    }

    /** At least every other row has a cell between apostrophes, and none has one between quotation marks. */
    private static boolean isQuotedSo(String start, char separator, int rows) {
        var apart = Pattern.quote(Character.toString(separator));
        var cells = Pattern.compile("(?m)(?:^|" + apart + ")'[^'\\r\\n]*'(?=" + apart + "|\\r?$|\\r)")
                .matcher(start);
        var found = 0;
        while (cells.find()) {
            found++;
        }
        return found * 2 >= rows
                && !Pattern.compile("(?m)(^|" + apart + ")\"").matcher(start).find();
    }

    private static List<Integer> widths(String start, char separator, char quote) {
        var widths = new ArrayList<Integer>();
        try (var rows = CsvRows.csv(separator, Character.toString(quote)).ofCsvRecord(start)) {
            for (var row : rows) {
                if (widths.size() == MOST_LINES) {
                    break;
                }
                if (row.getFieldCount() > 1 || !row.getField(0).isBlank()) {
                    widths.add(row.getFieldCount());
                }
            }
        } catch (IOException | CsvParseException _) {
            return widths;
        }
        return widths;
    }
}
