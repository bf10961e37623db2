package com.speechcad.screen.law;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days as they are typed for the record: year, month, day. */
final class Dates {
    private Dates() {}

    static Optional<LocalDate> read(String line) {
        try {
            return Optional.of(LocalDate.parse(line.strip().replace('/', '-').replace('.', '-')));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
