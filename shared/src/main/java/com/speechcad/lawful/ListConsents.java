package com.speechcad.lawful;

import com.speechcad.db.Later;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the lists that a number is in agreed to. */
public interface ListConsents {
    /**
     * The consent that counts at that instant, of all in a list of the business that the number is in: the widest, the newest
     * of those. Whoever joins a list takes its consent away, so that the number was in it when it was attested. In the round
     * trip of whatever is needed next.
     */
    Later<Optional<OfList>> ask(BusinessId business, PhoneNumber number, Instant at);

    /** What a whole list agreed to, as it was attested then. */
    record OfList(UUID id, Scope scope, Instant attestedAt) {
        /** Whoever took their own consent back later is not among those who agreed any more. */
        boolean countsFor(NumberFacts.Of number) {
            return number.revokedAt().filter(at -> !at.isBefore(attestedAt)).isEmpty();
        }
    }
}
