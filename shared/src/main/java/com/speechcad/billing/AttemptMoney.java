package com.speechcad.billing;

import com.speechcad.db.Later;
import java.util.Optional;
import java.util.UUID;

/** What is known of an attempt's money, its user's plan and money locked; as {@link SettleAttempt#ask} asked for it. */
public final class AttemptMoney {
    private final UUID attempt;
    private final Later<Boolean> isLocked;
    private final Later<Optional<AttemptRow>> row;
    private final Later<Optional<Receipt>> receipt;
    private final Breakers.Look look;

    AttemptMoney(
            UUID attempt,
            Later<Boolean> isLocked,
            Later<Optional<AttemptRow>> row,
            Later<Optional<Receipt>> receipt,
            Breakers.Look look) {
        this.attempt = attempt;
        this.isLocked = isLocked;
        this.row = row;
        this.receipt = receipt;
        this.look = look;
    }

    /** Empty until the attempt is settled. */
    public Later<Optional<Receipt>> receipt() {
        return receipt;
    }

    Breakers.Look look() {
        return look;
    }

    /** @throws IllegalStateException for what was never authorised, and so never locked */
    AttemptRow authorised() {
        return locked().orElseThrow(() -> new IllegalStateException("attempt " + attempt + " was never authorised"));
    }

    /** What is still to be closed. */
    Optional<AttemptRow> open() {
        return locked().filter(known -> known.state() == AttemptRow.State.OPEN);
    }

    private Optional<AttemptRow> locked() {
        return row.get().filter(_ -> isLocked.get());
    }
}
