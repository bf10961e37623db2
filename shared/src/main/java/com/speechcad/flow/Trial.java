package com.speechcad.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A walk through a compiled flow as a call would go, without one: no provider, no cost, no time. It never leaves the
 * graph, and never changes: every input makes a new one.
 */
public final class Trial {
    private final CompiledFlow flow;
    private final String entry;
    private final Map<String, String> values;
    private final Walk walked;
    private final State state;

    private Trial(CompiledFlow flow, String entry, Map<String, String> values) {
        this.flow = flow;
        this.entry = entry;
        this.values = Map.copyOf(values);
        this.walked = Walk.from(flow, entry, this.values);
        this.state = stateAt(walked.place());
    }

    /**
     * Something that was heard.
     *
     * @param place of the compiled flow; {@link CompiledFlow#stepOf} tells the author's step
     * @param words with values filled in
     */
    public record Said(String place, String words) {}

    /** How far it is. */
    public enum State {
        /** Somebody has to press, say, or leave out something. */
        WAITS,
        /** It has hung up. */
        ENDED,
        /** It has hung up, and the number would not be called again. */
        OPTED_OUT,
        /** A number of the business's own rings. */
        RINGS,
        /** It would go on for ever without asking anybody. */
        CIRCLES
    }

    /** What the person called does. */
    public sealed interface Input {
        /** Keys, with or without the {@code #} that ends them. */
        record Keys(String keys) implements Input {}

        /** Words that no expected answer fits, unless they are its very words. */
        record Words(String words) implements Input {}

        /** An answer that the question expects, counted from 0. */
        record Answer(int index) implements Input {}

        /** Nothing at all. */
        record Silence() implements Input {}

        /** The wish not to be called again. */
        record OptOut() implements Input {}

        /** The wish not to be recorded. */
        record NotRecorded() implements Input {}

        /** The number that rings is not answered. */
        record NobodyAnswers() implements Input {}
    }

    /** From the beginning, with our notice. */
    public static Trial begin(CompiledFlow flow, Map<String, String> values) {
        return new Trial(flow, flow.start(), values);
    }

    /** From where an input led; empty when the flow has no such place (any more). */
    public static Optional<Trial> from(CompiledFlow flow, String entry, Map<String, String> values) {
        return flow.place(entry).map(_ -> new Trial(flow, entry, values));
    }

    /** Where the last input led: with {@link #values()} all that has to be remembered. */
    public String entry() {
        return entry;
    }

    public Map<String, String> values() {
        return values;
    }

    /** What was heard since the last input, in order. */
    public List<Said> said() {
        return walked.said();
    }

    /** Where it stands. */
    public Place place() {
        return walked.place();
    }

    public State state() {
        return state;
    }

    /** Goes on; empty for an input that is not possible here. */
    public Optional<Trial> take(Input input) {
        return switch (state) {
            case WAITS -> waiting(input);
            case RINGS ->
                input instanceof Input.NobodyAnswers && walked.place() instanceof Place.Transfer transfer
                        ? Optional.of(to(transfer.failed()))
                        : Optional.empty();
            case ENDED, OPTED_OUT, CIRCLES -> Optional.empty();
        };
    }

    /** What somebody does not want counts wherever they say it. */
    private Optional<Trial> waiting(Input input) {
        return switch (input) {
            case Input.OptOut() -> Optional.of(to(CompiledFlow.OPT_OUT));
            case Input.NotRecorded() -> Optional.of(to(CompiledFlow.NOT_RECORDED));
            case Input.Keys _, Input.Words _, Input.Answer _, Input.Silence _, Input.NobodyAnswers _ -> answered(input);
        };
    }

    private Optional<Trial> answered(Input input) {
        return switch (walked.place()) {
            case Place.Keys keys -> menu(keys, input);
            case Place.Digits digits -> digits(digits, input);
            case Place.Words words -> words(words, input);
            case Place.Say _, Place.Compare _, Place.Transfer _, Place.HangUp _ -> Optional.empty();
        };
    }

    private Optional<Trial> menu(Place.Keys menu, Input input) {
        return switch (input) {
            case Input.Silence() -> Optional.of(to(menu.silent()));
            case Input.Words _ -> Optional.of(to(menu.wrong()));
            case Input.Keys(var keys) when keys.matches("[0-9*#]+") -> Optional.of(to(pressed(menu, keys)));
            case Input.Keys _, Input.Answer _, Input.OptOut _, Input.NotRecorded _, Input.NobodyAnswers _ ->
                Optional.empty();
        };
    }

    /** What was typed until {@code #}, or until it was as long as a call of this flow takes it at once: a single key without typed input. */
    private String input(String keys) {
        if (!flow.hasTypedInput()) {
            return keys.substring(0, 1);
        }
        var end = keys.indexOf('#');
        var typed = end < 0 ? keys : keys.substring(0, end);
        return typed.substring(0, Math.min(typed.length(), flow.longestInput()));
    }

    private String pressed(Place.Keys menu, String keys) {
        var input = input(keys);
        if (CompiledFlow.isOptOut(input)) {
            return CompiledFlow.OPT_OUT;
        }
        return input.length() == 1 ? menu.keys().getOrDefault(input.charAt(0), menu.wrong()) : menu.wrong();
    }

    private Optional<Trial> digits(Place.Digits asked, Input input) {
        return switch (input) {
            case Input.Silence() -> Optional.of(to(asked.silent()));
            case Input.Words _ -> Optional.of(to(asked.wrong()));
            case Input.Keys(var keys)
            when keys.matches("[0-9*#]+") -> {
                var typed = input(keys);
                yield Optional.of(
                        TypedInput.fits(asked.typed(), typed)
                                ? keeping(asked.variable(), typed).to(asked.next())
                                : to(asked.typed().isOptOut(typed) ? CompiledFlow.OPT_OUT : asked.wrong()));
            }
            case Input.Keys _, Input.Answer _, Input.OptOut _, Input.NotRecorded _, Input.NobodyAnswers _ ->
                Optional.empty();
        };
    }

    private Optional<Trial> words(Place.Words question, Input input) {
        return switch (input) {
            case Input.Silence() -> Optional.of(to(question.silent()));
            case Input.Keys(var keys)
            when keys.matches("[0-9*#]+") -> {
                var taken = input(keys);
                yield Optional.of(
                        CompiledFlow.isOptOut(taken)
                                ? to(CompiledFlow.OPT_OUT)
                                : keeping(question.variable(), taken).to(question.next()));
            }
            case Input.Words(var said) ->
                Optional.of(keeping(question.variable(), said).to(fitting(question, said)));
            case Input.Answer(var index)
            when index >= 0 && index < question.expected().size() -> {
                var expected = question.expected().get(index);
                yield Optional.of(
                        keeping(question.variable(), expected.condition()).to(expected.next()));
            }
            case Input.Keys _, Input.Answer _, Input.OptOut _, Input.NotRecorded _, Input.NobodyAnswers _ ->
                Optional.empty();
        };
    }

    private static String fitting(Place.Words question, String said) {
        return question.expected().stream()
                .filter(expected -> expected.condition().equalsIgnoreCase(said.strip()))
                .findFirst()
                .map(Place.Expected::next)
                .orElse(question.next());
    }

    private Trial to(String next) {
        return new Trial(flow, next, values);
    }

    /** A step on the way: only its values count. */
    private Kept keeping(Optional<String> variable, String value) {
        var more = new LinkedHashMap<>(values);
        variable.ifPresent(name -> more.put(name, value));
        return new Kept(flow, more);
    }

    private record Kept(CompiledFlow flow, Map<String, String> values) {
        Trial to(String next) {
            return new Trial(flow, next, values);
        }
    }

    private static State stateAt(Place place) {
        return switch (place) {
            case Place.Keys _, Place.Digits _, Place.Words _ -> State.WAITS;
            case Place.Transfer _ -> State.RINGS;
            case Place.HangUp end -> end.id().equals(CompiledFlow.OPT_OUT) ? State.OPTED_OUT : State.ENDED;
            case Place.Say _, Place.Compare _ -> State.CIRCLES;
        };
    }
}
