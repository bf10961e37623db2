package com.speechcad.call;

import java.util.Optional;
import java.util.UUID;

/**
 * Whom a look at an account chose, for whoever has to know when it broke: its transaction left nothing, and by then another
 * one may be first. Made for one look.
 */
final class ChosenDial {
    private Optional<Whom> whom = Optional.empty();

    sealed interface Whom {
        /** One that waits in line. */
        record Planned(UUID attempt) implements Whom {}

        /** @param seq empty as long as the campaign's next contact is looked for */
        record OfCampaign(AttemptSource.Turn turn, Optional<Integer> seq) implements Whom {}
    }

    void is(Whom chosen) {
        whom = Optional.of(chosen);
    }

    /** Empty where it came to nobody. */
    Optional<Whom> whom() {
        return whom;
    }
}
