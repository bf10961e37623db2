package com.speechcad.wallet;

import com.speechcad.wallet.Command.Buy;
import com.speechcad.wallet.Command.ByHand;
import com.speechcad.wallet.Command.Capture;
import com.speechcad.wallet.Command.Change;
import com.speechcad.wallet.Command.Expire;
import com.speechcad.wallet.Command.Hold;
import com.speechcad.wallet.Command.Refund;
import com.speechcad.wallet.Command.Release;
import com.speechcad.wallet.Command.Reverse;
import com.speechcad.wallet.Command.Settle;
import com.speechcad.wallet.Command.TopUp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A short life of a few wallets, told by a seed. Steps say what to try and how close to which edge; the amounts follow
 * from what the wallets have by then, so that a chain with steps left out is a chain too.
 */
public record Chain(long seed, List<Step> steps) {
    public static final int PEOPLE = 2;
    private static final int SUBJECTS = 6;

    public Chain {
        steps = List.copyOf(steps);
    }

    /** What is tried, and how often of a hundred. */
    enum What {
        TOP_UP(14),
        BUY(9),
        BY_HAND(9),
        REFUND(8),
        REVERSE(5),
        SETTLE(3),
        CHANGE(4),
        HOLD(13),
        CAPTURE(13),
        RELEASE(4),
        EXPIRE(2),
        LATER(3),
        /** An earlier command again, word for word. */
        AGAIN(8),
        /** An earlier command's key for something else. */
        OTHER_BODY(5);

        final int share;

        What(int share) {
            this.share = share;
        }
    }

    /** How close to what there is. */
    enum Edge {
        NOTHING(4),
        ONE(9),
        ONE_LESS(9),
        ALL(12),
        ONE_MORE(9),
        MOST(2),
        SOME(35),
        MUCH(20);

        final int share;

        Edge(int share) {
            this.share = share;
        }

        long of(long all, long dice) {
            return switch (this) {
                case NOTHING -> 0;
                case ONE -> 1;
                case ONE_LESS -> Math.max(0, all - 1);
                case ALL -> all;
                case ONE_MORE -> all == Long.MAX_VALUE ? all : all + 1;
                case MOST -> Long.MAX_VALUE;
                case SOME -> dice % 5_000_000;
                case MUCH -> dice % 900_000_000;
            };
        }
    }

    /** @param dice for what no name is worth it, never negative */
    record Step(int number, What what, int who, int subject, Edge edge, long dice) {}

    public static Chain of(long seed, int length) {
        var random = new SplittableRandom(seed);
        return new Chain(
                seed,
                IntStream.range(0, length)
                        .mapToObj(number -> step(number, random))
                        .toList());
    }

    /** Most people begin with some money. */
    private static Step step(int number, SplittableRandom random) {
        var isFirst = number < PEOPLE && random.nextInt(4) > 0;
        return new Step(
                number,
                isFirst ? What.TOP_UP : pick(random, What.values()),
                isFirst ? number : random.nextInt(PEOPLE),
                random.nextInt(SUBJECTS),
                isFirst ? Edge.MUCH : pick(random, Edge.values()),
                random.nextLong(Long.MAX_VALUE));
    }

    /** This very step; another one that is equal stays. */
    @SuppressWarnings("ReferenceEquality")
    Chain without(Step step) {
        return new Chain(
                seed,
                steps.stream().filter(one -> one.number() != step.number()).toList());
    }

    private static What pick(SplittableRandom random, What[] all) {
        var left = random.nextInt(100);
        for (var one : all) {
            left -= one.share;
            if (left < 0) {
                return one;
            }
        }
        throw new IllegalStateException("the shares are less than a hundred");
    }

    private static Edge pick(SplittableRandom random, Edge[] all) {
        var left = random.nextInt(100);
        for (var one : all) {
            left -= one.share;
            if (left < 0) {
                return one;
            }
        }
        throw new IllegalStateException("the shares are less than a hundred");
    }

    /** Makes commands of steps. */
    static final class Teller {
        private final Books books;
        private final Map<Integer, Command> told = new HashMap<>();
        private long now;

        Teller(Books books) {
            this.books = books;
        }

        /** Seconds since the chain began. */
        long now() {
            return now;
        }

        Command command(Step step) {
            var command = fresh(step);
            told.put(step.number(), command);
            return command;
        }

        private Command fresh(Step step) {
            var key = "k" + step.number();
            var available = books.purse(step.who()).available();
            var subject = "s" + step.subject();
            return switch (step.what()) {
                case TOP_UP -> {
                    var owed = -Math.max(-Long.MAX_VALUE, books.purse(step.who()).receivable);
                    var event = step.dice() % 20 == 0 ? "e0" : "e" + step.number();
                    yield new TopUp(key, step.who(), step.edge().of(owed, step.dice()), event);
                }
                case BUY -> new Buy(key, step.who(), step.edge().of(available, step.dice()));
                case BY_HAND ->
                    new ByHand(key, step.who(), byHand(step), step.edge().of(available, step.dice()));
                case REFUND -> {
                    var original = earlier(step).key();
                    yield new Refund(key, original, step.edge().of(books.rest(original), step.dice()));
                }
                case REVERSE -> {
                    var original = earlier(step).key();
                    yield new Reverse(key, original, step.edge().of(books.rest(original), step.dice()));
                }
                case SETTLE -> new Settle(key, earlier(step).key());
                case CHANGE -> new Change(key, step.who(), status(step));
                case HOLD ->
                    new Hold(
                            step.who(), subject, step.edge().of(available, step.dice()), now + 60 + step.dice() % 7200);
                case CAPTURE -> new Capture(key, subject, lines(step, books.authorised(subject)));
                case RELEASE -> new Release(subject);
                case EXPIRE -> new Expire(key);
                case LATER -> {
                    now += step.dice() % (3 * 3600);
                    yield new Expire(key);
                }
                case AGAIN -> earlier(step);
                case OTHER_BODY -> other(earlier(step), step);
            };
        }

        private Command earlier(Step step) {
            var number = (int) (step.dice() % Math.max(1, step.number()));
            return told.getOrDefault(number, new Release("s0"));
        }

        /** Mostly open again, so that the rest of the chain is not all refusals. */
        private static WalletStatus status(Step step) {
            return List.of(
                            WalletStatus.OPEN,
                            WalletStatus.FROZEN,
                            WalletStatus.OPEN,
                            WalletStatus.CLOSED,
                            WalletStatus.OPEN,
                            WalletStatus.OPEN)
                    .get(step.subject());
        }

        private static Reason byHand(Step step) {
            return List.of(Reason.OPERATOR_CREDIT, Reason.OPERATOR_DEBIT, Reason.PAYOUT)
                    .get(step.subject() % 3);
        }

        /** Sometimes the edge lies in the sum of both. */
        private static List<Long> lines(Step step, long all) {
            var amount = step.edge().of(all, step.dice());
            var recording = step.dice() % 3 == 0 ? Math.min(amount, 20_000) : step.dice() % 3 == 1 ? 20_000 : 0;
            return List.of(step.dice() % 3 == 0 ? amount - recording : amount, recording);
        }

        private Command other(Command command, Step step) {
            var micros = 1 + step.dice() % 1_000;
            return switch (command) {
                case TopUp it ->
                    step.subject() % 2 == 0
                            ? new TopUp(it.key(), it.who(), micros, it.ref())
                            : new TopUp(it.key(), PEOPLE - 1 - it.who(), it.micros(), it.ref() + "x");
                case Buy it -> new Buy(it.key(), PEOPLE - 1 - it.who(), it.micros());
                case ByHand it -> new ByHand(it.key(), it.who(), it.reason(), micros);
                case Refund it -> new Refund(it.key(), it.original(), micros);
                case Reverse it -> new Reverse(it.key(), it.original(), micros);
                // The key of a settlement under another kind of operation.
                case Settle it -> new Buy(it.key(), step.who(), micros);
                case Change it -> new Change(it.key(), PEOPLE - 1 - it.who(), it.status());
                case Hold it -> new Hold(it.who(), it.subject(), micros, it.expires());
                case Capture it -> new Capture(it.key(), it.subject(), List.of(micros, 0L));
                // Another kind of operation under the key that closed a hold.
                case Release it -> books.isClosed(it.subject()) ? new Buy(it.key(), step.who(), micros) : it;
                case Expire it -> it;
            };
        }
    }
}
