package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.Comparison.Operator;
import com.speechcad.flow.Failure.Then;
import com.speechcad.flow.Finding.Kind;
import com.speechcad.flow.screening.Screening;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckFlowTest {
    private static final Step BYE = new Step.End("s9", "Goodbye.");

    @Test
    void an_empty_flow_has_no_steps() {
        assertThat(kinds()).containsExactly(Kind.NO_STEPS);
    }

    @Test
    void a_message_and_an_end_are_a_flow() {
        assertThat(kinds(message("s1", "s9"), BYE)).isEmpty();
    }

    @Test
    void a_step_that_leads_nowhere_is_named() {
        var findings = CheckFlow.check(draft(message("s1", "s2"), message("s2", ""), BYE));

        assertThat(findings).extracting(Finding::kind).containsExactly(Kind.NOT_CONNECTED, Kind.UNREACHABLE);
        assertThat(findings.getFirst().number()).isEqualTo(2);
        assertThat(Words.html(findings.getFirst().text(), Reader.of(Language.EN)))
                .isEqualTo("Step 2 leads nowhere yet.");
    }

    @Test
    void a_step_that_was_deleted_is_no_target() {
        assertThat(kinds(message("s1", "s7"), BYE)).contains(Kind.NOT_CONNECTED);
    }

    @Test
    void two_messages_in_a_circle_never_end() {
        assertThat(kinds(message("s1", "s2"), message("s2", "s1"))).containsExactly(Kind.NO_WAY_OUT, Kind.NO_WAY_OUT);
    }

    @Test
    void key_nine_belongs_to_the_opt_out() {
        assertThat(kinds(menu("s1", "s9", choice('9', "s9")), BYE)).containsExactly(Kind.KEY_RESERVED);
    }

    @Test
    void a_menu_has_keys_once_each_and_a_way_out() {
        assertThat(kinds(menu("s1", "s9"), BYE)).containsExactly(Kind.NO_CHOICES);
        assertThat(kinds(menu("s1", "s9", choice('1', "s9"), choice('1', "s9")), BYE))
                .containsExactly(Kind.KEY_TWICE);
        assertThat(kinds(menu("s1", "", choice('1', "s9")), BYE)).containsExactly(Kind.OTHERWISE_NOT_CONNECTED);
        assertThat(kinds(menu("s1", "s9", choice('1', "")), BYE)).containsExactly(Kind.KEY_NOT_CONNECTED);
    }

    @Test
    void texts_and_names_have_limits() {
        assertThat(kinds(new Step.PlayMessage("s1", " ", Optional.of("s9")), BYE))
                .containsExactly(Kind.TEXT_EMPTY);
        assertThat(kinds(new Step.PlayMessage("s1", "x".repeat(601), Optional.of("s9")), BYE))
                .containsExactly(Kind.TEXT_TOO_LONG);
        assertThat(kinds(question("s1", "Day", "s9"), BYE)).containsExactly(Kind.VARIABLE_BAD);
        assertThat(kinds(question("s1", "day", "s2"), question("s2", "day", "s9"), BYE))
                .containsExactly(Kind.VARIABLE_TWICE);
    }

    @Test
    void too_many_steps_are_too_many() {
        var steps = new ArrayList<Step>();
        for (int i = 1; i <= Draft.MOST_STEPS; i++) {
            steps.add(message("s" + i, "s" + (i + 1)));
        }
        steps.add(new Step.End("s" + (Draft.MOST_STEPS + 1), "Goodbye."));

        assertThat(CheckFlow.check(new Draft(steps))).extracting(Finding::kind).containsExactly(Kind.TOO_MANY_STEPS);
    }

    @Test
    void more_ways_through_values_than_are_read_for_everybody_are_too_many() {
        assertThat(kinds(fan("{{name}}, press a key."))).containsExactly(Kind.TOO_MANY_RUNS);
        assertThat(kinds(fan("Press a key.")))
                .as("without values nothing is read")
                .isEmpty();
    }

    /** Forty menus; of each eleven keys lead to the ones behind it. */
    static Draft fan(String text) {
        var steps = new ArrayList<Step>();
        for (int i = 1; i <= 40; i++) {
            var from = i;
            var choices = IntStream.range(0, CheckFlow.KEYS.length())
                    .mapToObj(at ->
                            new Step.Choice(CheckFlow.KEYS.charAt(at), target("s" + Math.min(41, from + 1 + at))))
                    .toList();
            steps.add(new Step.Menu("s" + i, text, choices, Failure.going(1, target("s41"))));
        }
        steps.add(new Step.End("s41", "Goodbye."));
        return new Draft(steps).defaulting(Map.of("name", "Ana"));
    }

    @Test
    void a_new_step_is_connected_to_what_led_nowhere_and_a_removed_one_is_cut_off() {
        var draft = Draft.empty().with(message("s1", "")).with(BYE);
        assertThat(CheckFlow.check(draft)).isEmpty();

        assertThat(CheckFlow.check(draft.without("s9")))
                .extracting(Finding::kind)
                .containsExactly(Kind.NOT_CONNECTED);
    }

    @Test
    void typed_digits_have_one_of_the_kinds_there_are_and_hash_ends_them() {
        var sure = digits("s1", new Typed.YesNo(), "s2", "sure");
        assertThat(kinds(sure, digits("s2", new Typed.Quantity(120), "s9"), BYE))
                .isEmpty();
        assertThat(kinds(sure, digits("s2", new Typed.Quantity(1000), "s9"), BYE))
                .containsExactly(Kind.QUANTITY_BAD);
        assertThat(kinds(sure, digits("s2", new Typed.Rating(10), "s9"), BYE)).containsExactly(Kind.RATING_BAD);
        assertThat(kinds(digits("s1", new Typed.Reference(Optional.empty()), "s9"), BYE))
                .containsExactly(Kind.LIST_MISSING);
        assertThat(kinds(digits("s1", new Typed.PostalCode(), "s2"), menu("s2", "s9", choice('#', "s9")), BYE))
                .containsExactly(Kind.KEY_ENDS_INPUT);
        assertThat(kinds(menu("s1", "s9", choice('#', "s9")), BYE)).isEmpty();
        assertThat(Typed.class.getPermittedSubclasses()).hasSize(6);
    }

    @Test
    void steps_that_no_call_comes_to_are_one_finding_at_the_first_of_them() {
        var findings = CheckFlow.check(
                draft(message("s1", "s9"), message("s3", "s4"), message("s2", "s3"), message("s4", "s9"), BYE));

        assertThat(findings).extracting(Finding::kind).containsExactly(Kind.UNREACHABLE);
        assertThat(findings.getFirst().number()).isEqualTo(3);
    }

    @Test
    void unreached_steps_that_only_lead_to_each_other_are_one_finding_too() {
        var findings = CheckFlow.check(draft(message("s1", "s9"), message("s2", "s3"), message("s3", "s2"), BYE));

        assertThat(findings).extracting(Finding::kind).containsExactly(Kind.UNREACHABLE);
        assertThat(findings.getFirst().number()).isEqualTo(2);
    }

    @Test
    void a_list_must_still_be_there() {
        var list = new UUID(0, 1);
        var draft = draft(digits("s1", new Typed.Reference(Optional.of(list)), "s9"), BYE);

        assertThat(kinds(draft, new FlowRights(true, Set.of(), Set.of(), Set.of(list))))
                .isEmpty();
        assertThat(kinds(draft, new FlowRights(true, Set.of(), Set.of(), Set.of())))
                .containsExactly(Kind.LIST_GONE);
    }

    @Test
    void a_transfer_needs_the_plan_and_a_number_of_ones_own() {
        var draft = draft(new Step.Transfer("s1", "One moment.", "+14155550199", target("s9")), BYE);

        assertThat(kinds(draft, new FlowRights(true, Set.of("+14155550199"), Set.of(), Set.of())))
                .isEmpty();
        assertThat(kinds(draft, new FlowRights(false, Set.of("+14155550199"), Set.of(), Set.of())))
                .containsExactly(Kind.TRANSFER_NOT_IN_PLAN);
        assertThat(kinds(draft, new FlowRights(true, Set.of("+14155550100"), Set.of(), Set.of())))
                .containsExactly(Kind.TRANSFER_NUMBER_NOT_OWN);
        assertThat(kinds(new Step.Transfer("s1", "One moment.", "", target("")), BYE))
                .containsExactly(Kind.TRANSFER_NUMBER_MISSING, Kind.FAILED_NOT_CONNECTED, Kind.UNREACHABLE);
    }

    @Test
    void a_transfer_goes_where_there_is_a_price_and_the_finding_names_step_and_number() {
        var number = "+12423456789";
        var draft = draft(message("s1", "s2"), new Step.Transfer("s2", "One moment.", number, target("s9")), BYE);

        var findings = CheckFlow.check(draft, new FlowRights(true, Set.of(number), Set.of(number), Set.of()));

        assertThat(findings)
                .singleElement()
                .isEqualTo(new Finding(Optional.of("s2"), 2, Kind.TRANSFER_NO_PRICE, number));
    }

    @Test
    void the_way_out_of_a_failure_needs_the_same_rights_as_a_step() {
        var failure = new Failure(1, new Then.Transfer("+14155550199"), new Then.End());
        var draft = draft(new Step.Menu("s1", "Press 1.", List.of(choice('1', "s9")), failure), BYE);

        assertThat(kinds(draft, new FlowRights(true, Set.of("+14155550199"), Set.of(), Set.of())))
                .isEmpty();
        assertThat(kinds(draft, new FlowRights(false, Set.of(), Set.of(), Set.of())))
                .containsExactly(Kind.TRANSFER_NOT_IN_PLAN);
    }

    @Test
    void answers_and_cases_are_there_once_and_lead_somewhere() {
        var twice = List.of(new Step.Expected("agrees", target("s9")), new Step.Expected("Agrees ", target("s9")));
        assertThat(kinds(
                        new Step.Question("s1", "Is it all right?", "ok", twice, Failure.skipping(1), target("s9")),
                        BYE))
                .containsExactly(Kind.ANSWER_TWICE);
        var one = new Comparison("mark", Operator.GREATER, "3");
        assertThat(kinds(
                        digits("s1", new Typed.Rating(5), "s2", "mark"),
                        new Step.Branch(
                                "s2",
                                List.of(new Step.Case(one, target("s9")), new Step.Case(one, target(""))),
                                target("s9")),
                        BYE))
                .containsExactly(Kind.CASE_TWICE, Kind.CASE_NOT_CONNECTED);
        assertThat(kinds(new Step.Branch("s1", List.of(), target("s9")), BYE)).containsExactly(Kind.NO_CASES);
    }

    @Test
    void greater_needs_a_number_and_every_comparison_but_one_a_value() {
        assertThat(kinds(branch("mark", Operator.LESS, "many"))).containsExactly(Kind.VALUE_NO_NUMBER);
        assertThat(kinds(branch("mark", Operator.EQUALS, " "))).containsExactly(Kind.VALUE_EMPTY);
        assertThat(kinds(branch("mark", Operator.EXISTS, ""))).isEmpty();
    }

    @Test
    void what_is_used_must_be_filled_in_by_something() {
        var draft = draft(new Step.PlayMessage("s1", "Hello {{first_name}}.", target("s9")), BYE);

        assertThat(kinds(draft)).containsExactly(Kind.VARIABLE_UNKNOWN);
        assertThat(kinds(draft.defaulting(Map.of("first_name", "there")))).isEmpty();
        assertThat(kinds(draft(new Step.PlayMessage("s1", "Hello {{first_name}", target("s9")), BYE)))
                .containsExactly(Kind.BRACES);
        assertThat(kinds(draft(message("s1", "s9"), BYE).defaulting(Map.of("call_id", "x"))))
                .containsExactly(Kind.DEFAULT_NAME_RESERVED);
    }

    @Test
    void hidden_answers_can_neither_be_spoken_nor_compared() {
        assertThat(kinds(
                        digits("s1", new Typed.PostalCode(), "s2", "code"),
                        new Step.PlayMessage("s2", "You said {{code}}.", target("s9")),
                        BYE))
                .containsExactly(Kind.VARIABLE_PRIVATE);
        assertThat(kinds(
                        digits("s1", new Typed.CalendarDay(), "s2", "day"),
                        new Step.Branch(
                                "s2",
                                List.of(new Step.Case(new Comparison("day", Operator.EQUALS, "1"), target("s9"))),
                                target("s9")),
                        BYE))
                .containsExactly(Kind.VARIABLE_PRIVATE);
    }

    @Test
    void whoever_is_asked_first_can_still_opt_out_with_nine() {
        var rating = digits("s2", new Typed.Rating(9), "s9");
        assertThat(kinds(message("s1", "s2"), rating, BYE)).containsExactly(Kind.NINE_TAKEN_FIRST);
        assertThat(CheckFlow.check(draft(message("s1", "s2"), rating, BYE))
                        .getFirst()
                        .step())
                .contains("s2");
        assertThat(kinds(digits("s1", new Typed.Quantity(20), "s9"), BYE)).containsExactly(Kind.NINE_TAKEN_FIRST);

        assertThat(kinds(message("s1", "s2"), digits("s2", new Typed.Rating(8), "s9"), BYE))
                .isEmpty();
        assertThat(kinds(digits("s1", new Typed.YesNo(), "s2", "sure"), rating, BYE))
                .isEmpty();
    }

    @Test
    void only_a_step_that_waits_can_be_spoken_again() {
        var again = new Step.SpeakAgain("s3");
        assertThat(kinds(menu("s1", "s9", choice('*', "s3"), choice('1', "s9")), again, BYE))
                .isEmpty();
        assertThat(kinds(menu("s1", "s2", choice('1', "s9")), message("s2", "s3"), again, BYE))
                .contains(Kind.AGAIN_NOT_HERE);
        assertThat(kinds(again, BYE)).contains(Kind.AGAIN_FIRST);
    }

    private static String words(Step... steps) {
        return CheckFlow.check(draft(steps)).stream()
                .map(finding -> Words.plain(finding.text(), Reader.of(Language.EN)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nobody_is_talked_at_in_a_circle() {
        var looking = new Comparison("mark", Operator.EQUALS, "1");
        assertThat(CheckFlow.check(draft(
                                message("s1", "s2"),
                                new Step.Branch("s2", List.of(new Step.Case(looking, target("s9"))), target("s1")),
                                BYE)
                        .defaulting(Map.of("mark", "0"))))
                .extracting(Finding::kind)
                .containsExactly(Kind.CIRCLE_UNASKED, Kind.CIRCLE_UNASKED);
        assertThat(kinds(message("s1", "s2"), menu("s2", "s1", choice('1', "s9")), BYE))
                .containsExactly(Kind.CIRCLE_IN_SILENCE);
        var menu = menu("s2", "s1", choice('1', "s9"));
        assertThat(words(menu, message("s1", "s2"), BYE))
                .isEqualTo("Step 1: whoever stays silent is asked again for ever: step 2 leads back to it. Change where"
                        + " that goes, or let silence end the call.");
        assertThat(words(menu("s1", "s1", choice('1', "s9")), BYE))
                .isEqualTo("Step 1: whoever stays silent is asked again for ever: it leads back to itself. Change where"
                        + " that goes, or let silence end the call.");
    }

    @Test
    void a_menu_cannot_go_on_without_a_key_and_nothing_is_asked_for_ever() {
        assertThat(kinds(new Step.Menu("s1", "Press 1.", List.of(choice('1', "s9")), Failure.skipping(1)), BYE))
                .containsExactly(Kind.SKIP_NOT_HERE);
        assertThat(kinds(
                        new Step.Menu("s1", "Press 1.", List.of(choice('1', "s9")), Failure.going(5, target("s9"))),
                        BYE))
                .containsExactly(Kind.TOO_MANY_RETRIES);
    }

    @Test
    void a_task_needs_a_description_of_some_length() {
        assertThat(kinds(Draft.empty().tasked("Ask whether the delivery came.")))
                .isEmpty();
        assertThat(kinds(Draft.empty().tasked(" "))).containsExactly(Kind.TASK_EMPTY);
        assertThat(kinds(Draft.empty().tasked("x".repeat(2_001)))).containsExactly(Kind.TASK_TOO_LONG);
        assertThat(kinds(Draft.empty().tasked("Greet {{name}}."))).containsExactly(Kind.TASK_VARIABLE_UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_finding_about_a_step_names_it_in_every_language(Kind kind) {
        var rule = Optional.of(Screening.rules().getFirst()).filter(_ -> kind.isScreened());
        var finding = new Finding(Optional.of("s1"), 7, kind, "mark", rule);
        var ofTheWhole = Set.of(
                Kind.NO_STEPS,
                Kind.TOO_MANY_STEPS,
                Kind.TOO_MANY_RUNS,
                Kind.TOO_MANY_VARIABLES,
                Kind.DEFAULT_NAME_BAD,
                Kind.DEFAULT_NAME_RESERVED,
                Kind.DEFAULT_TOO_LONG,
                Kind.VOICE_GONE,
                Kind.TASK_EMPTY,
                Kind.TASK_TOO_LONG,
                Kind.TASK_VARIABLE_UNKNOWN);
        for (var language : Language.values()) {
            var words = Words.html(finding.text(), Reader.of(language));
            assertThat(words.contains("7")).isEqualTo(!ofTheWhole.contains(kind));
        }
    }

    private static Draft branch(String variable, Operator operator, String value) {
        return draft(
                        new Step.Branch(
                                "s1",
                                List.of(new Step.Case(new Comparison(variable, operator, value), target("s9"))),
                                target("s9")),
                        BYE)
                .defaulting(Map.of(variable, "1"));
    }

    private static List<Kind> kinds(Draft draft) {
        return CheckFlow.check(draft).stream().map(Finding::kind).toList();
    }

    private static List<Kind> kinds(Draft draft, FlowRights rights) {
        return CheckFlow.check(draft, rights).stream().map(Finding::kind).toList();
    }

    static Step digits(String id, Typed typed, String next) {
        return digits(id, typed, next, "kept");
    }

    static Step digits(String id, Typed typed, String next, String variable) {
        return new Step.AskDigits(id, "Type it.", typed, variable, Failure.skipping(1), target(next));
    }

    private static List<Kind> kinds(Step... steps) {
        return CheckFlow.check(draft(steps)).stream().map(Finding::kind).toList();
    }

    static Draft draft(Step... steps) {
        return new Draft(List.of(steps));
    }

    static Step message(String id, String next) {
        return new Step.PlayMessage(id, "Hello.", target(next));
    }

    static Step question(String id, String variable, String next) {
        return new Step.Question(id, "Which day?", variable, List.of(), Failure.skipping(1), target(next));
    }

    static Step.Menu menu(String id, String otherwise, Step.Choice... choices) {
        return new Step.Menu(id, "Press 1.", List.of(choices), Failure.going(2, target(otherwise)));
    }

    static Step.Choice choice(char key, String next) {
        return new Step.Choice(key, target(next));
    }

    static Optional<String> target(String id) {
        return Optional.of(id).filter(target -> !target.isEmpty());
    }
}
