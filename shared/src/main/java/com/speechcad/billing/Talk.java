package com.speechcad.billing;

import com.speechcad.kernel.PhoneNumber;
import java.time.Duration;
import java.util.Optional;

/**
 * How a call went, as far as its charge goes.
 *
 * @param connected answer to hang-up, as the provider counts; zero when nobody was reached
 * @param recorded whether there is a recording; paid for only where it was asked for
 * @param transfer the leg after it, where it was transferred and connected
 */
public record Talk(Duration connected, Ending ending, boolean recorded, Optional<Transfer> transfer) {
    /** A call that somebody answered. */
    public static Talk of(Duration connected, boolean recorded) {
        return new Talk(connected, Ending.TALKED, recorded, Optional.empty());
    }

    public Talk ended(Ending how) {
        return new Talk(connected, how, recorded, transfer);
    }

    public Talk transferred(PhoneNumber to, Duration howLong) {
        return new Talk(connected, ending, recorded, Optional.of(new Transfer(to, howLong, Ending.TALKED)));
    }

    /** The second leg; it has a price only where it was authorised. */
    public record Transfer(PhoneNumber to, Duration connected, Ending ending) {}

    /** As people are shown it: a second that began counts, as it is billed. */
    public static Duration shown(Duration connected) {
        return Duration.ofSeconds(Math.ceilDiv(millis(connected), 1_000L));
    }

    /** Both legs, one after the other. */
    Duration both() {
        return connected.plus(transfer.map(Transfer::connected).orElse(Duration.ZERO));
    }

    static long millis(Duration connected) {
        return Math.max(0, connected.toMillis());
    }
}
