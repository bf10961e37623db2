package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.flow.ScreenValues.Said;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the values of one callee make a whole call say, also in two or three steps; and what they may well say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreenValuesTest {
    private final TestApp app = TestApp.start();
    private final UserId owner =
            in(() -> app.get(Users.class).meet(640, Optional.of(Language.EN)).id());

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | Please give me your | card number",
                "EN | We have just sent you a code. | Now read it to me.",
                "HI | कृपया मुझे अपना | कार्ड नंबर बताइए",
                "ZH | 请告诉我您的 | 银行卡号",
                "FR | Donnez-moi votre | numéro de carte"
            })
    void a_demand_that_two_values_make_over_two_steps_is_never_said(Language language, String first, String second) {
        var version = version(language, says("s1", "{{a}}", "s2"), says("s2", "{{b}}", "s9"));

        assertThat(judge(version, Map.of("a", first, "b", second))).isEqualTo(Said.NEVER);
        assertThat(judge(version, Map.of("a", first, "b", "—"))).isEqualTo(Said.MAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | Ana, your appointment is on | Monday at nine",
                "EN | We never ask for your | card number",
                "EN | Your parcel is at the | post office in Main Street",
                "EN | Please bring your | membership card",
                "HI | आपकी मुलाक़ात है | सोमवार सुबह नौ बजे",
                "ZH | 您的预约时间是 | 星期一上午九点",
                "FR | Votre rendez-vous est | lundi à neuf heures",
                "FR | Nous ne demandons jamais votre | numéro de carte"
            })
    void what_is_harmless_in_two_steps_is_said(Language language, String first, String second) {
        var version = version(language, says("s1", "{{a}}", "s2"), says("s2", "{{b}}", "s9"));

        assertThat(judge(version, Map.of("a", first, "b", second))).isEqualTo(Said.MAY);
    }

    @Test
    void the_scripts_own_words_between_two_values_and_a_branch_do_not_hide_it() {
        var version = version(
                Language.EN,
                says("s1", "{{a}}", "s2"),
                new Step.Branch(
                        "s2",
                        List.of(new Step.Case(
                                new Comparison("mark", Comparison.Operator.EQUALS, "3"), Optional.of("s9"))),
                        Optional.of("s3")),
                says("s3", "very own", "s4"),
                says("s4", "{{b}}", "s9"));

        assertThat(judge(version, Map.of("a", "Give me your", "b", "card number", "mark", "1")))
                .isEqualTo(Said.NEVER);
        assertThat(judge(version, Map.of("a", "Good morning", "b", "See you on Monday", "mark", "1")))
                .isEqualTo(Said.MAY);
    }

    @Test
    void values_of_steps_that_never_follow_each_other_are_no_sentence() {
        var version = version(
                Language.EN,
                new Step.Menu(
                        "s1",
                        "Press 1 or 2.",
                        List.of(new Step.Choice('1', Optional.of("s2")), new Step.Choice('2', Optional.of("s3"))),
                        Failure.going(1, Optional.of("s9"))),
                says("s2", "{{a}}", "s9"),
                says("s3", "{{b}}", "s9"));

        assertThat(judge(version, Map.of("a", "Please give me your", "b", "card number")))
                .isEqualTo(Said.MAY);
    }

    @Test
    void three_large_menus_in_front_hide_no_demand() {
        var steps = new ArrayList<Step>();
        for (int menu = 1; menu <= 3; menu++) {
            var ids = 100 * menu;
            var choices = IntStream.range(0, CheckFlow.KEYS.length())
                    .mapToObj(at -> new Step.Choice(CheckFlow.KEYS.charAt(at), Optional.of("s" + (ids + at))))
                    .toList();
            var silent = "s" + (ids + choices.size());
            steps.add(new Step.Menu("s" + menu, "Press a key.", choices, Failure.going(1, Optional.of(silent))));
            var next = "s" + (menu + 1);
            for (int at = 0; at <= choices.size(); at++) {
                steps.add(says("s" + (ids + at), "Thank you.", next));
            }
        }
        steps.add(says("s4", "One moment.", "s5"));
        steps.add(says("s5", "Here we are.", "s6"));
        steps.add(says("s6", "{{a}}", "s7"));
        steps.add(says("s7", "{{b}}", "s9"));
        var version = version(Language.EN, steps.toArray(Step[]::new));

        assertThat(judge(version, Map.of("a", "Please give me your", "b", "card number")))
                .isEqualTo(Said.NEVER);
        assertThat(judge(version, Map.of("b", "card number"))).isEqualTo(Said.MAY);
        assertThat(judge(version, Map.of("other", "card number"))).isEqualTo(Said.MAY);
    }

    @Test
    void of_too_many_runs_the_longest_are_cut_and_checking_the_flow_says_so() {
        var runs = SpokenPaths.filled(CheckFlowTest.fan("{{a}}"));

        assertThat(runs.isCut()).isTrue();
        assertThat(runs.all()).hasSize(SpokenPaths.MOST);
        assertThat(runs.all().stream().filter(run -> run.size() == 2))
                .as("every pair")
                .hasSize(29 * 12 + 11 + 55);
        assertThat(runs.all().getLast()).hasSize(3);
        assertThat(SpokenPaths.filled(CheckFlowTest.fan("No values.")).all()).isEmpty();
    }

    @Test
    void of_many_callees_no_more_are_judged_than_there_is_time_for_and_one_at_least() {
        var version = version(Language.EN, says("s1", "{{a}}", "s2"), says("s2", "{{b}}", "s9"));
        var callees = List.of(
                Map.of("a", "Good morning"),
                Map.of("a", "Please give me your", "b", "card number"),
                Map.of("a", "Good evening"));

        assertThat(judgeAll(version, callees, Duration.ofMinutes(5))).containsExactly(Said.MAY, Said.NEVER, Said.MAY);
        assertThat(judgeAll(version, callees, Duration.ZERO)).containsExactly(Said.MAY);
        assertThat(judgeAll(version, List.of(), Duration.ZERO)).isEmpty();
    }

    private List<Said> judgeAll(UUID version, List<Map<String, String>> callees, Duration most) {
        return in(() -> app.get(ScreenValues.class)
                .judgeAll(new ScreenValues.Source(owner, new UUID(0, 1), "Spring"), version, callees.iterator(), most));
    }

    private static Step says(String id, String text, String next) {
        return new Step.PlayMessage(id, text, Optional.of(next));
    }

    private Said judge(UUID version, Map<String, String> values) {
        return in(() -> app.get(ScreenValues.class)
                .judge(new ScreenValues.Source(owner, new UUID(0, 1), "Spring"), version, values));
    }

    /** Frozen as publishing leaves it. */
    private UUID version(Language language, Step... steps) {
        return in(() -> {
            var all = new ArrayList<>(List.of(steps));
            all.add(new Step.End("s9", "Goodbye."));
            var defaults = new LinkedHashMap<String, String>();
            for (var name : List.of("a", "b", "mark")) {
                defaults.put(name, "—");
            }
            var flow = app.get(Flows.class)
                    .create(owner, "Flow", language, new Draft(all).defaulting(defaults))
                    .orElseThrow();
            return app.sql().of("""
                            insert into flow_version (id, flow_id, number, name, language, definition, digest, state,
                              agent_id, agent_version, created_at)
                            select gen_random_uuid(), id, 1, name, language, draft, 'd', 'PUBLISHED', 'agent_1', 0,
                              updated_at from flow where id = :flow returning id""").with("flow", flow.value()).only(row -> row.uuid("id"));
        });
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
