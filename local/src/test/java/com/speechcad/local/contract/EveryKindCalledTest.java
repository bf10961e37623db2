package com.speechcad.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.CallReport;
import com.speechcad.call.CallReport.Turn;
import com.speechcad.flow.Comparison;
import com.speechcad.flow.Comparison.Operator;
import com.speechcad.flow.CompileFlow;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Step;
import com.speechcad.flow.Typed;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.local.retell.Callee;
import com.speechcad.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of step, published at the strict double of Retell and walked by somebody who answers. */
class EveryKindCalledTest {
    private static final PhoneNumber DESK = new PhoneNumber("+14155550199");
    private static final Optional<String> GOOD = Optional.of("s8");
    private static final Optional<String> BAD = Optional.of("s9");
    private static final Step FINE = new Step.End("s8", "Thank you.");
    private static final Step SORRY = new Step.End("s9", "Sorry.");
    private static final Step BEFORE =
            new Step.Menu("s1", "Press 1.", List.of(new Step.Choice('1', Optional.of("s2"))), Failure.going(0, BAD));

    private final RetellLab lab = RetellLab.start();

    @AfterEach
    void stop() {
        lab.close();
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(textBlock = """
            yes-no    | 2#        | s8
            yes-no    | 3#        | s9
            rating    | 5#        | s8
            rating    | 6#        | s9
            rating    | 9#        | opt_out
            yes-no    | 99#       | opt_out
            postal    | 9#        | opt_out
            reference | 99#       | opt_out
            quantity  | 120#      | s8
            quantity  | 9#        | s8
            quantity  | 121#      | s9
            date      | 31122026  | s8
            date      | 31#       | s9
            postal    | 94107#    | s8
            postal    | 941#      | s9
            reference | 400271#   | s8
            reference | 40#       | s9
            """, delimiter = '|')
    void typed_digits_are_taken_when_they_are_of_their_kind(String kind, String keys, String end) {
        var typed = switch (kind) {
            case "yes-no" -> new Typed.YesNo();
            case "rating" -> new Typed.Rating(5);
            case "quantity" -> new Typed.Quantity(120);
            case "date" -> new Typed.CalendarDay();
            case "postal" -> new Typed.PostalCode();
            default -> new Typed.Reference(Optional.of(new UUID(0, 1)));
        };
        var asked = new Step.AskDigits("s2", "Type it.", typed, "typed", Failure.going(0, BAD), GOOD);

        if (!typed.takesOptOutKey()) {
            assertThat(way(flow(asked), new Callee.Press(keys)))
                    .startsWith("preamble", "s2")
                    .endsWith(end);
        }
        // Where one key is all that is ever taken, what ends an input would be the next one.
        var begin = typed.longest() == 1 ? "1" : "1#";
        assertThat(way(flow(BEFORE, asked), new Callee.Press(begin), new Callee.Press(keys)))
                .startsWith("preamble", "s1", "s2")
                .endsWith(end);
    }

    @Test
    void nine_is_a_digit_within_typed_input_and_the_way_out_everywhere_else() {
        var asked = new Step.AskDigits("s2", "How many?", new Typed.Quantity(20), "many", Failure.going(0, BAD), GOOD);
        var flow = flow(BEFORE, asked);
        assertThat(way(flow, new Callee.Press("1#"), new Callee.Press("9#"))).endsWith("s8");
        assertThat(way(flow, new Callee.Press("1#"), new Callee.Say("please do not call me again")))
                .endsWith("opt_out");

        assertThat(way(flow, new Callee.Press("9#"))).endsWith("opt_out");
        assertThat(way(flow, new Callee.Press("99#"))).endsWith("opt_out");
    }

    @Test
    void whoever_asks_not_to_be_recorded_is_said_goodbye_to_wherever_they_are() {
        var asked = new Step.AskDigits("s2", "How many?", new Typed.Quantity(20), "many", Failure.going(0, BAD), GOOD);
        var flow = flow(BEFORE, asked);

        assertThat(way(flow, new Callee.Say("please do not record me"))).endsWith("not_recorded");
        assertThat(said()).contains("Then this call ends here. Goodbye.");
        assertThat(way(flow, new Callee.Press("1#"), new Callee.Say("I do not want to be recorded")))
                .endsWith("s2", "not_recorded");
        assertThat(way(flow, new Callee.Say("no thanks"))).doesNotContain("not_recorded");
    }

    @Test
    void a_menu_asks_again_speaks_again_and_tells_silence_from_a_wrong_key() {
        var menu = new Step.Menu(
                "s1",
                "Press 1, or star to hear it again.",
                List.of(new Step.Choice('1', GOOD), new Step.Choice('*', Optional.of("s2"))),
                new Failure(1, new Failure.Then.End(), new Failure.Then.Go(BAD)));
        var flow = flow(menu, new Step.SpeakAgain("s2"));

        assertThat(way(flow, new Callee.Press("*"), new Callee.Press("1")))
                .containsExactly("preamble", "s1", "s1", "s8");
        assertThat(way(flow, new Callee.Press("5"), new Callee.Press("5"))).endsWith("s1.2", "s9");
        assertThat(way(flow, new Callee.StaySilent(), new Callee.StaySilent())).endsWith("s1.2", "goodbye");
    }

    @Test
    void answers_in_words_lead_where_they_are_expected_to() {
        var question = new Step.Question(
                "s1",
                "Does Monday suit you?",
                "day",
                List.of(new Step.Expected("yes, it suits", GOOD), new Step.Expected("no", BAD)),
                Failure.skipping(0),
                Optional.of("s2"));
        var feedback = new Step.Feedback("s2", "What then?", "wish", Failure.skipping(0), GOOD);
        var flow = flow(question, feedback);

        assertThat(way(flow, new Callee.Say("yes"))).endsWith("s1", "s8");
        assertThat(way(flow, new Callee.Say("no thanks"))).endsWith("s1", "s9");
        assertThat(way(flow, new Callee.Say("perhaps in spring"), new Callee.Say("call in April")))
                .endsWith("s1", "s2", "s8");
    }

    @Test
    void a_branch_looks_at_what_was_typed_and_texts_say_it() {
        var asked = new Step.AskDigits(
                "s1", "From 1 to 5?", new Typed.Rating(5), "mark", Failure.skipping(0), Optional.of("s2"));
        var branch = new Step.Branch(
                "s2", List.of(new Step.Case(new Comparison("mark", Operator.GREATER, "3"), Optional.of("s3"))), BAD);
        var said = new Step.PlayMessage("s3", "You gave {{mark}}, {{first_name}}.", GOOD);
        var flow = flow(asked, branch, said);

        assertThat(way(flow, new Callee.Press("4#"))).endsWith("s2", "s3", "s8");
        assertThat(said()).contains("You gave 4, there.");
        assertThat(way(flow, new Callee.Press("2#"))).endsWith("s2", "s9");
        assertThat(way(flow, new Callee.StaySilent())).endsWith("s2", "s9");
    }

    @Test
    void a_transfer_goes_through_or_fails_to_where_the_author_said() {
        var flow = new Draft(List.of(new Step.Transfer("s1", "One moment.", DESK.e164(), BAD), SORRY));

        lab.retell().script(DESK.e164(), new Callee.Answers(0, List.of()));
        assertThat(report(flow).reason()).contains("call_transfer");
        lab.retell().script(DESK.e164(), new Callee.NoAnswer());
        assertThat(way(flow)).containsExactly("preamble", "s1", "s9");
    }

    @Test
    void a_task_is_talked_through_and_nine_leaves_it() {
        var task = Draft.empty().tasked("Ask whether the parcel came.");

        assertThat(report(task, new Callee.Say("hello"), new Callee.Say("it came"))
                        .reason())
                .contains("agent_hangup");
        assertThat(said().getFirst()).contains("automated");
        assertThat(way(task, new Callee.Press("9"))).endsWith("opt_out");
    }

    private static Draft flow(Step... steps) {
        return new Draft(Stream.concat(Stream.of(steps), Stream.of(FINE, SORRY)).toList())
                .defaulting(Map.of("first_name", "there"));
    }

    /** The places that were come to, those of keeping an answer left out. */
    private List<String> way(Draft draft, Callee.Act... acts) {
        return report(draft, acts).scrubbed().stream()
                .filter(Turn.Moved.class::isInstance)
                .map(turn -> ((Turn.Moved) turn).to())
                .filter(place -> !place.endsWith(".keep"))
                .toList();
    }

    private List<String> said() {
        return lab.retell().calls().getLast().said().stream()
                .map(com.speechcad.local.retell.CallView.Line::text)
                .toList();
    }

    private CallReport report(Draft draft, Callee.Act... acts) {
        return lab.called(CompileFlow.any("Every kind", Language.EN, draft), new Callee.Answers(0, List.of(acts)));
    }
}
