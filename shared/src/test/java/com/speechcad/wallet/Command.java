package com.speechcad.wallet;

import java.util.List;

/** One thing asked of the books: amounts in micro-dollars, people by their place in the chain, everything else a key. */
public sealed interface Command {
    /** What makes it once only. */
    String key();

    /** Money in from outside; {@code ref} is the provider's own id of it. */
    record TopUp(String key, int who, long micros, String ref) implements Command {}

    /** A plan bought: all or nothing. */
    record Buy(String key, int who, long micros) implements Command {}

    /** By hand: credit, debit or payout. */
    record ByHand(String key, int who, Reason reason, long micros) implements Command {}

    /** Some of what the operation under {@code original} took. */
    record Refund(String key, String original, long micros) implements Command {}

    /** Some of what the operation under {@code original} credited turned out not to be there. */
    record Reverse(String key, String original, long micros) implements Command {}

    /** The provider has settled the top-up or the payout under {@code movement}. */
    record Settle(String key, String movement) implements Command {}

    /** The wallet is opened, frozen or closed. */
    record Change(String key, int who, WalletStatus status) implements Command {}

    record Hold(int who, String subject, long micros, long expires) implements Command {
        @Override
        public String key() {
            return "hold:" + subject;
        }
    }

    /** What was used: a call and its recording. */
    record Capture(String key, String subject, List<Long> lines) implements Command {
        static final List<Reason> REASONS = List.of(Reason.CALL, Reason.RECORDING);

        public Capture {
            lines = List.copyOf(lines);
        }
    }

    record Release(String subject) implements Command {
        @Override
        public String key() {
            return Books.closing(subject);
        }
    }

    /** The sweep comes by. */
    record Expire(String key) implements Command {}
}
