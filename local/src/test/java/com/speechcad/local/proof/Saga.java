package com.speechcad.local.proof;

import com.speechcad.kernel.Money;
import java.util.List;

/**
 * Something that takes several steps, each from outside: a tap, a message, a webhook, the clock.
 *
 * @param money what the person begins with
 * @param steps in the order in which they would come
 */
record Saga(String name, Money money, List<Step> steps) {
    static final String LATER = "later";
    static final String WEBHOOK = "webhook: ";
    static final String LETTER = "letter: ";

    Saga {
        steps = List.copyOf(steps);
    }

    /**
     * One thing from outside.
     *
     * @param again whether whoever sent it sends it again when it failed; else only the sweeps can help
     */
    record Step(String name, boolean again, Work work) {}

    /** What the providers say in it. */
    List<Step> words() {
        return steps.stream().filter(Saga::isWord).toList();
    }

    /** What comes before their first word. */
    List<Step> before() {
        return steps.stream().takeWhile(step -> !isWord(step)).toList();
    }

    private static boolean isWord(Step step) {
        return step.name().startsWith(WEBHOOK) || step.name().startsWith(LETTER);
    }

    /** What it does. */
    @FunctionalInterface
    interface Work {
        /** @return false when it cannot happen yet, because what it follows from has not happened */
        boolean run(World world, Person person);
    }

    /** Whether it lasts so long that others' lives go on within it. */
    boolean isLong() {
        return steps.stream().anyMatch(step -> step.name().equals(LATER));
    }

    @Override
    public String toString() {
        return name;
    }
}
