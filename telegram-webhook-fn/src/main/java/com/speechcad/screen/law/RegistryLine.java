package com.speechcad.screen.law;

import com.speechcad.lawful.RegistryChecks.Check;
import com.speechcad.screen.when.TypedDay;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is typed of a check against a registry: an account there, then a day in whatever form people write one. */
final class RegistryLine {
    private static final int LEAST = 3;
    private static final int MOST = 60;
    private static final Pattern SIGNS = Pattern.compile("\\s*[,，、;；]\\s*");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private RegistryLine() {}

    /** The first place where a day follows, at a sign rather than at a space. Empty when there is none. */
    static Optional<Check> read(String line, LocalDate today) {
        return Stream.concat(ends(SIGNS, line, today), ends(SPACES, line, today))
                .findFirst();
    }

    private static Stream<Check> ends(Pattern between, String line, LocalDate today) {
        return between.matcher(line).results().flatMap(place -> {
            var account = line.substring(0, place.start()).strip();
            var day = line.substring(place.end());
            return account.length() < LEAST || account.length() > MOST
                    ? Stream.empty()
                    : Dates.read(day)
                            .or(() -> TypedDay.past(day, today))
                            .filter(read -> !read.isAfter(today))
                            .map(read -> new Check(account, read))
                            .stream();
        });
    }
}
