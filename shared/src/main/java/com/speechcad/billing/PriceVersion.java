package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A price list, in force from one instant until the next one begins.
 *
 * @param until empty for the last one
 * @param costPerMinute what a minute costs us where a line says nothing else
 */
public record PriceVersion(
        long id, String label, Terms terms, Money costPerMinute, Instant from, Optional<Instant> until) {
    private static final Pattern INSTANT = Pattern.compile(" \\d{4}-\\d{2}-\\d{2}T\\S+Z$");

    /** What people call it. */
    public String title() {
        return title(label);
    }

    /** A label without what sets it apart from others of that name: the instant, and the setting that changed; a place stays. */
    public static String title(String label) {
        return INSTANT.matcher(label).replaceFirst("").replaceAll(" · [A-Z]{4,}$", "");
    }

    /** The instant that sets it apart, where its label has one. */
    public static Optional<Instant> since(String label) {
        var at = INSTANT.matcher(label);
        try {
            return at.find() ? Optional.of(Instant.parse(at.group().strip())) : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
