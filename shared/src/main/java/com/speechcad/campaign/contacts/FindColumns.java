package com.speechcad.campaign.contacts;

import com.speechcad.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Out of a file's first rows: whether the first one is a header, what the columns are called, which has the numbers. */
final class FindColumns {
    private static final double MOSTLY = 0.5;
    private static final int LONGEST_SAMPLE = 24;
    private static final int LONGEST_TITLE = 40;

    private final List<RawRow> rows;
    private final int width;
    private final String country;
    private final Language language;

    private FindColumns(List<RawRow> rows, int width, String country, Language language) {
        this.rows = rows;
        this.width = width;
        this.country = country;
        this.language = language;
    }

    /** @param phone empty when the person has to say */
    record Found(boolean header, List<Column> columns, Optional<Integer> phone) {}

    /**
     * @param language in which a column without a title is named
     * @throws NotATable when there are several columns and nothing in them is a number
     */
    static Found in(List<RawRow> sample, int width, String country, Language language) {
        return new FindColumns(sample, width, country, language).found();
    }

    private Found found() {
        var header = hasHeader();
        var data = header ? rows.subList(1, rows.size()) : rows;
        var shares = IntStream.range(0, width).mapToObj(at -> share(data, at)).toList();
        var titles = IntStream.range(0, width)
                .mapToObj(at -> header ? shortened(rows.getFirst().cell(at), LONGEST_TITLE) : "")
                .toList();
        var phone = phone(titles, shares);
        if (phone.isEmpty() && width > 1 && shares.stream().allMatch(share -> share == 0)) {
            throw new NotATable(ImportRefusal.NO_NUMBERS);
        }
        var names = VariableNames.of(titles, phone, language);
        var columns = new ArrayList<Column>();
        for (var at = 0; at < width; at++) {
            columns.add(new Column(titles.get(at), names.get(at), sample(data, at)));
        }
        return new Found(header, List.copyOf(columns), phone);
    }

    /** A header has no number in it, and a title that we know or a number below one of its words. */
    private boolean hasHeader() {
        var first = rows.getFirst();
        if (first.cells().stream().anyMatch(this::isNumber)) {
            return false;
        }
        if (first.cells().stream().anyMatch(PhoneTitles::isOne)) {
            return true;
        }
        var rest = rows.subList(1, rows.size());
        return IntStream.range(0, width)
                .anyMatch(at -> first.cell(at).codePoints().anyMatch(Character::isLetter) && share(rest, at) >= MOSTLY);
    }

    private Optional<Integer> phone(List<String> titles, List<Double> shares) {
        var titled = IntStream.range(0, width)
                .filter(at -> PhoneTitles.isOne(titles.get(at)))
                .boxed()
                .toList();
        if (width == 1) {
            return Optional.of(0);
        }
        if (titled.size() == 1) {
            return Optional.of(titled.getFirst()).filter(at -> isLikely(at, shares));
        }
        var among = titled.isEmpty() ? IntStream.range(0, width).boxed().toList() : titled;
        var likely = among.stream().filter(at -> shares.get(at) >= MOSTLY).toList();
        return likely.size() == 1 ? Optional.of(likely.getFirst()) : Optional.empty();
    }

    /** "Phone type" is a title like "Phone": one with no number in it is none where another column is full of them. */
    private static boolean isLikely(int titled, List<Double> shares) {
        return shares.get(titled) > 0 || shares.stream().noneMatch(share -> share >= MOSTLY);
    }

    /** Which part of what stands in a column is a number. */
    private double share(List<RawRow> data, int column) {
        var filled = data.stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
        return filled.isEmpty()
                ? 0
                : (double) filled.stream().filter(this::isNumber).count() / filled.size();
    }

    private boolean isNumber(String cell) {
        return ReadNumber.of(cell, country) instanceof ReadNumber.Good;
    }

    private static String sample(List<RawRow> data, int column) {
        return data.stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .map(cell -> shortened(cell, LONGEST_SAMPLE))
                .orElse("");
    }

    private static String shortened(String cell, int most) {
        var plain = SafeText.of(cell);
        return plain.codePointCount(0, plain.length()) <= most
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, most - 1)) + "…";
    }
}
