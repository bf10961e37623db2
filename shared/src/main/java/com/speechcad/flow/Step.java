package com.speechcad.flow;

import java.util.List;
import java.util.Optional;

/**
 * One step of a flow as its author sees it. Steps point at each other by id; an empty target is not connected yet, and
 * checking says so.
 */
public sealed interface Step {
    /** Stays the same while the flow is edited, unlike the number shown on the screen. */
    String id();

    /** What is said. */
    String text();

    /** Every step this one can lead to, connected or not. */
    List<Optional<String>> targets();

    /** The same step, saying something else. */
    Step saying(String words);

    /** Says something and goes on. */
    record PlayMessage(String id, String text, Optional<String> next) implements Step {
        @Override
        public List<Optional<String>> targets() {
            return List.of(next);
        }

        @Override
        public Step saying(String words) {
            return new PlayMessage(id, words, next);
        }
    }

    /**
     * Asks for one key. Nothing pressed, or a key that is not offered, asks again; after that many repetitions it goes to
     * {@code otherwise}.
     */
    record Menu(String id, String text, List<Choice> choices, int repetitions, Optional<String> otherwise)
            implements Step {
        public Menu {
            choices = List.copyOf(choices);
        }

        @Override
        public List<Optional<String>> targets() {
            var all = new java.util.ArrayList<Optional<String>>();
            choices.forEach(choice -> all.add(choice.next()));
            all.add(otherwise);
            return List.copyOf(all);
        }

        @Override
        public Step saying(String words) {
            return new Menu(id, words, choices, repetitions, otherwise);
        }
    }

    /** A key of a menu and where it leads: {@code 0}–{@code 8}, {@code *} or {@code #}; 9 is the opt-out, always. */
    record Choice(char key, Optional<String> next) {}

    /** Asks something to be answered in words, kept under a variable's name. */
    record Question(String id, String text, String variable, Optional<String> next) implements Step {
        @Override
        public List<Optional<String>> targets() {
            return List.of(next);
        }

        @Override
        public Step saying(String words) {
            return new Question(id, words, variable, next);
        }
    }

    /** Says goodbye and hangs up. */
    record End(String id, String text) implements Step {
        @Override
        public List<Optional<String>> targets() {
            return List.of();
        }

        @Override
        public Step saying(String words) {
            return new End(id, words);
        }
    }
}
