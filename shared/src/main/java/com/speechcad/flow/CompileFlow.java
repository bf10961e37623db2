package com.speechcad.flow;

import com.speechcad.flow.Failure.Then;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns a checked draft into what a provider runs. A draft with findings is a caller's bug. */
public final class CompileFlow {
    private final Draft draft;
    private final Language language;
    private final Set<String> used;
    private final List<Place> places = new ArrayList<>();

    private CompileFlow(Draft draft, Language language) {
        this.draft = draft;
        this.language = language;
        used = draft.used();
    }

    /** @throws IllegalArgumentException when something of it leads nowhere or is not chosen yet, or it is a task */
    public static CompiledFlow compile(String name, Language language, Draft draft) {
        checked(draft);
        if (draft.isTask()) {
            throw new IllegalArgumentException("a task has no steps");
        }
        return new CompileFlow(draft, language).compile(name);
    }

    /** Steps or a task. */
    public static Compiled any(String name, Language language, Draft draft) {
        if (draft.task().isEmpty()) {
            return compile(name, language, draft);
        }
        checked(draft);
        return new CompiledTask(
                name,
                language,
                draft.voice(),
                draft.defaults(),
                spoken(SpokenText.PREAMBLE, language),
                draft.task().get().strip(),
                spoken(SpokenText.OPT_OUT_DONE, language),
                spoken(SpokenText.NOT_RECORDED, language));
    }

    private static void checked(Draft draft) {
        var findings = CheckFlow.check(draft);
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("the draft has findings: " + findings);
        }
    }

    private CompiledFlow compile(String name) {
        var first = draft.steps().getFirst().id();
        places.add(new Place.Say(CompiledFlow.PREAMBLE, spoken(SpokenText.PREAMBLE), first));
        draft.steps().forEach(this::compile);
        places.add(new Place.HangUp(CompiledFlow.GOODBYE, spoken(SpokenText.GOODBYE)));
        places.add(new Place.HangUp(CompiledFlow.OPT_OUT, spoken(SpokenText.OPT_OUT_DONE)));
        places.add(new Place.HangUp(CompiledFlow.NOT_RECORDED, spoken(SpokenText.NOT_RECORDED)));
        return new CompiledFlow(
                name, language, draft.voice(), defaults(), draft.longestInput(), CompiledFlow.PREAMBLE, reached());
    }

    private void compile(Step step) {
        switch (step) {
            case Step.PlayMessage(var id, var text, var next) -> places.add(new Place.Say(id, text, lead(step, next)));
            case Step.Menu menu -> unrolled(menu, asked -> keys(menu, asked));
            case Step.AskDigits digits -> unrolled(digits, asked -> digits(digits, asked));
            case Step.Question question -> unrolled(question, asked -> words(question, asked, question.expected()));
            case Step.Feedback feedback -> unrolled(feedback, asked -> words(feedback, asked, List.of()));
            case Step.Transfer(var id, var text, var number, var failed) ->
                places.add(new Place.Transfer(id, text, number, lead(step, failed)));
            case Step.Branch(var id, var cases, var otherwise) ->
                places.add(new Place.Compare(
                        id,
                        cases.stream()
                                .map(one -> new Place.Case(one.comparison(), lead(step, one.next())))
                                .toList(),
                        lead(step, otherwise)));
            case Step.End(var id, var text) -> places.add(new Place.HangUp(id, text));
            // Whatever leads to it leads back to where it came from.
            case Step.SpeakAgain _ -> {}
        }
    }

    /** One asking of a step. */
    private record Asked(String id, String text, String silent, String wrong) {}

    private void unrolled(Step.Listening step, Function<Asked, Place> place) {
        var failure = step.failure();
        var again = Words.plain(Text.text(SpokenText.ASK_AGAIN).with("asked", step.text()), Reader.of(language));
        for (int asked = 0; asked <= failure.retries(); asked++) {
            var last = asked == failure.retries();
            places.add(place.apply(new Asked(
                    asking(step.id(), asked),
                    asked == 0 ? step.text() : again,
                    last ? after(step, failure.silent(), "silent") : asking(step.id(), asked + 1),
                    last && !step.takesAnything()
                            ? after(step, failure.wrong(), "wrong")
                            : asking(step.id(), asked + 1))));
        }
        transfer(step, failure.silent(), "silent");
        if (!step.takesAnything()) {
            transfer(step, failure.wrong(), "wrong");
        }
    }

    private Place keys(Step.Menu menu, Asked asked) {
        var keys = new LinkedHashMap<Character, String>();
        menu.choices().forEach(choice -> keys.put(choice.key(), lead(menu, choice.next())));
        return new Place.Keys(asked.id, asked.text, keys, asked.silent, asked.wrong);
    }

    private Place digits(Step.AskDigits step, Asked asked) {
        return new Place.Digits(
                asked.id, asked.text, step.typed(), kept(step), lead(step, step.next()), asked.silent, asked.wrong);
    }

    private Place words(Step.Keeping step, Asked asked, List<Step.Expected> expected) {
        var answers = expected.stream()
                .map(one -> new Place.Expected(one.condition(), lead(step, one.next())))
                .toList();
        return new Place.Words(asked.id, asked.text, kept(step), answers, lead(step, step.next()), asked.silent);
    }

    /** The provider keeps only what the flow itself goes on using. */
    private Optional<String> kept(Step.Keeping step) {
        return Optional.of(step.variable()).filter(used::contains);
    }

    private String after(Step.Listening step, Then then, String when) {
        return switch (then) {
            case Then.Go(var target) -> lead(step, target);
            case Then.Skip() when step instanceof Step.Keeping keeping -> lead(step, keeping.next());
            case Then.Skip() -> throw new IllegalStateException("a menu cannot go on without a key");
            case Then.Transfer _ -> step.id() + "." + when;
            case Then.End() -> CompiledFlow.GOODBYE;
        };
    }

    private void transfer(Step.Listening step, Then then, String when) {
        if (then instanceof Then.Transfer(var number)) {
            places.add(new Place.Transfer(
                    step.id() + "." + when, spoken(SpokenText.CONNECTING), number, CompiledFlow.GOODBYE));
        }
    }

    private static String asking(String step, int asked) {
        return asked == 0 ? step : step + "." + (asked + 1);
    }

    /** Where a step's exit leads; a step that is to be spoken again is the one that leads there. */
    private String lead(Step from, Optional<String> target) {
        var to = target.flatMap(draft::step)
                .orElseThrow(() -> new IllegalStateException("a checked draft is connected"));
        return to instanceof Step.SpeakAgain ? from.id() : to.id();
    }

    /** Without the places that nothing leads to, such as a goodbye that no step needs. */
    private List<Place> reached() {
        var byId = places.stream().collect(Collectors.toMap(Place::id, place -> place));
        var reached =
                new HashSet<String>(Set.of(CompiledFlow.PREAMBLE, CompiledFlow.OPT_OUT, CompiledFlow.NOT_RECORDED));
        var open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Objects.requireNonNull(byId.get(open.pop())).nexts().stream()
                    .filter(reached::add)
                    .forEach(open::push);
        }
        return places.stream().filter(place -> reached.contains(place.id())).toList();
    }

    /** What was not answered is empty, so that no name in braces is ever read out. */
    private Map<String, String> defaults() {
        var values = new LinkedHashMap<>(draft.defaults());
        for (var step : draft.steps()) {
            if (step instanceof Step.Keeping keeping && used.contains(keeping.variable())) {
                values.putIfAbsent(keeping.variable(), "");
            }
        }
        return values;
    }

    private String spoken(SpokenText key) {
        return spoken(key, language);
    }

    private static String spoken(SpokenText key, Language language) {
        return Words.plain(Text.text(key), Reader.of(language));
    }
}
