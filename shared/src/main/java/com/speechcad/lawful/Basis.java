package com.speechcad.lawful;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * What a call to somebody rests on, as the business states it. It is kept with each attempt, so that the gate is asked the
 * same thing each time.
 *
 * @param consent the consent attested for the list that the number comes from; without one the number's own counts,
 *     and for a single call that of a list which the number is in
 * @param zone where the callee is, if the business knows: it can only narrow the hours
 */
public record Basis(Purpose purpose, Optional<UUID> consent, Optional<ZoneId> zone) {
    /** Nothing but the number's own consent, for news. */
    public static final Basis PLAIN = new Basis(Purpose.INFORMATIONAL, Optional.empty(), Optional.empty());

    public static Basis of(Purpose purpose) {
        return new Basis(purpose, Optional.empty(), Optional.empty());
    }

    /** The same, with a row's own zone where it has one. */
    public Basis in(Optional<ZoneId> own) {
        return own.isPresent() ? new Basis(purpose, consent, own) : this;
    }

    /** The same, resting on that consent. */
    Basis on(UUID counted) {
        return new Basis(purpose, Optional.of(counted), zone);
    }
}
