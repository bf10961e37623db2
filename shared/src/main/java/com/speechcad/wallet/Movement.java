package com.speechcad.wallet;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import java.util.Optional;

/**
 * Money into or out of a wallet.
 *
 * @param key taken from the fact ({@code topup:dynopay:…}), so that the same fact twice is one movement
 * @param subject what it is about, for the statement ({@code invoice:…}, {@code plan:…})
 * @param source who says so: {@code dynopay}, {@code user}, {@code operator:12}
 * @param externalRef the provider's own id of the event; at most one operation has it
 * @param note why, in an operator's words; empty otherwise
 */
public record Movement(
        String key,
        UserId user,
        Reason reason,
        Money amount,
        String subject,
        String source,
        Optional<String> externalRef,
        String note) {
    public Movement {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a movement's amount is positive, but is " + amount);
        }
        if (key.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("a movement names its key and its source");
        }
    }

    public static Movement of(String key, UserId user, Reason reason, Money amount) {
        return new Movement(key, user, reason, amount, "", "user", Optional.empty(), "");
    }

    public Movement about(String what) {
        return new Movement(key, user, reason, amount, what, source, externalRef, note);
    }

    /** Said by a provider about its own event. */
    public Movement from(String provider, String event) {
        return new Movement(key, user, reason, amount, subject, provider, Optional.of(event), note);
    }
}
