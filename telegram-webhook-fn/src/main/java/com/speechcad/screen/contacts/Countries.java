package com.speechcad.screen.contacts;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Countries by their name in any of our languages, or by their two letters. */
public final class Countries {
    /** Shown to tap. */
    static final List<String> OFFERED = List.of("US", "GB", "IN", "FR", "CA", "AU", "DE", "ES", "CN", "SG");

    private Countries() {}

    /** The reader's own language counts first; a beginning is enough when only one begins so. */
    public static Optional<String> find(String typed, Reader reader) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        var regions = PhoneNumber.regions();
        if (regions.contains(wanted.toUpperCase(Locale.ROOT))) {
            return Optional.of(wanted.toUpperCase(Locale.ROOT));
        }
        var whole = languages(reader)
                .flatMap(language ->
                        regions.stream().filter(region -> name(region, language).equals(wanted)))
                .findFirst();
        return whole.or(() -> beginning(wanted, reader));
    }

    private static Optional<String> beginning(String wanted, Reader reader) {
        return languages(reader)
                .map(language -> PhoneNumber.regions().stream()
                        .filter(region -> name(region, language).startsWith(wanted))
                        .toList())
                .filter(found -> found.size() == 1)
                .map(List::getFirst)
                .findFirst();
    }

    private static Stream<Language> languages(Reader reader) {
        return Stream.concat(Stream.of(reader.language()), Arrays.stream(Language.values()));
    }

    private static String name(String region, Language language) {
        return Locale.of("", region).getDisplayCountry(language.locale()).toLowerCase(Locale.ROOT);
    }
}
