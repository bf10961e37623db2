package com.speechcad.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.CallReport.Turn;
import com.speechcad.call.TriedLine;
import com.speechcad.flow.CompileFlow;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Step;
import com.speechcad.flow.Trial;
import com.speechcad.flow.Trial.Input;
import com.speechcad.flow.Typed;
import com.speechcad.local.retell.CallView;
import com.speechcad.local.retell.Callee;
import com.speechcad.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flow that is tried goes the way that the same flow goes when it is called with, whatever the person called does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TriedAsCalledTest {
    private static final String SILENCE = "~";
    private static final Optional<String> GOOD = Optional.of("s8");
    private static final Optional<String> BAD = Optional.of("s9");

    private final RetellLab lab = RetellLab.start();

    @AfterAll
    void stop() {
        lab.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            menu     | 1                                      | s8
            menu     | 2 / 2                                  | s9
            menu     | 9                                      | opt_out
            menu     | 12                                     | s8
            menu     | ~ / ~                                  | goodbye
            menu     | ~ / 1                                  | s8
            menu     | please do not call me again            | opt_out
            menu     | please do not record me                | not_recorded
            question | perhaps in spring                      | s8
            question | later                                  | s9
            question | 12                                     | s8
            question | 9                                      | opt_out
            question | 91                                     | opt_out
            question | ~                                      | s8
            question | never call me again                    | opt_out
            typed    | 1# / 12#                               | s8
            typed    | 1# / 21#                               | s9
            typed    | 1# / 9#                                | s8
            typed    | 1# / ~                                 | s9
            typed    | 99#                                    | opt_out
            typed    | 1# / please do not call me again       | opt_out
            typed    | 1# / please do not record me           | not_recorded
            wish     | 1# / 5#                                | s8
            wish     | call in April / 5#                     | s8
            wish     | 99#                                    | opt_out
            """, delimiter = '|')
    void whatever_is_done_leads_to_the_same_end(String kind, String line, String end) {
        var flow = CompileFlow.compile("Tried", Language.EN, draft(kind));
        var lines = List.of(line.split(" / ", -1));

        var tried = tried(flow, lines);
        assertThat(tried.way()).as("tried").endsWith(end);
        assertThat(called(flow, lines)).as("called").isEqualTo(tried);
    }

    /** The places that were come to, and the last words of the call, with what was kept. */
    private record Walk(List<String> way, String last) {}

    private static Draft draft(String kind) {
        List<Step> steps = switch (kind) {
            case "menu" ->
                List.of(new Step.Menu(
                        "s1",
                        "Press 1.",
                        List.of(new Step.Choice('1', GOOD)),
                        new Failure(1, new Failure.Then.End(), new Failure.Then.Go(BAD))));
            case "question" ->
                List.of(new Step.Question(
                        "s1",
                        "Does Monday suit you?",
                        "kept",
                        List.of(new Step.Expected("later", BAD)),
                        Failure.skipping(0),
                        GOOD));
            case "typed" ->
                List.of(
                        new Step.Menu(
                                "s1",
                                "Press 1.",
                                List.of(new Step.Choice('1', Optional.of("s2"))),
                                Failure.going(0, BAD)),
                        new Step.AskDigits(
                                "s2", "How many?", new Typed.Quantity(20), "kept", Failure.going(0, BAD), GOOD));
            default ->
                List.of(
                        new Step.Feedback("s1", "What is it?", "kept", Failure.skipping(0), Optional.of("s2")),
                        new Step.AskDigits(
                                "s2", "How many?", new Typed.Quantity(20), "many", Failure.going(0, BAD), GOOD));
        };
        return new Draft(Stream.concat(
                                steps.stream(),
                                Stream.of(new Step.End("s8", "Kept: {{kept}}."), new Step.End("s9", "Sorry.")))
                        .toList())
                .defaulting(Map.of("kept", "nothing"));
    }

    private static Walk tried(CompiledFlow flow, List<String> lines) {
        var trial = Trial.begin(flow, flow.defaults());
        var said = new ArrayList<>(trial.said());
        for (var line : lines) {
            var input = line.equals(SILENCE) ? new Input.Silence() : TriedLine.of(line);
            trial = trial.take(input).orElseThrow();
            said.addAll(trial.said());
        }
        return new Walk(
                said.stream().map(Trial.Said::place).toList(), said.getLast().words());
    }

    private Walk called(CompiledFlow flow, List<String> lines) {
        var report = lab.called(
                flow,
                new Callee.Answers(0, lines.stream().map(TriedAsCalledTest::act).toList()));
        var way = report.scrubbed().stream()
                .filter(Turn.Moved.class::isInstance)
                .map(turn -> ((Turn.Moved) turn).to())
                .filter(place -> flow.place(place).isPresent())
                .toList();
        var last = lab.retell().calls().getLast().said().stream()
                .filter(line -> line.who().equals("agent"))
                .map(CallView.Line::text)
                .reduce("", (_, later) -> later);
        return new Walk(way, last);
    }

    private static Callee.Act act(String line) {
        if (line.equals(SILENCE)) {
            return new Callee.StaySilent();
        }
        return line.matches("[0-9*#]+") ? new Callee.Press(line) : new Callee.Say(line);
    }
}
