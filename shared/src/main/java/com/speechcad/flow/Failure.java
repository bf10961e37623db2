package com.speechcad.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a step does when it gets no answer that it can use.
 *
 * @param retries how often it asks again before that, 0 to {@value #MOST_RETRIES}
 * @param silent when nothing came at last
 * @param wrong when something else came at last; a step that takes any answer never comes to it
 */
public record Failure(int retries, Then silent, Then wrong) {
    public static final int MOST_RETRIES = 4;

    /** What follows in the end. */
    public sealed interface Then {
        /** Goes to a step; empty is not connected yet. */
        record Go(Optional<String> target) implements Then {}

        /** Goes on as if it had been answered; a menu cannot. */
        record Skip() implements Then {}

        /** Hands the call to a number of the business's own, in E.164; where that fails it says goodbye. */
        record Transfer(String number) implements Then {}

        /** Says goodbye and hangs up. */
        record End() implements Then {}
    }

    /** Asks again that often, then goes there, whatever was wrong. */
    public static Failure going(int retries, Optional<String> target) {
        return new Failure(retries, new Then.Go(target), new Then.Go(target));
    }

    /** Asks again that often, then goes on without an answer. */
    public static Failure skipping(int retries) {
        return new Failure(retries, new Then.Skip(), new Then.Skip());
    }

    /** The same, asking again that often. */
    public Failure retrying(int times) {
        return new Failure(times, silent, wrong);
    }

    /** Whether silence and a wrong answer end alike, so that a screen can show them as one. */
    public boolean isOne() {
        return silent.equals(wrong);
    }

    /** Where it leads, connected or not. */
    public List<Optional<String>> targets() {
        var all = new ArrayList<Optional<String>>();
        for (var then : List.of(silent, wrong)) {
            if (then instanceof Then.Go(var target)) {
                all.add(target);
            }
        }
        return List.copyOf(all);
    }

    /** The same, where only silence is no answer. */
    List<Optional<String>> silentTargets() {
        return silent instanceof Then.Go(var target) ? List.of(target) : List.of();
    }

    List<Optional<String>> targetsAfter(Optional<String> next) {
        return after(next, targets());
    }

    List<Optional<String>> silentTargetsAfter(Optional<String> next) {
        return after(next, silentTargets());
    }

    private static List<Optional<String>> after(Optional<String> next, List<Optional<String>> others) {
        var all = new ArrayList<Optional<String>>();
        all.add(next);
        all.addAll(others);
        return List.copyOf(all);
    }

    Failure leading(UnaryOperator<Optional<String>> change) {
        return new Failure(retries, led(silent, change), led(wrong, change));
    }

    private static Then led(Then then, UnaryOperator<Optional<String>> change) {
        return then instanceof Then.Go(var target) ? new Then.Go(change.apply(target)) : then;
    }
}
