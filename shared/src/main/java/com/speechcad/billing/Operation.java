package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.wallet.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One operation of the books with all that an operator may ask about it.
 *
 * @param subject what it is about, as {@link EntrySubject} reads it; may be empty
 * @param source what asked for it: a person, a provider, a task
 * @param approvedBy the second person's source, where it took two
 * @param applied whether the books took it
 * @param legs how it moved the wallet, in order
 */
public record Operation(
        long id,
        String key,
        UserId user,
        String subject,
        String source,
        Optional<String> approvedBy,
        boolean applied,
        Instant at,
        List<Leg> legs) {
    private static final String INVOICE = "invoice:";
    private static final String REQUEST = OperatorRequests.key("");

    public Operation {
        legs = List.copyOf(legs);
    }

    /** One entry of it in the wallet. */
    public record Leg(Reason reason, Money change, Money after) {}

    /** A call that something was charged for. */
    public record Call(String flow, PhoneNumber to) {}

    /** The top-up that it is about. */
    public Optional<UUID> invoice() {
        return subject.startsWith(INVOICE) ? uuid(subject.substring(INVOICE.length())) : Optional.empty();
    }

    /** The order that it carries out. */
    public Optional<Long> request() {
        return key.startsWith(REQUEST) && key.substring(REQUEST.length()).matches("\\d{1,18}")
                ? Optional.of(Long.parseLong(key.substring(REQUEST.length())))
                : Optional.empty();
    }

    /** As the id of an attempt or an invoice; empty for whatever is none. */
    public static Optional<UUID> uuid(String written) {
        return written.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(written))
                : Optional.empty();
    }
}
