package com.speechcad.screen.contacts;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Countries by any of their names in any of our languages, by their letters, or by their calling code. */
public final class Countries {
    /** Shown to tap. */
    static final List<String> OFFERED = List.of("US", "GB", "IN", "FR", "CA", "AU", "DE", "ES", "CN", "SG");

    private static final Pattern CALLING_CODE = Pattern.compile("(?:\\+|00)?\\s*([1-9]\\d{0,2})");

    private Countries() {}

    /**
     * What fits, the likeliest first; a single one where it can be no other. The reader's own language counts first, and a
     * beginning is enough where nothing is called so as a whole.
     */
    public static List<String> find(String typed, Reader reader) {
        var code = CALLING_CODE.matcher(PlainLetters.digits(typed.strip()));
        if (code.matches()) {
            return PhoneNumber.regionsOf(Integer.parseInt(code.group(1)));
        }
        var letters = typed.strip().toUpperCase(Locale.ROOT);
        if (PhoneNumber.regions().contains(letters)) {
            return List.of(letters);
        }
        var wanted = PlainLetters.of(typed);
        if (wanted.isEmpty()) {
            return List.of();
        }
        var whole = inFirst(reader, (name, it) -> name.equals(it), wanted);
        return whole.isEmpty() ? inFirst(reader, String::startsWith, wanted) : whole;
    }

    /** By the first language in which one alone fits; where there is none, all that fit in the first that has any. */
    private static List<String> inFirst(Reader reader, BiPredicate<String, String> fits, String wanted) {
        return languages(reader)
                .map(language -> PhoneNumber.regions().stream()
                        .filter(region ->
                                CountryNames.of(region, language).stream().anyMatch(name -> fits.test(name, wanted)))
                        .sorted(Comparator.comparing((String region) -> !OFFERED.contains(region))
                                .thenComparing(region -> Locale.of("", region)
                                        .getDisplayCountry(reader.language().locale())))
                        .toList())
                .filter(found -> !found.isEmpty())
                .min(Comparator.comparing(found -> found.size() > 1))
                .orElse(List.of());
    }

    private static Stream<Language> languages(Reader reader) {
        return Stream.concat(Stream.of(reader.language()), Arrays.stream(Language.values()))
                .distinct();
    }
}
