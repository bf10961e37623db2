package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.Trial.Input;
import com.speechcad.text.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialTest {
    private static final int FLOWS = 150;
    private static final int INPUTS = 60;

    @Test
    void every_way_of_every_flow_can_be_walked() {
        var ways = 0;
        for (int seed = 0; seed < FLOWS; seed++) {
            var flow = compiled(seed);
            for (var place : flow.places()) {
                var there = Trial.from(flow, place.id(), Map.of()).orElseThrow();
                if (there.place().id().equals(place.id())) {
                    assertThat(reached(there)).as("from %s of %d", place, seed).containsAll(place.nexts());
                    ways += place.nexts().size();
                }
                if (place instanceof Place.Compare compare) {
                    ways += decided(flow, compare);
                }
            }
        }
        assertThat(ways).isGreaterThan(3_000);
    }

    @Test
    void it_never_leaves_the_graph_and_stops_where_the_call_stops() {
        var ends = new HashSet<Trial.State>();
        for (int seed = 0; seed < FLOWS; seed++) {
            var flow = compiled(seed);
            var random = new Random(seed);
            var trial = Trial.begin(flow, Map.of("v", "1"));
            assertThat(trial.said().getFirst().place()).isEqualTo(CompiledFlow.PREAMBLE);
            for (int step = 0; step < INPUTS; step++) {
                for (var said : trial.said()) {
                    assertThat(flow.place(said.place())).isPresent();
                }
                assertThat(flow.place(trial.entry())).isPresent();
                var next = trial.take(some(random));
                if (trial.state() == Trial.State.ENDED || trial.state() == Trial.State.OPTED_OUT) {
                    assertThat(next).isEmpty();
                    ends.add(trial.state());
                }
                trial = next.orElse(trial);
            }
        }
        assertThat(ends).contains(Trial.State.ENDED, Trial.State.OPTED_OUT);
    }

    @Test
    void key_9_opts_out_at_a_menu_and_is_a_digit_in_a_typed_input() {
        var flow = CompileFlow.compile(
                "x",
                Language.EN,
                new Draft(List.of(
                        new Step.Menu(
                                "s1",
                                "Press 1.",
                                List.of(new Step.Choice('1', Optional.of("s2"))),
                                Failure.going(0, Optional.of("s3"))),
                        new Step.AskDigits(
                                "s2",
                                "Rate us.",
                                new Typed.Rating(9),
                                "rating",
                                Failure.going(0, Optional.of("s3")),
                                Optional.of("s3")),
                        new Step.End("s3", "You gave {{rating}}."))));
        var menu = Trial.begin(flow, Map.of());

        assertThat(menu.take(new Input.Keys("9")).orElseThrow().state()).isEqualTo(Trial.State.OPTED_OUT);
        var rating = menu.take(new Input.Keys("1")).orElseThrow();
        assertThat(rating.take(new Input.Keys("9#")).orElseThrow().said())
                .extracting(Trial.Said::words)
                .containsExactly("You gave 9.");
        assertThat(rating.take(new Input.OptOut()).orElseThrow().state()).isEqualTo(Trial.State.OPTED_OUT);
    }

    @Test
    void a_question_keeps_as_many_keys_as_a_call_takes() {
        var flow = CompileFlow.compile(
                "x",
                Language.EN,
                new Draft(List.of(
                        new Step.Feedback("s1", "How was it?", "mark", Failure.skipping(0), Optional.of("s2")),
                        new Step.End("s2", "You said {{mark}}."))));
        var question = Trial.begin(flow, Map.of());

        assertThat(question.take(new Input.Keys("12")).orElseThrow().said())
                .extracting(Trial.Said::words)
                .containsExactly("You said 1.");
        assertThat(question.take(new Input.Keys("91")).orElseThrow().state()).isEqualTo(Trial.State.OPTED_OUT);
        assertThat(question.take(new Input.NotRecorded()).orElseThrow().entry()).isEqualTo(CompiledFlow.NOT_RECORDED);
    }

    @ParameterizedTest
    @CsvSource({"call me at 4 7-1.1, STOPS", "४७११, STOPS", "4 7 1 please, ANSWERS"})
    void an_assistant_stops_whoever_says_a_code(String said, TaskTrial then) {
        assertThat(TaskTrial.OPENING.take(new Input.Words(said))).contains(then);
        assertThat(TaskTrial.OPENING.take(new Input.Words("9 ".repeat(20_000)))).contains(TaskTrial.STOPS);
    }

    @Test
    void a_circle_that_asks_nobody_is_found_instead_of_walked_for_ever() {
        var flow = new CompiledFlow(
                "x",
                Language.EN,
                Optional.empty(),
                Map.of(),
                0,
                "s1",
                List.of(
                        new Place.Compare(
                                "s1",
                                List.of(new Place.Case(new Comparison("v", Comparison.Operator.EQUALS, "1"), "s3")),
                                "s2"),
                        new Place.Say("s2", "Again.", "s1"),
                        new Place.HangUp("s3", "Bye.")));

        assertThat(Trial.begin(flow, Map.of("v", "0")).state()).isEqualTo(Trial.State.CIRCLES);
        assertThat(Trial.begin(flow, Map.of("v", "1")).state()).isEqualTo(Trial.State.ENDED);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "yes, 1, true",
        "yes, 3, false",
        "rating, 5, true",
        "rating, 6, false",
        "rating, 0, false",
        "quantity, 20, true",
        "quantity, 21, false",
        "quantity, 0020, false",
        "day, 31122026, true",
        "day, 12312026, true",
        "day, 20261231, true",
        "day, 99999999, false",
        "postal, 94103, true",
        "postal, 9410, false",
        "reference, 12, false",
        "reference, 1234, true"
    })
    void digits_fit_their_kind_as_in_a_call(String kind, String digits, boolean fits) {
        var typed = switch (kind) {
            case "yes" -> new Typed.YesNo();
            case "rating" -> new Typed.Rating(5);
            case "quantity" -> new Typed.Quantity(20);
            case "day" -> new Typed.CalendarDay();
            case "postal" -> new Typed.PostalCode();
            default -> new Typed.Reference(Optional.empty());
        };
        assertThat(TypedInput.fits(typed, digits)).isEqualTo(fits);
    }

    private static Input some(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> new Input.Silence();
            case 1 -> new Input.Words("perhaps");
            case 2 -> new Input.Answer(random.nextInt(3));
            case 3 -> new Input.NobodyAnswers();
            case 4 -> random.nextInt(8) == 0 ? new Input.OptOut() : new Input.Silence();
            case 5 -> new Input.Keys("12#");
            default -> new Input.Keys(Integer.toString(random.nextInt(6)));
        };
    }

    /** Where every possible input leads. */
    private static Set<String> reached(Trial trial) {
        var inputs = new ArrayList<Input>(List.of(
                new Input.Silence(),
                new Input.Words("perhaps"),
                new Input.NobodyAnswers(),
                new Input.NotRecorded(),
                new Input.Keys("77")));
        for (char key : "012345678*#".toCharArray()) {
            inputs.add(new Input.Keys(Character.toString(key)));
        }
        for (int index = 0; index < 4; index++) {
            inputs.add(new Input.Answer(index));
        }
        var reached = new HashSet<String>();
        inputs.forEach(input -> trial.take(input).ifPresent(next -> reached.add(next.entry())));
        return reached;
    }

    /** A comparison goes where its values say; {@code otherwise} when none holds. */
    private static int decided(CompiledFlow flow, Place.Compare compare) {
        var none = new HashMap<String, String>();
        compare.cases().forEach(one -> none.put(one.comparison().variable(), "nothing of it"));
        assertSame(flow, compare.id(), compare.otherwise(), none);
        for (var one : compare.cases()) {
            var values = new HashMap<>(none);
            values.put(one.comparison().variable(), one.comparison().value());
            assertSame(flow, compare.id(), one.next(), values);
        }
        return compare.cases().size() + 1;
    }

    private static void assertSame(CompiledFlow flow, String from, String next, Map<String, String> values) {
        var walked = Trial.from(flow, from, values).orElseThrow();
        var there = Trial.from(flow, next, values).orElseThrow();
        if (there.state() != Trial.State.CIRCLES) {
            assertThat(walked.place()).isEqualTo(there.place());
            assertThat(walked.said()).isEqualTo(there.said());
        }
    }

    private static CompiledFlow compiled(int seed) {
        return CompileFlow.compile("Flow " + seed, Language.EN, SomeDraft.of(seed));
    }

    /** A call takes no more at once than its longest input has, and needs no {@code #} then. */
    @ParameterizedTest(name = "{0} at a rating of 1 to 5: {1}")
    @CsvSource({"5, You gave 5.", "5#, You gave 5.", "57, You gave 5.", "5#7, You gave 5.", "75, Bye."})
    void too_many_keys_are_cut_where_a_call_cuts_them(String keys, String said) {
        var flow = CompileFlow.compile(
                "x",
                Language.EN,
                new Draft(List.of(
                        new Step.AskDigits(
                                "s1",
                                "Rate us.",
                                new Typed.Rating(5),
                                "rating",
                                Failure.going(0, Optional.of("s3")),
                                Optional.of("s2")),
                        new Step.End("s2", "You gave {{rating}}."),
                        new Step.End("s3", "Bye."))));

        assertThat(Trial.begin(flow, Map.of())
                        .take(new Input.Keys(keys))
                        .orElseThrow()
                        .said())
                .extracting(Trial.Said::words)
                .containsExactly(said);
    }

    @Test
    void at_a_menu_beside_a_typed_input_only_so_many_keys_count_as_the_input_has() {
        var flow = CompileFlow.compile(
                "x",
                Language.EN,
                new Draft(List.of(
                        new Step.Menu(
                                "s1",
                                "Press 1.",
                                List.of(new Step.Choice('1', Optional.of("s2"))),
                                Failure.going(0, Optional.of("s3"))),
                        new Step.AskDigits(
                                "s2",
                                "Rate us.",
                                new Typed.Rating(5),
                                "rating",
                                Failure.going(0, Optional.of("s3")),
                                Optional.of("s3")),
                        new Step.End("s3", "Bye."))));
        var menu = Trial.begin(flow, Map.of());

        assertThat(menu.take(new Input.Keys("12")).orElseThrow().said())
                .extracting(Trial.Said::words)
                .containsExactly("Rate us.");
        assertThat(menu.take(new Input.Keys("91")).orElseThrow().state()).isEqualTo(Trial.State.OPTED_OUT);
        assertThat(menu.take(new Input.Keys("1"))
                        .flatMap(rating -> rating.take(new Input.Keys("9#")))
                        .orElseThrow()
                        .state())
                .isEqualTo(Trial.State.OPTED_OUT);
    }
}
