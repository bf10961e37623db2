package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.util.Arrays;
import java.util.Optional;

/** What a price list says for every place at once. Values are micro-dollars or seconds, as {@link #isMoney} tells. */
public enum ListSetting {
    /** What a minute costs us where a line says nothing else. */
    COST,
    /** Billed seconds grow in steps of so many. */
    STEP,
    /** Billed for any call that is billed at all. */
    MINIMUM,
    /** A call that lasted no longer is not billed. */
    FREE,
    /** The same, where a machine answered and we hung up. */
    MACHINE,
    /** Once for a call of which anything is paid out of the wallet. */
    CONNECTION,
    /** For a call that was recorded. */
    RECORDING;

    /** By its constant's name, as stored. */
    public static Optional<ListSetting> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    public boolean isMoney() {
        return this == COST || this == CONNECTION || this == RECORDING;
    }

    /** No list can have less. */
    public long least() {
        return this == STEP || this == MINIMUM ? 1 : 0;
    }

    /** What the list says. */
    public long of(Terms terms, Money costPerMinute) {
        return switch (this) {
            case COST -> costPerMinute.micros();
            case STEP -> terms.incrementSeconds();
            case MINIMUM -> terms.minimumSeconds();
            case FREE -> terms.freeSeconds();
            case MACHINE -> terms.machineFreeSeconds();
            case CONNECTION -> terms.connectionFee().micros();
            case RECORDING -> terms.recordingFee().micros();
        };
    }

    /** Whether {@code after} leaves us less of every call than {@code before}, or says that a call costs us less. */
    boolean isLooser(long before, long after) {
        return (this == FREE || this == MACHINE) ? after > before : after < before;
    }

    /** Terms in which it is {@code value}; the same ones for the cost, which is none of them. */
    Terms in(Terms old, long value) {
        return new Terms(
                Math.toIntExact(STEP.or(this, value, old.incrementSeconds())),
                Math.toIntExact(MINIMUM.or(this, value, old.minimumSeconds())),
                Math.toIntExact(FREE.or(this, value, old.freeSeconds())),
                Math.toIntExact(MACHINE.or(this, value, old.machineFreeSeconds())),
                Money.micros(CONNECTION.or(this, value, old.connectionFee().micros())),
                old.rounding(),
                Money.micros(RECORDING.or(this, value, old.recordingFee().micros())));
    }

    private long or(ListSetting changed, long value, long old) {
        return this == changed ? value : old;
    }
}
