package com.speechcad.flow;

import com.speechcad.flow.Failure.Then;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step as JSON. {@code repetitions} and {@code otherwise} are how a menu's failure was kept before {@code failure}
 * came; a question from before it asks once more and then goes on.
 */
@Serdeable
record StoredStep(
        String kind,
        String id,
        String text,
        @Nullable String next,
        @Nullable String variable,
        @Nullable List<StoredChoice> choices,
        @Nullable Integer repetitions,
        @Nullable String otherwise,
        @Nullable StoredFailure failure,
        @Nullable StoredTyped typed,
        @Nullable List<StoredExpected> expected,
        @Nullable List<StoredCase> cases,
        @Nullable String number) {
    private static final int ONCE_MORE = 1;

    @Serdeable
    record StoredChoice(String key, @Nullable String next) {}

    @Serdeable
    record StoredExpected(String condition, @Nullable String next) {}

    @Serdeable
    record StoredCase(
            String variable,
            String operator,
            @Nullable String value,
            @Nullable String next) {}

    @Serdeable
    record StoredTyped(
            String kind,
            @Nullable Integer highest,
            @Nullable UUID list) {}

    @Serdeable
    record StoredFailure(int retries, StoredThen silent, StoredThen wrong) {}

    /** @param to the step or number, where the kind has one */
    @Serdeable
    record StoredThen(String kind, @Nullable String to) {}

    static StoredStep of(Step step) {
        return switch (step) {
            case Step.PlayMessage(var id, var text, var next) ->
                blank("message", id, text).leading(next.orElse(null), null);
            case Step.Menu(var id, var text, var choices, var failure) ->
                blank("menu", id, text)
                        .offering(choices.stream()
                                .map(choice -> new StoredChoice(
                                        Character.toString(choice.key()),
                                        choice.next().orElse(null)))
                                .toList())
                        .failing(failure);
            case Step.AskDigits(var id, var text, var typed, var variable, var failure, var next) ->
                blank("digits", id, text).asking(stored(typed)).failing(failure).leading(next.orElse(null), variable);
            case Step.Question(var id, var text, var variable, var expected, var failure, var next) ->
                blank("question", id, text)
                        .expecting(expected.stream()
                                .map(one -> new StoredExpected(
                                        one.condition(), one.next().orElse(null)))
                                .toList())
                        .failing(failure)
                        .leading(next.orElse(null), variable);
            case Step.Feedback(var id, var text, var variable, var failure, var next) ->
                blank("feedback", id, text).failing(failure).leading(next.orElse(null), variable);
            case Step.Transfer(var id, var text, var number, var failed) ->
                blank("transfer", id, text).numbered(number).leading(failed.orElse(null), null);
            case Step.SpeakAgain(var id) -> blank("again", id, "");
            case Step.Branch(var id, var cases, var otherwise) ->
                blank("branch", id, "")
                        .comparing(cases.stream()
                                .map(one -> new StoredCase(
                                        one.comparison().variable(),
                                        one.comparison().operator().name(),
                                        one.comparison().value(),
                                        one.next().orElse(null)))
                                .toList())
                        .leading(otherwise.orElse(null), null);
            case Step.End(var id, var text) -> blank("end", id, text);
        };
    }

    Step step() {
        var to = Optional.ofNullable(next);
        var name = Optional.ofNullable(variable).orElse("");
        return switch (kind) {
            case "message" -> new Step.PlayMessage(id, text, to);
            case "menu" -> new Step.Menu(id, text, menuChoices(), menuFailure());
            case "digits" -> new Step.AskDigits(id, text, asked(), name, wordFailure(), to);
            case "question" -> new Step.Question(id, text, name, answers(), wordFailure(), to);
            case "feedback" -> new Step.Feedback(id, text, name, wordFailure(), to);
            case "transfer" ->
                new Step.Transfer(id, text, Optional.ofNullable(number).orElse(""), to);
            case "again" -> new Step.SpeakAgain(id);
            case "branch" -> new Step.Branch(id, comparisons(), to);
            case "end" -> new Step.End(id, text);
            default -> throw new IllegalStateException("a step of kind " + kind);
        };
    }

    private List<Step.Choice> menuChoices() {
        return list(choices).stream()
                .map(choice -> new Step.Choice(choice.key().charAt(0), Optional.ofNullable(choice.next())))
                .toList();
    }

    private List<Step.Expected> answers() {
        return list(expected).stream()
                .map(one -> new Step.Expected(one.condition(), Optional.ofNullable(one.next())))
                .toList();
    }

    private List<Step.Case> comparisons() {
        return list(cases).stream()
                .map(one -> new Step.Case(
                        new Comparison(
                                one.variable(),
                                Comparison.Operator.valueOf(one.operator()),
                                Optional.ofNullable(one.value()).orElse("")),
                        Optional.ofNullable(one.next())))
                .toList();
    }

    private Failure menuFailure() {
        return failure == null
                ? Failure.going(Optional.ofNullable(repetitions).orElse(0), Optional.ofNullable(otherwise))
                : read(failure);
    }

    private Failure wordFailure() {
        return failure == null ? Failure.skipping(ONCE_MORE) : read(failure);
    }

    private Typed asked() {
        if (typed == null) {
            throw new IllegalStateException("typed input without a kind");
        }
        var highest = Optional.ofNullable(typed.highest());
        return switch (typed.kind()) {
            case "yes_no" -> new Typed.YesNo();
            case "rating" -> new Typed.Rating(highest.orElse(5));
            case "quantity" -> new Typed.Quantity(highest.orElse(Typed.Quantity.MOST));
            case "date" -> new Typed.CalendarDay();
            case "postal_code" -> new Typed.PostalCode();
            case "reference" -> new Typed.Reference(Optional.ofNullable(typed.list()));
            default -> throw new IllegalStateException("typed input of kind " + typed.kind());
        };
    }

    private static StoredTyped stored(Typed typed) {
        return switch (typed) {
            case Typed.YesNo() -> new StoredTyped("yes_no", null, null);
            case Typed.Rating(var highest) -> new StoredTyped("rating", highest, null);
            case Typed.Quantity(var most) -> new StoredTyped("quantity", most, null);
            case Typed.CalendarDay() -> new StoredTyped("date", null, null);
            case Typed.PostalCode() -> new StoredTyped("postal_code", null, null);
            case Typed.Reference(var list) -> new StoredTyped("reference", null, list.orElse(null));
        };
    }

    private static Failure read(StoredFailure stored) {
        return new Failure(stored.retries(), read(stored.silent()), read(stored.wrong()));
    }

    private static Then read(StoredThen stored) {
        var to = Optional.ofNullable(stored.to());
        return switch (stored.kind()) {
            case "go" -> new Then.Go(to);
            case "skip" -> new Then.Skip();
            case "transfer" -> new Then.Transfer(to.orElse(""));
            case "end" -> new Then.End();
            default -> throw new IllegalStateException("what follows a failure: " + stored.kind());
        };
    }

    private static StoredThen stored(Then then) {
        return switch (then) {
            case Then.Go(var target) -> new StoredThen("go", target.orElse(null));
            case Then.Skip() -> new StoredThen("skip", null);
            case Then.Transfer(var number) -> new StoredThen("transfer", number);
            case Then.End() -> new StoredThen("end", null);
        };
    }

    private static <T> List<T> list(@Nullable List<T> stored) {
        return stored == null ? List.of() : stored;
    }

    private static StoredStep blank(String kind, String id, String text) {
        return new StoredStep(kind, id, text, null, null, null, null, null, null, null, null, null, null);
    }

    private StoredStep leading(@Nullable String to, @Nullable String name) {
        return new StoredStep(kind, id, text, to, name, choices, null, null, failure, typed, expected, cases, number);
    }

    private StoredStep offering(List<StoredChoice> keys) {
        return new StoredStep(
                kind, id, text, next, variable, keys, null, null, failure, typed, expected, cases, number);
    }

    private StoredStep failing(Failure how) {
        var kept = new StoredFailure(how.retries(), stored(how.silent()), stored(how.wrong()));
        return new StoredStep(
                kind, id, text, next, variable, choices, null, null, kept, typed, expected, cases, number);
    }

    private StoredStep asking(StoredTyped what) {
        return new StoredStep(
                kind, id, text, next, variable, choices, null, null, failure, what, expected, cases, number);
    }

    private StoredStep expecting(List<StoredExpected> what) {
        return new StoredStep(kind, id, text, next, variable, choices, null, null, failure, typed, what, cases, number);
    }

    private StoredStep comparing(List<StoredCase> what) {
        return new StoredStep(
                kind, id, text, next, variable, choices, null, null, failure, typed, expected, what, number);
    }

    private StoredStep numbered(String to) {
        return new StoredStep(kind, id, text, next, variable, choices, null, null, failure, typed, expected, cases, to);
    }
}
