package com.speechcad.lawful;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
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
    /**
     * The agreement itself.
     *
     * @param who agreed
     * @param how a form, on paper, by word of mouth
     * @param wording what they agreed to, word for word
     * @param on which day
     * @param until when it ends by itself
     */
    public record Given(Scope scope, String who, String how, String wording, LocalDate on, Optional<LocalDate> until) {}
}
