package com.speechcad.local.dynopay;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong from now on.
 *
 * @param signing how events are signed
 * @param shape what an event looks like
 * @param delaySeconds events are sent so much later on the lab's clock
 * @param apiStatus the status that every call gets instead of an answer; null when calls are answered
 * @param times how many events, or calls where calls are meant, this lasts; 0 until told otherwise
 */
public record Faults(
        Signing signing,
        Shape shape,
        Set<Fault> faults,
        long delaySeconds,
        @Nullable Integer apiStatus,
        int times) {

    public static final Faults NONE = new Faults(Signing.USUAL, Shape.CURRENT, Set.of(), 0, null, 0);

    public Faults {
        // What a JSON body leaves out is as usual.
        signing = signing == null ? Signing.USUAL : signing;
        shape = shape == null ? Shape.CURRENT : shape;
        faults = faults == null ? Set.of() : Set.copyOf(faults);
    }

    /** What an event's body looks like. */
    public enum Shape {
        CURRENT,
        /** Of 2025: {@code id, status, amount} in dollars, {@code paid_amount}, no {@code event}. */
        OLD_2025,
        /** An event that nobody has heard of. */
        UNKNOWN_EVENT
    }

    /** What can go wrong, each by itself or together with others. */
    public enum Fault {
        /** Every event comes a second time, with another {@code webhook_id}. */
        DUPLICATE,
        /** Events are never sent, and nobody tries again. */
        DROP,
        /** Every other event is overtaken by the one after it. */
        REORDER,
        META_DATA_AS_TEXT,
        NUMBERS_AS_TEXT,
        /** Every event comes on a second URL too, the payment's with {@code ?company=1}. */
        SECOND_URL,
        /** The last segment of the URL is not the one that was given. */
        FORGED_TOKEN,
        /** Events name the payment and what came, and neither coin, address nor what was asked for. */
        ABSENT_FIELDS,
        /** Who asks how far a payment is hears a word that nobody has heard of. */
        UNKNOWN_STATUS,
        /** What keeps robots out takes every caller for one. */
        BOT_BLOCK,
        /** A payment is made, and the connection of who asked for it is cut. */
        LOST_ANSWER
    }

    public static Faults of(Fault first, Fault... more) {
        return NONE.and(EnumSet.of(first, more));
    }

    public static Faults signed(Signing how) {
        return new Faults(how, Shape.CURRENT, Set.of(), 0, null, 0);
    }

    public static Faults shaped(Shape how) {
        return new Faults(Signing.USUAL, how, Set.of(), 0, null, 0);
    }

    public static Faults delayed(Duration by) {
        return new Faults(Signing.USUAL, Shape.CURRENT, Set.of(), by.toSeconds(), null, 0);
    }

    /** Every call is answered with this status. */
    public static Faults answering(int status) {
        return new Faults(Signing.USUAL, Shape.CURRENT, Set.of(), 0, status, 0);
    }

    public Faults and(Set<Fault> others) {
        return new Faults(signing, shape, others, delaySeconds, apiStatus, times);
    }

    public Faults times(int many) {
        return new Faults(signing, shape, faults, delaySeconds, apiStatus, many);
    }

    boolean has(Fault fault) {
        return faults.contains(fault);
    }

    boolean ofCalls() {
        return apiStatus != null || has(Fault.LOST_ANSWER) || has(Fault.BOT_BLOCK);
    }
}
