package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A price list, in force from one instant until the next one begins.
 *
 * @param until empty for the last one
 * @param costPerMinute what a minute costs us where a line says nothing else
 */
public record PriceVersion(
        long id, String label, Terms terms, Money costPerMinute, Instant from, Optional<Instant> until) {

    /** What people call it. */
    public String title() {
        return title(label);
    }

    /** A label without what sets it apart from others of that name: the instant, and the setting that changed; a place stays. */
    public static String title(String label) {
        return label.replaceAll(" \\d{4}-\\d{2}-\\d{2}T\\S+Z$", "").replaceAll(" · [A-Z]{4,}$", "");
    }
}
