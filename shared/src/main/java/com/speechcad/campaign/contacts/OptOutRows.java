package com.speechcad.campaign.contacts;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes the numbers out of the rows of a do-not-call list that was kept elsewhere, and keeps what is none. */
final class OptOutRows {
    private static final int SAMPLE = 100;
    private static final int MOST_REJECTS = 10_000;

    private final TableReader.Rows rows;
    private final String country;
    private final Optional<Integer> phone;
    private final List<Reject> rejects = new ArrayList<>();
    private boolean inHeader;
    private int rejected;
    private int read;

    private OptOutRows(TableReader.Rows rows, String country, boolean header, Optional<Integer> phone) {
        this.rows = rows;
        this.country = country;
        this.inHeader = header;
        this.phone = phone;
    }

    /** A row with no number that can be told. */
    record Reject(int row, RejectReason why, List<String> cells) {}

    /**
     * @param sample the same rows once more, which are read for the column with the numbers
     * @throws NotATable when there is no number in them
     */
    static OptOutRows of(TableReader.Rows sample, TableReader.Rows rows, String country, Language language) {
        var first = new ArrayList<RawRow>();
        for (var row = sample.next(); row.isPresent() && first.size() < SAMPLE; row = sample.next()) {
            first.add(row.get());
        }
        if (first.isEmpty()) {
            throw new NotATable(ImportRefusal.EMPTY);
        }
        var width = first.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        var found = FindColumns.in(first, width, country, language);
        return new OptOutRows(rows, country, found.header(), found.phone());
    }

    /** Those of the next rows; empty at the end, which comes after as many rows as that. */
    Optional<Set<PhoneNumber>> next(int most) {
        var numbers = new TreeSet<PhoneNumber>((one, other) -> one.e164().compareTo(other.e164()));
        for (int now = 0; now < most; now++) {
            var row = rows.next();
            if (row.isEmpty()) {
                return now == 0 ? Optional.empty() : Optional.of(numbers);
            }
            read++;
            if (inHeader) {
                inHeader = false;
            } else {
                take(row.get(), numbers);
            }
        }
        return Optional.of(numbers);
    }

    /** Where several columns have numbers, somebody who wants no calls wants them at none of these. */
    private void take(RawRow row, Set<PhoneNumber> numbers) {
        var cells = phone.map(column -> List.of(row.cell(column))).orElse(row.cells());
        var good = new ArrayList<PhoneNumber>();
        var why = RejectReason.NO_NUMBER;
        for (var cell : cells) {
            switch (ReadNumber.of(cell, country)) {
                case ReadNumber.Good(var found) -> good.add(found.number());
                case ReadNumber.Bad(var reason) -> why = reason;
            }
        }
        numbers.addAll(good);
        if (good.isEmpty()) {
            reject(new Reject(row.number(), why, row.cells()));
        }
    }

    private void reject(Reject reject) {
        rejected++;
        if (rejects.size() < MOST_REJECTS) {
            rejects.add(reject);
        }
    }

    int rejected() {
        return rejected;
    }

    /** How many rows were looked at so far. */
    int read() {
        return read;
    }

    /** The first of them. */
    List<Reject> rejects() {
        return rejects;
    }
}
