package com.speechcad.wallet;

import com.speechcad.wallet.Command.Buy;
import com.speechcad.wallet.Command.ByHand;
import com.speechcad.wallet.Command.Capture;
import com.speechcad.wallet.Command.Refund;
import com.speechcad.wallet.Command.Reverse;
import com.speechcad.wallet.Command.TopUp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An operation under its key by the model. Its parts are what a refund may still give back, or a reversal take back, of
 * each of the platform's accounts, in their order.
 */
final class DoneModel {
    final Object request;
    final Told told;
    final int who;
    private final List<Part> parts;
    private long settled;
    private boolean wasSettled;

    DoneModel(Object request, Told told, int who, List<Part> parts) {
        this.request = request;
        this.told = told;
        this.who = who;
        this.parts = new ArrayList<>(parts);
    }

    /** An amount on one of the platform's accounts. */
    record Part(String account, long micros) {}

    static List<Part> parts(Reason reason, long micros) {
        return List.of(new Part(PlatformModel.account(reason), micros));
    }

    /** A capture has a part for each of its lines. */
    static List<Part> parts(Capture capture) {
        return IntStream.range(0, capture.lines().size())
                .mapToObj(line -> new Part(
                        PlatformModel.account(Capture.REASONS.get(line)),
                        capture.lines().get(line)))
                .toList();
    }

    long rest() {
        return parts.stream().mapToLong(Part::micros).sum();
    }

    /** Takes it out of the first ones first. @return what was taken of each */
    List<Part> take(long micros) {
        var taken = new ArrayList<Part>();
        var left = micros;
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var some = Math.min(left, part.micros);
            parts.set(i, new Part(part.account, part.micros - some));
            left -= some;
            if (some > 0) {
                taken.add(new Part(part.account, some));
            }
        }
        return taken;
    }

    boolean isTopUp() {
        return request instanceof TopUp;
    }

    boolean isTaking() {
        return request instanceof Buy
                || request instanceof Capture
                || (request instanceof ByHand hand && hand.reason() != Reason.OPERATOR_CREDIT);
    }

    boolean isGiving() {
        return isTopUp()
                || request instanceof Refund
                || (request instanceof ByHand hand && hand.reason() == Reason.OPERATOR_CREDIT);
    }

    boolean isThroughClearing() {
        return isTopUp() || (request instanceof ByHand hand && hand.reason() == Reason.PAYOUT);
    }

    /** Which way it goes on the platform's side; a settlement goes from one of its accounts to another. */
    int sign() {
        return isGiving() ? -1 : isTaking() || request instanceof Reverse ? 1 : 0;
    }

    /** What its clearing account still lacks: positive is what the provider still has to pay. */
    long due() {
        var open = isThroughClearing() ? rest() - settled : 0;
        return isTopUp() ? open : -open;
    }

    /** Where it waits; of one that was rejected nothing does. */
    String clearing() {
        return parts.isEmpty() ? PlatformModel.CASH : parts.getFirst().account;
    }

    void settle() {
        wasSettled |= due() != 0;
        settled = rest();
    }

    boolean wasSettled() {
        return wasSettled;
    }
}
