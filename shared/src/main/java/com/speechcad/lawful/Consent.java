package com.speechcad.lawful;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody agreed to, as a business attests it.
 *
 * @param number whose it is; empty when a whole list agreed alike
 * @param list what that list is called
 */
public record Consent(
        UUID id,
        Optional<PhoneNumber> number,
        Optional<String> list,
        Given given,
        UserId attestedBy,
        Instant attestedAt,
        Optional<Instant> revokedAt) {
    /** Whether calls can rest on it: it was not revoked, and has not ended by itself. */
    public boolean counts(Instant now) {
        return revokedAt.isEmpty()
                && given.until()
                        .filter(day ->
                                !day.atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(now))
                        .isEmpty();
    }

    /**
     * The agreement itself.
     *
     * @param who agreed
     * @param how a form, on paper, by word of mouth
     * @param wording what they agreed to, word for word
     * @param on which day
     * @param until the day with which it ends by itself: it does not count on that day any more, which begins in UTC
     */
    public record Given(Scope scope, String who, String how, String wording, LocalDate on, Optional<LocalDate> until) {}
}
