package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.CallReport.Turn;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Step;
import com.speechcad.flow.Typed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of what a callee pressed and said. */
class ReadAnswersTest {
    private static final Instant ENDED = Instant.parse("2026-11-02T10:00:00Z");
    private static final UUID LIST = new UUID(0, 1);

    @Test
    void single_keys_of_typed_input_show_at_once_and_longer_ones_masked_after_ten_minutes() {
        var given = read(
                        List.of(digits("s1", new Typed.YesNo()), digits("s2", new Typed.PostalCode())),
                        pressed("s1", "1#"),
                        pressed("s2", "94107#"))
                .given();

        assertThat(given)
                .extracting(Answer::step, Answer::kind, Answer::shown, Answer::visibleAt)
                .containsExactly(
                        tuple("s1", Answer.Kind.KEY, "1", ENDED),
                        tuple("s2", Answer.Kind.TYPED, "••••7", ENDED.plus(Duration.ofMinutes(10))));
        assertThat(given.getLast().variable()).contains("kept_s2");
    }

    @Test
    void what_is_not_of_the_kind_that_was_asked_for_is_thrown_away() {
        assertThat(read(List.of(digits("s1", new Typed.Quantity(20))), pressed("s1", "4111111111111111#"))
                        .given())
                .isEmpty();
        assertThat(read(List.of(digits("s1", new Typed.PostalCode())), pressed("s1", "1234#"))
                        .given())
                .isEmpty();
    }

    @Test
    void of_a_reference_only_whether_it_is_on_the_list_is_left() {
        var asked = List.of(digits("s1", new Typed.Reference(Optional.of(LIST))));

        assertThat(read(asked, pressed("s1", "400271#")).given())
                .extracting(Answer::kind, Answer::shown)
                .containsExactly(tuple(Answer.Kind.MATCH, "✓"));
        assertThat(read(asked, pressed("s1", "400272#")).given())
                .extracting(Answer::kind, Answer::shown)
                .containsExactly(tuple(Answer.Kind.MATCH, "✗"));
    }

    @Test
    void nine_is_a_digit_where_digits_are_asked_for_and_the_opt_out_everywhere_else() {
        var asked = digits("s1", new Typed.Quantity(20));
        var menu = new Step.Menu("s2", "Press 1.", List.of(), Failure.going(0, Optional.empty()));

        assertThat(read(List.of(asked, menu), pressed("s1", "9#")).optedOut()).isFalse();
        assertThat(read(List.of(asked, menu), pressed("s2", "9#")).optedOut()).isTrue();
    }

    /** The notice says “press 9”, and the first thing asked may be typed. */
    @ParameterizedTest
    @CsvSource({
        "9#, true",
        "9, true",
        "99#, true",
        "94107#, false",
        "99999, false",
        "1#, false",
    })
    void nine_alone_is_the_opt_out_where_it_is_no_answer(String keys, boolean optOut) {
        for (var typed : List.of(new Typed.PostalCode(), new Typed.Rating(5), new Typed.CalendarDay())) {
            assertThat(read(List.of(digits("s1", typed)), pressed("s1", keys)).optedOut())
                    .as("%s", typed)
                    .isEqualTo(optOut);
        }
        assertThat(read(List.of(digits("s1", new Typed.Rating(9))), pressed("s1", keys))
                        .optedOut())
                .isFalse();
    }

    @Test
    void an_impatient_nine_counts_at_a_menu_beside_typed_input() {
        var asked = digits("s1", new Typed.Quantity(20));
        var menu = new Step.Menu("s2", "Press 1.", List.of(), Failure.going(0, Optional.empty()));

        assertThat(read(List.of(asked, menu), pressed("s2", "99#")).optedOut()).isTrue();
        assertThat(read(List.of(asked, menu), pressed("s2", "999")).optedOut()).isTrue();
        assertThat(read(List.of(asked, menu), pressed("s2", "19#")).optedOut()).isFalse();
    }

    @Test
    void feedback_is_matched_to_its_question_by_the_step_and_scrubbed_again() {
        var feedback = new Step.Feedback("s1", "What can we do better?", "wish", Failure.skipping(0), Optional.empty());

        assertThat(read(List.of(feedback), said("s1", "call me at 415 555 0101 please"))
                        .given())
                .extracting(Answer::step, Answer::kind, Answer::shown, Answer::variable)
                .containsExactly(tuple("s1", Answer.Kind.FEEDBACK, "call me at ••• please", Optional.of("wish")));
    }

    @Test
    void what_is_said_where_keys_are_asked_for_is_no_answer() {
        assertThat(read(
                                List.of(digits("s1", new Typed.PostalCode()), MENU),
                                said("s1", "what was that"),
                                said("s2", "the first one please"))
                        .given())
                .isEmpty();
    }

    /** Thrown away and not shown apart: a menu that asks again four times would be a keypad for a PIN. */
    @Test
    void a_key_that_the_menu_does_not_have_is_no_answer_and_lies_nowhere() {
        var asked = new ArrayList<List<Turn>>();
        for (var key : List.of("4", "8", "3", "9")) {
            asked.add(pressed("s2", key));
        }
        assertThat(read(List.of(MENU), asked).given()).isEmpty();

        asked.add(pressed("s2", "81"));
        assertThat(read(List.of(MENU), asked).given())
                .extracting(Answer::step, Answer::kind, Answer::shown)
                .containsExactly(tuple("s2", Answer.Kind.KEY, "1"));
    }

    @Test
    void a_key_that_is_pressed_at_a_spoken_question_is_no_answer() {
        assertThat(read(List.of(QUESTION), pressed("s3", "1")).given()).isEmpty();
    }

    @Test
    void answers_come_in_the_order_of_the_call() {
        assertThat(read(
                                List.of(QUESTION, MENU, digits("s4", new Typed.YesNo())),
                                said("s3", "on Monday"),
                                pressed("s2", "1"),
                                pressed("s4", "2"))
                        .given())
                .extracting(Answer::step)
                .containsExactly("s3", "s2", "s4");
    }

    @Test
    void a_task_has_no_steps_and_nine_still_counts() {
        assertThat(ReadAnswers.of(
                                report(List.of(new Turn.Pressed('9')), List.of()),
                                new ReadAnswers.Asked(
                                        script(List.of()),
                                        Optional.of(Draft.empty().tasked("Ask.")),
                                        (_, _) -> false),
                                ENDED,
                                ENDED)
                        .optedOut())
                .isTrue();
    }

    private static final Step MENU = new Step.Menu(
            "s2", "Press 1.", List.of(new Step.Choice('1', Optional.empty())), Failure.going(4, Optional.empty()));
    private static final Step QUESTION =
            new Step.Question("s3", "When does it suit you?", "day", List.of(), Failure.skipping(0), Optional.empty());

    private static Step digits(String id, Typed typed) {
        return new Step.AskDigits(id, "Type it.", typed, "kept_" + id, Failure.skipping(0), Optional.empty());
    }

    private static List<Turn> pressed(String step, String keys) {
        var turns = new ArrayList<Turn>();
        turns.add(new Turn.Moved("preamble", step));
        keys.chars().forEach(key -> turns.add(new Turn.Pressed((char) key)));
        turns.add(new Turn.Moved(step, "end"));
        return turns;
    }

    private static List<Turn> said(String step, String words) {
        return List.of(new Turn.Moved("preamble", step), new Turn.Said(false, words), new Turn.Moved(step, "end"));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private static ReadAnswers.Answers read(List<Step> steps, List<Turn>... parts) {
        return read(steps, List.of(parts));
    }

    private static ReadAnswers.Answers read(List<Step> steps, List<List<Turn>> parts) {
        var turns = new ArrayList<Turn>();
        parts.forEach(turns::addAll);
        var asked = new ReadAnswers.Asked(
                script(steps),
                Optional.of(new Draft(steps)),
                (list, digits) -> list.equals(LIST) && digits.equals("400271"));
        return ReadAnswers.of(report(turns, turns), asked, ENDED, ENDED);
    }

    private static Attempt.Script script(List<Step> steps) {
        var labels = new LinkedHashMap<String, String>();
        steps.forEach(step -> labels.put(step.id(), step.text()));
        return new Attempt.Script(new UUID(0, 7), "Flow", 1, "agent_1", 0, new Draft(steps).hasTypedInput(), labels);
    }

    private static CallReport report(List<Turn> turns, List<Turn> scrubbed) {
        return new CallReport(
                Optional.empty(),
                "call_1",
                Phase.ENDED,
                Optional.of(ENDED),
                Optional.of(ENDED),
                Optional.of(Duration.ofSeconds(30)),
                Optional.of("user_hangup"),
                false,
                turns,
                scrubbed,
                Optional.empty());
    }
}
