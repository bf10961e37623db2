package com.speechcad.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One step of a flow as its author sees it. Steps point at each other by id; an empty target is not connected yet, and
 * checking says so.
 */
public sealed interface Step {
    /** Stays the same while the flow is edited, unlike the number shown on the screen. */
    String id();

    /** What is said; empty for a step that says nothing of its own. */
    String text();

    /** Every step this one can lead to, connected or not. */
    List<Optional<String>> targets();

    /** Whether a call may go from here to another: what speaks again repeats a question, so only one leads to it. */
    default boolean mayLeadTo(Step next) {
        return !(next instanceof SpeakAgain) || this instanceof Listening;
    }

    /** The same step, saying something else; unchanged where it says nothing. */
    default Step saying(String words) {
        return StepChange.saying(this, words);
    }

    /** The same step with another id. */
    default Step named(String other) {
        return StepChange.named(this, other);
    }

    /** The same step, every target put through {@code change}. */
    default Step leading(UnaryOperator<Optional<String>> change) {
        return StepChange.leading(this, change);
    }

    /** A step that waits for an answer, and what follows when none can be used. */
    sealed interface Listening extends Step {
        Failure failure();

        Listening failing(Failure failure);

        /** Whether whatever comes is an answer, so that only silence is none. */
        default boolean takesAnything() {
            return this instanceof Question || this instanceof Feedback;
        }
    }

    /** A step whose answer is kept under a name. */
    sealed interface Keeping extends Listening {
        String variable();

        /** Where it goes on when it was answered. */
        Optional<String> next();

        Keeping keeping(String name);
    }

    /** Says something and goes on. */
    record PlayMessage(String id, String text, Optional<String> next) implements Step {
        @Override
        public List<Optional<String>> targets() {
            return List.of(next);
        }
    }

    /** Asks for one key. */
    record Menu(String id, String text, List<Choice> choices, Failure failure) implements Listening {
        public Menu {
            choices = List.copyOf(choices);
        }

        @Override
        public List<Optional<String>> targets() {
            var all = new ArrayList<Optional<String>>();
            choices.forEach(choice -> all.add(choice.next()));
            all.addAll(failure.targets());
            return List.copyOf(all);
        }

        @Override
        public Menu failing(Failure other) {
            return new Menu(id, text, choices, other);
        }

        /** The same menu with other keys. */
        public Menu offering(List<Choice> other) {
            return new Menu(id, text, other, failure);
        }
    }

    /** A key of a menu and where it leads: {@code 0}–{@code 8}, {@code *} or {@code #}; 9 is the opt-out, always. */
    record Choice(char key, Optional<String> next) {}

    /** Asks for digits of one of the kinds there are; no kind fits codes, PINs, cards or accounts. */
    record AskDigits(String id, String text, Typed typed, String variable, Failure failure, Optional<String> next)
            implements Keeping {
        @Override
        public List<Optional<String>> targets() {
            return failure.targetsAfter(next);
        }

        @Override
        public AskDigits failing(Failure other) {
            return new AskDigits(id, text, typed, variable, other, next);
        }

        @Override
        public AskDigits keeping(String name) {
            return new AskDigits(id, text, typed, name, failure, next);
        }

        /** The same step, asking for another kind. */
        public AskDigits asking(Typed other) {
            return new AskDigits(id, text, other, variable, failure, next);
        }
    }

    /**
     * Asks something to be answered in words.
     *
     * @param expected answers that lead somewhere of their own; the first that fits counts
     * @param next for every other answer
     */
    record Question(
            String id, String text, String variable, List<Expected> expected, Failure failure, Optional<String> next)
            implements Keeping {
        public Question {
            expected = List.copyOf(expected);
        }

        @Override
        public List<Optional<String>> targets() {
            var all = new ArrayList<Optional<String>>();
            expected.forEach(answer -> all.add(answer.next()));
            all.add(next);
            all.addAll(failure.silentTargets());
            return List.copyOf(all);
        }

        @Override
        public Question failing(Failure other) {
            return new Question(id, text, variable, expected, other, next);
        }

        @Override
        public Question keeping(String name) {
            return new Question(id, text, name, expected, failure, next);
        }

        /** The same question with other answers that lead somewhere of their own. */
        public Question expecting(List<Expected> other) {
            return new Question(id, text, variable, other, failure, next);
        }
    }

    /** An answer in the author's words, such as “agrees to the new day”, and where it leads. */
    record Expected(String condition, Optional<String> next) {}

    /** Asks for an opinion in the callee's own words; whatever is said goes on. */
    record Feedback(String id, String text, String variable, Failure failure, Optional<String> next)
            implements Keeping {
        @Override
        public List<Optional<String>> targets() {
            return failure.silentTargetsAfter(next);
        }

        @Override
        public Feedback failing(Failure other) {
            return new Feedback(id, text, variable, other, next);
        }

        @Override
        public Feedback keeping(String name) {
            return new Feedback(id, text, name, failure, next);
        }
    }

    /**
     * Says something and hands the call to a number of the business's own.
     *
     * @param number in E.164; empty while none is chosen
     * @param failed where it goes on when nobody there answers
     */
    record Transfer(String id, String text, String number, Optional<String> failed) implements Step {
        @Override
        public List<Optional<String>> targets() {
            return List.of(failed);
        }

        /** The same step, to another number. */
        public Transfer to(String other) {
            return new Transfer(id, text, other, failed);
        }
    }

    /** Asks the step that led here again; it leads nowhere by itself and says nothing of its own. */
    record SpeakAgain(String id) implements Step {
        @Override
        public String text() {
            return "";
        }

        @Override
        public List<Optional<String>> targets() {
            return List.of();
        }
    }

    /** Looks at variables, says nothing, and goes on at once: the first case that holds, else {@code otherwise}. */
    record Branch(String id, List<Case> cases, Optional<String> otherwise) implements Step {
        public Branch {
            cases = List.copyOf(cases);
        }

        @Override
        public String text() {
            return "";
        }

        @Override
        public List<Optional<String>> targets() {
            var all = new ArrayList<Optional<String>>();
            cases.forEach(one -> all.add(one.next()));
            all.add(otherwise);
            return List.copyOf(all);
        }

        /** The same step, looking at other things. */
        public Branch comparing(List<Case> other) {
            return new Branch(id, other, otherwise);
        }
    }

    /** A comparison and where it leads when it holds. */
    record Case(Comparison comparison, Optional<String> next) {}

    /** Says goodbye and hangs up. */
    record End(String id, String text) implements Step {
        @Override
        public List<Optional<String>> targets() {
            return List.of();
        }
    }
}
