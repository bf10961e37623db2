package com.speechcad.flow;

import com.speechcad.flow.CompiledFlow.Place;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a checked draft into what a provider runs. A draft with findings is a caller's bug. */
public final class CompileFlow {
    private CompileFlow() {}

    public static CompiledFlow compile(String name, Language language, Draft draft) {
        var findings = CheckFlow.check(draft);
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("the draft has findings: " + findings);
        }
        var places = new ArrayList<Place>();
        var first = draft.steps().getFirst().id();
        places.add(new Place.Say(CompiledFlow.PREAMBLE, spoken(SpokenText.PREAMBLE, language), first));
        draft.steps().forEach(step -> places.addAll(places(step, language)));
        places.add(new Place.HangUp(CompiledFlow.OPT_OUT, spoken(SpokenText.OPT_OUT_DONE, language)));
        return new CompiledFlow(name, language, CompiledFlow.PREAMBLE, places);
    }

    private static List<Place> places(Step step, Language language) {
        return switch (step) {
            case Step.PlayMessage message ->
                List.of(new Place.Say(message.id(), message.text(), connected(message.next())));
            case Step.Question question ->
                List.of(new Place.Words(
                        question.id(), question.text(), question.variable(), connected(question.next())));
            case Step.Menu menu -> unrolled(menu, language);
            case Step.End end -> List.of(new Place.HangUp(end.id(), end.text()));
        };
    }

    private static List<Place> unrolled(Step.Menu menu, Language language) {
        var keys = new LinkedHashMap<Character, String>();
        menu.choices().forEach(choice -> keys.put(choice.key(), connected(choice.next())));
        var again = spoken(SpokenText.ASK_AGAIN, language) + " " + menu.text();
        var places = new ArrayList<Place>();
        for (int asked = 0; asked <= menu.repetitions(); asked++) {
            var last = asked == menu.repetitions();
            places.add(new Place.Keys(
                    place(menu.id(), asked),
                    asked == 0 ? menu.text() : again,
                    Map.copyOf(keys),
                    last ? connected(menu.otherwise()) : place(menu.id(), asked + 1)));
        }
        return places;
    }

    private static String place(String step, int asked) {
        return asked == 0 ? step : step + "." + (asked + 1);
    }

    private static String connected(Optional<String> target) {
        return target.orElseThrow(() -> new IllegalStateException("a checked draft is connected"));
    }

    private static String spoken(SpokenText key, Language language) {
        return Words.plain(Text.text(key), Reader.of(language));
    }
}
