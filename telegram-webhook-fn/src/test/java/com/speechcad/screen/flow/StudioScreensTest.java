package com.speechcad.screen.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.Comparison;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowTemplate;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Step;
import com.speechcad.flow.Typed;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every kind of step with all its settings, and what can be done with a whole flow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudioScreensTest {
    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void in_forty_steps_one_is_found_by_its_number_moved_in_one_go_and_followed_by_its_neighbour() {
        var ana = opened(
                9240,
                new Draft(IntStream.rangeClosed(1, 40)
                        .<Step>mapToObj(number -> new Step.End("s" + number, "Goodbye " + number + "."))
                        .toList()));
        ana.tap("Edit step").type("37");
        assertThat(ana.screen()).contains("Step 37").contains("Goodbye 37.");

        ana.tap("Step 38 ›").tap("Step 39 ›").tap("‹ Step 38");
        assertThat(ana.screen()).contains("Goodbye 38.");

        ana.tap("Move to …").type("41");
        assertThat(ana.screen()).contains("There are steps 1 to 40");
        ana.type("२");
        assertThat(ana.screen())
                .contains("This is step 2 now.")
                .contains("Step 2")
                .contains("Goodbye 38.");
        assertThat(((Step.End) step(9240, 2)).text()).isEqualTo("Goodbye 38.");
        assertThat(((Step.End) step(9240, 3)).text()).isEqualTo("Goodbye 2.");

        ana.tap("‹ Back");
        assertThat(ana.screen()).contains("Which step?");
    }

    @Test
    void every_finding_of_a_long_flow_can_be_gone_to_and_what_is_added_is_on_the_page_that_is_shown() {
        var ana = opened(
                9244,
                new Draft(IntStream.rangeClosed(1, 30)
                        .<Step>mapToObj(number -> new Step.End("s" + number, "Goodbye " + number + "."))
                        .toList()));
        ana.tap(check(ana));
        assertThat(ana.screen())
                .contains("29 things to mend")
                .contains("Step 11 is")
                .doesNotContain("Step 12 is");
        ana.tap("›").tap("›").tap("Go to step 30");
        assertThat(ana.screen()).contains("Goodbye 30.");

        ana.type("/start").tap("Flows").tap("Flow 9244 · draft");
        assertThat(ana.screen()).contains("Goodbye 1.").doesNotContain("Goodbye 30.");
        ana.tap("Add step").tap("End").type("The very last words.");
        assertThat(ana.screen()).contains("Goodbye 30.").contains("The very last words.");
    }

    @Test
    void two_people_may_call_their_flows_alike_and_see_only_their_own() {
        var eve = DialogDriver.onboarded(app, 9242, "Eve", Language.EN);
        var kim = DialogDriver.onboarded(app, 9243, "Kim", Language.EN);
        for (var person : List.of(eve, kim)) {
            person.type("/start").tap("Flows").tap("New flow").type("October");
            assertThat(person.screen()).contains("October").contains("Draft");
            person.type("/start").tap("Flows");
            assertThat(person.screen()).contains("Your flows</b> · 1");
        }
    }

    @Test
    void from_a_template_back_leads_to_the_flows_and_not_to_a_question_that_was_answered() {
        var ben = DialogDriver.onboarded(app, 9241, "Ben", Language.EN);
        ben.type("/start")
                .tap("Flows")
                .tap("New flow")
                .tap("⚡ Start from a template")
                .tap("Appointment reminder");
        ben.tap("‹ Back");
        assertThat(ben.screen()).contains("Your flows");
    }

    @Test
    void digits_are_of_a_kind_that_is_chosen_never_free() {
        var ana = opened(9201, new Draft(List.of(new Step.End("s1", "Goodbye."))));
        ana.tap("Add step").tap("Ask for digits").type("How many people come?");
        assertThat(ana.screen()).contains("Step 2");

        ana.tap("Typed: yes or no (1 or 2)");
        assertThat(ana.buttons()).doesNotContain("anything").contains("a rating from 1 to 5");
        ana.type("1000");
        assertThat(ana.screen()).contains("whole number from 1 to 999");
        ana.type("１２");
        assertThat(ana.buttons()).contains("Typed: a number from 0 to 12");
        ana.tap("Typed: a number from 0 to 12").type("१२");
        assertThat(ana.buttons()).contains("Typed: a number from 0 to 12");
        ana.tap("Typed: a number from 0 to 12").tap("a number from 0 to 100");
        assertThat(((Step.AskDigits) step(9201, 2)).typed()).isEqualTo(new Typed.Quantity(100));
        assertThat(ana.screen())
                .contains("One digit is shown to you as it is", "you see how many there were, not which");
        ana.tap("Typed: a number from 0 to 100").tap("a date in eight digits");
        ana.tap("Typed: a date in eight digits");

        assertThat(ana.screen()).contains("masked");
        assertThat(((Step.AskDigits) step(9201, 2)).typed()).isEqualTo(new Typed.CalendarDay());
    }

    @Test
    void a_failure_can_go_somewhere_go_on_transfer_or_end_apart_for_silence_and_wrong_answers() {
        var ana = opened(
                9202,
                new Draft(List.of(
                        new Step.AskDigits(
                                "s1",
                                "Rate us.",
                                new Typed.Rating(5),
                                "rating",
                                Failure.skipping(1),
                                Optional.of("s2")),
                        new Step.End("s2", "Goodbye."))));
        vouch(9202, "+14155550171");
        ana.tap("Edit step").tap("1 · Ask for digits: Rate us.").tap("no usable answer → goes on");
        assertThat(ana.screen()).contains("when no usable answer comes");

        ana.tap("Asks again 1 time").tap("nothing pressed or said → goes on").tap("Say goodbye and hang up");
        ana.tap("does not fit → goes on").tap("Go to a step").tap("2 · End: Goodbye.");
        assertThat(failure(9202))
                .isEqualTo(new Failure(2, new Failure.Then.End(), new Failure.Then.Go(Optional.of("s2"))));

        ana.tap("The same for both").tap("Transfer to my number").tap("My number +1 ••• ••• 0171");

        assertThat(failure(9202).silent()).isEqualTo(new Failure.Then.Transfer("+14155550171"));
        assertThat(failure(9202).isOne()).isTrue();
    }

    @Test
    void a_transfer_goes_only_to_a_number_proven_to_be_ones_own() {
        var ana = opened(9203, new Draft(List.of(new Step.End("s1", "Goodbye."))));
        ana.tap("Add step").tap("Transfer").type("I connect you.").tap("Number: none yet");
        assertThat(ana.screen()).contains("no number of yours yet");
        assertThat(ana.buttons()).contains("📱 Share my number", "🛟 Ask for a caller id");

        ana.type("+14155550199");
        assertThat(((Step.Transfer) step(9203, 2)).number()).isEmpty();
        vouch(9203, "+14155550172");
        ana.tap("‹ Back").tap("Number: none yet").tap("My number +1 ••• ••• 0172");

        assertThat(((Step.Transfer) step(9203, 2)).number()).isEqualTo("+14155550172");
    }

    @Test
    void a_question_expects_answers_in_the_authors_words() {
        var ana = opened(9204, new Draft(List.of(new Step.End("s1", "Goodbye."), new Step.End("s2", "Later."))));
        ana.tap("Add step").tap("Question").type("Does Tuesday suit you?");
        ana.tap("Edit step")
                .tap("3 · Question: Does Tuesday suit you?")
                .tap("Expected answers")
                .type("x".repeat(101));
        assertThat(ana.screen()).contains("At most 100 characters");

        ana.type("wants another day").tap("2 · End: Later.");
        assertThat(ana.buttons()).contains("“wants another day” → step 2: Later.");
        ana.type("agrees").type("1");

        assertThat(((Step.Question) step(9204, 3)).expected())
                .containsExactly(
                        new Step.Expected("wants another day", Optional.of("s2")),
                        new Step.Expected("agrees", Optional.of("s1")));
    }

    @Test
    void a_branch_compares_variables_step_by_step() {
        var ana = opened(
                9205,
                new Draft(List.of(
                        new Step.AskDigits(
                                "s1",
                                "Rate us.",
                                new Typed.Rating(5),
                                "rating",
                                Failure.skipping(1),
                                Optional.of("s2")),
                        new Step.End("s2", "Thank you, {{first_name}}."))));
        ana.tap("Add step").tap("Branch").tap("Comparisons").tap("Add comparison");
        assertThat(ana.buttons()).contains("rating", "first_name");

        ana.tap("rating").tap("is less than");
        assertThat(ana.screen()).contains("Than which number?");
        ana.type("three");
        assertThat(ana.screen()).contains("type a number");
        ana.type("3").tap(label(9205, 2));

        assertThat(((Step.Branch) step(9205, 3)).cases())
                .containsExactly(
                        new Step.Case(new Comparison("rating", Comparison.Operator.LESS, "3"), Optional.of("s2")));
        ana.tap("‹ Back");
        assertThat(ana.screen()).contains("Step 3");

        ana.tap("Comparisons")
                .tap("Add comparison")
                .tap("first_name")
                .tap("is known")
                .type("2");
        assertThat(ana.buttons()).contains("first_name is known → step 2: Thank you,…");
        ana.tap("Add comparison").tap("rating").tap("is more than").type("४");
        assertThat(((Step.Branch) step(9205, 3)).cases().getLast().comparison())
                .isEqualTo(new Comparison("rating", Comparison.Operator.GREATER, "4"));
    }

    @Test
    void variables_have_defaults_and_a_text_is_previewed_with_sample_values() {
        var ana = opened(9206, new Draft(List.of(new Step.End("s1", "Goodbye, {{first_name}}, until {{date}}."))));
        ana.tap("More").tap("Variables").tap("date: no default").type("Friday");
        assertThat(ana.buttons()).contains("date = Friday");

        ana.type("/start")
                .tap("Flows")
                .tap("Flow 9206 · draft")
                .tap("Edit step")
                .tap(label(9206, 1));

        assertThat(ana.screen()).contains("Goodbye, Ana, until Friday.");
    }

    @Test
    void names_are_written_in_the_persons_own_script() {
        var asha = opened(
                9297,
                new Draft(List.of(
                        new Step.Feedback("s1", "कैसा लगा?", "opinion", Failure.skipping(1), Optional.of("s2")),
                        new Step.End("s2", "धन्यवाद, {{पूरा नाम}}, {{ शहर }}।"))));
        asha.tap("Edit step").tap(label(9297, 1)).tap("Answer kept as opinion").type("राय {1}");
        assertThat(asha.screen()).contains("letters of any script");
        asha.type("ग्राहक की राय");
        assertThat(asha.buttons()).contains("Answer kept as ग्राहक_की_राय");
        assertThat(((Step.Keeping) step(9297, 1)).variable()).isEqualTo("ग्राहक_की_राय");

        asha.type("/start")
                .tap("Flows")
                .tap("Flow 9297 · draft")
                .tap("More")
                .tap("Variables")
                .tap("पूरा_नाम: no default")
                .type("आशा");
        assertThat(asha.buttons()).contains("पूरा_नाम = आशा", "शहर: no default");
    }

    @Test
    void a_flow_of_forty_steps_is_paged_and_a_typed_number_leads_straight_to_a_step() {
        var steps = Stream.concat(
                IntStream.range(1, 40)
                        .<Step>mapToObj(number -> new Step.PlayMessage(
                                "s" + number,
                                "Message <" + number + "> " + "words ".repeat(90),
                                Optional.of("s" + (number + 1)))),
                Stream.of(new Step.End("s40", "Goodbye.")));
        var ana = opened(9207, new Draft(steps.toList()));
        assertThat(ana.screen()).contains("Type a step’s number").hasSizeLessThan(4096);
        assertThat(ana.buttons()).contains("1 of 4");

        ana.type("41");
        assertThat(ana.screen()).contains("steps 1 to 40");
        ana.type("37");
        assertThat(ana.screen()).contains("Step 37", "Message &lt;37&gt;");
        ana.tap("Move down");
        assertThat(step(9207, 38).id()).isEqualTo("s37");
        ana.tap("Add a step after it").tap("Play message").type("In between.");

        assertThat(step(9207, 39).text()).isEqualTo("In between.");
        assertThat(flow(9207).draft().steps()).hasSize(41);
        assertThat(CheckFlow.check(flow(9207).draft())).isEmpty();
    }

    @Test
    void a_flow_is_tried_in_the_chat_without_a_call() {
        var ana = opened(9208, FlowTemplate.SURVEY.draft(Language.EN));
        ana.tap("Try it");
        assertThat(ana.screen()).contains("no call, no cost", "This is an automated", "How satisfied were you?");

        ana.type("7");
        assertThat(ana.screen()).contains("Sorry, I did not get that.");
        ana.type("2#");
        assertThat(ana.screen())
                .contains("What should we do better?", "👉 Type an answer")
                .doesNotContain("tap one that is expected");
        ana.type("Answer the phone");
        assertThat(ana.screen()).contains("Thank you for your answer.", "The call ends here.");
        ana.tap("From the beginning").type("5");
        assertThat(ana.screen()).contains("Thank you for your answer.").doesNotContain("do better");
        ana.tap("From the beginning").tap("Ask not to be called");

        assertThat(ana.screen()).contains("never be called again");
        assertThat(app.queue().sent())
                .noneSatisfy(sent -> assertThat(sent.body()).contains("dispatch"));
    }

    @Test
    void a_menu_in_a_trial_shows_where_each_key_leads() {
        var ana = opened(9209, FlowTemplate.APPOINTMENT.draft(Language.EN));
        ana.tap("Try it");

        assertThat(ana.buttons())
                .contains(
                        "1 → step 3: Thank you, your a…",
                        "2 → step 4: Which day would s…",
                        "3 → step 1: This is a reminde…",
                        "Say nothing",
                        "9 · opt out");
        ana.tap("1 → step 3: Thank you, your a…");
        assertThat(ana.screen()).contains("your appointment is confirmed");
    }

    @Test
    void a_menu_offers_no_key_that_is_taken_and_removes_none_where_there_is_none() {
        var ana = opened(
                9242,
                new Draft(List.of(
                        new Step.Menu("s1", "Press a key.", List.of(), Failure.going(1, Optional.of("s3"))),
                        new Step.AskDigits(
                                "s2",
                                "How many?",
                                new Typed.Quantity(20),
                                "many",
                                Failure.skipping(1),
                                Optional.of("s3")),
                        new Step.Transfer("s3", "One moment.", "", Optional.empty()))));
        ana.tap("Edit step").tap("1 · Menu: Press a key.");
        assertThat(ana.buttons()).contains("Add key").doesNotContain("Remove key");
        ana.tap("Add key");
        assertThat(ana.buttons()).contains("0", "*").doesNotContain("#");

        ana.type("/start")
                .tap("Flows")
                .tap("Flow 9242 · draft")
                .tap("Edit step")
                .tap("3 · Transfer: One moment.");
        assertThat(ana.buttons()).contains("Number: none yet");

        var ben = opened(
                9243,
                new Draft(List.of(new Step.Menu("s1", "Press a key.", List.of(), Failure.going(1, Optional.empty())))));
        ben.tap("Edit step").tap("1 · Menu: Press a key.").tap("Add key");
        assertThat(ben.buttons()).contains("#");
    }

    @Test
    void a_trial_whose_flow_was_changed_meanwhile_begins_anew() {
        var ana = opened(9210, FlowTemplate.APPOINTMENT.draft(Language.EN));
        ana.tap("Try it").tap("2 → step 4: Which day would s…");
        assertThat(ana.screen()).contains("Which day");

        edit(9210, draft -> draft.changing("s1", step -> step.saying("Changed words.")));
        ana.tap("Say nothing");

        assertThat(ana.screen())
                .contains("The flow has changed", "Changed words.")
                .doesNotContain("did not get that");
    }

    @Test
    void versions_are_compared_in_plain_words_and_an_old_one_becomes_the_draft() {
        var ana = opened(9211, FlowTemplate.CONFIRM.draft(Language.EN));
        ana.tap("Publish v1");
        published(9211);
        edit(9211, draft -> draft.changing("s2", step -> step.saying("Great.")).with(new Step.End("s5", "New.")));
        ana.type("/start").tap("Flows").tap("Flow 9211 · v1").tap("Versions").tap("v1 · published");
        assertThat(ana.screen()).contains("v1 · published", "Thank you, it is confirmed.");

        ana.tap("Compare with the draft");
        assertThat(ana.screen()).contains("says “Great.” instead of “Thank you, it is confirmed", "New: 5 · End: New.");
        ana.tap("‹ Back").tap("Make v1 the draft");

        assertThat(ana.screen()).contains("The draft is v1 again");
        assertThat(flow(9211).draft()).isEqualTo(FlowTemplate.CONFIRM.draft(Language.EN));
        ana.tap("To the flow");
        assertThat(ana.screen()).contains("Published as v1");

        ana.tap("‹ Back").tap("Undo");
        assertThat(flow(9211).draft().steps()).extracting(Step::text).contains("Great.", "New.");
        ana.tap("More").tap("Earlier drafts");
        assertThat(ana.buttons().toString())
                .contains("before v1 was taken back", "before an earlier one was brought back");
    }

    @Test
    void every_change_of_a_long_day_is_seen_page_by_page_and_any_version_is_compared_with() {
        var ana = opened(
                9256,
                new Draft(IntStream.rangeClosed(1, 20)
                        .<Step>mapToObj(number -> new Step.End("s" + number, "Before " + number + "."))
                        .toList()));
        for (int number = 1; number <= 8; number++) {
            var name = "Flow 9256 v" + number;
            app.database().admin("""
                    insert into flow_version (tenant_id, id, flow_id, number, name, language, definition, digest, transfers,
                      state, created_at)
                    select 1, gen_random_uuid(), id, %d, '%s', 'EN', draft, '', '{}', 'REFUSED', now() from flow
                    where name = 'Flow 9256'""".formatted(number, name));
        }
        for (int number = 1; number <= 20; number++) {
            var id = "s" + number;
            edit(9256, draft -> draft.changing(id, step -> step.saying("After " + id + ".")));
        }
        ana.type("/start").tap("Flows").tap("Flow 9256 · draft").tap("Versions");
        ana.tap(ana.buttons().getFirst()).tap("Compare with the draft");
        assertThat(ana.screen()).contains("“After s15.”", "type its number").doesNotContain("“After s16.”");
        assertThat(ana.buttons()).contains("With v7").doesNotContain("With v1");

        ana.tap("›");
        assertThat(ana.screen()).contains("“After s16.”", "“After s20.”").doesNotContain("“After s15.”");
        ana.type("१");
        assertThat(ana.screen()).contains("from v1 to v8");
        ana.type("99");
        assertThat(ana.screen()).contains("no other version with this number");

        ana.type("7");
        assertThat(ana.buttons())
                .as("what it is compared with already would do nothing")
                .contains("Compare with the draft", "With v6")
                .doesNotContain("With v7");
        ana.tap("Compare with the draft");
        assertThat(ana.screen()).contains("from v8 to the draft");
    }

    @Test
    void a_template_makes_a_whole_flow_in_the_persons_language() {
        var asha = DialogDriver.onboarded(app, 9212, "आशा", Language.HI);

        asha.type("/start")
                .tap("फ़्लो")
                .tap("नया फ़्लो")
                .tap("⚡ टेम्पलेट से शुरू करें")
                .tap("अपॉइंटमेंट की याद");

        assertThat(asha.screen()).contains("✅ कुछ सुधारना नहीं है").doesNotContainPattern("[A-Za-z]{5,}");
        assertThat(flow(9212).language()).isEqualTo(Language.HI);
        assertThat(flow(9212).draft()).isEqualTo(FlowTemplate.APPOINTMENT.draft(Language.HI));
    }

    @Test
    void a_template_taken_twice_and_a_copy_of_a_copy_have_names_of_their_own() {
        var ana = DialogDriver.onboarded(app, 9296, "Ana");
        for (int time = 0; time < 2; time++) {
            ana.type("/start")
                    .tap("Flows")
                    .tap("New flow")
                    .tap("⚡ Start from a template")
                    .tap("Delivery notice");
        }
        for (int time = 0; time < 2; time++) {
            ana.type("/start")
                    .tap("Flows")
                    .tap("Delivery notice · draft")
                    .tap("More")
                    .tap("Duplicate");
        }

        assertThat(ana.type("/start").tap("Flows").buttons())
                .filteredOn(label -> label.endsWith("· draft"))
                .hasSize(4)
                .doesNotHaveDuplicates()
                .contains("Delivery notice · draft", "Delivery notice (2) · draft");
    }

    @Test
    void an_ai_task_is_described_checked_and_published() {
        var ana = DialogDriver.onboarded(app, 9296, "Ana");
        ana.type("/start")
                .tap("Flows")
                .tap("New flow")
                .tap("AI task: describe it")
                .type("Ask for a day");
        ana.type("x".repeat(2001));
        assertThat(ana.screen()).contains("At most 2,000 characters");

        ana.type("Agree on a day for the delivery with {{first_name}}.");
        assertThat(ana.screen()).contains("Agree on a day").contains("1 finding");
        assertThat(ana.buttons()).doesNotContain("Add step", "Picture");
        ana.tap("Check: 1 thing to mend before publishing");
        assertThat(ana.screen()).contains("first_name");
        ana.tap("Variables")
                .tap("first_name: no default")
                .type("the guest")
                .tap("‹ Back")
                .tap("‹ Back");
        ana.tap("Publish v1");

        assertThat(ana.toast()).contains("v1 is on its way");
    }

    @Test
    void an_ai_task_is_walked_as_far_as_it_is_fixed_and_no_sentence_is_made_up() {
        var ana = DialogDriver.onboarded(app, 9219, "Ana");
        ana.type("/start")
                .tap("Flows")
                .tap("New flow")
                .tap("AI task: describe it")
                .type("Delivery");
        ana.type("Agree on a day for the delivery.");

        ana.tap("Try it");
        assertThat(ana.screen())
                .contains(
                        "no call, no cost", "this trial makes up none", "automated", "Agree on a day", "never ask for");
        ana.type("On Tuesday, please");
        assertThat(ana.screen()).contains("“On Tuesday, please”", "in its own words");
        ana.type("my code is 12 34");
        assertThat(ana.screen()).contains("this call never needs one").doesNotContain("12 34");
        ana.tap("Say nothing");
        assertThat(ana.screen()).contains("After 8 seconds");
        ana.tap("Say nothing");
        assertThat(ana.screen()).contains("After 30 seconds of silence the call ends");
        ana.tap("From the beginning").type("9");
        assertThat(ana.screen()).contains("would never be called again");
        ana.tap("From the beginning").tap("The task is done");
        assertThat(ana.screen()).contains("says goodbye");
    }

    @Test
    void a_transfer_that_the_plan_does_not_allow_is_found_with_a_way_to_the_plans() {
        var ana = opened(
                9217,
                new Draft(List.of(
                        new Step.Transfer("s1", "I connect you.", "+14155550173", Optional.of("s2")),
                        new Step.End("s2", "Goodbye."))));
        app.database().admin("update app_user set free_used = true where telegram_id = 9217");

        ana.tap("Check: 1 thing to mend before publishing");

        assertThat(ana.screen()).contains("1 thing to mend", "your plan has no transfers");
        assertThat(ana.buttons()).contains("Go to step 1", "See the plans");
    }

    @Test
    void a_flow_is_duplicated_and_the_original_stays() {
        var ana = opened(9213, FlowTemplate.CONFIRM.draft(Language.EN));

        ana.tap("More").tap("Duplicate");

        assertThat(ana.screen()).contains("Copy of Flow 9213");
        assertThat(flows(9213))
                .hasSize(2)
                .allSatisfy(flow -> assertThat(flow.draft()).isEqualTo(FlowTemplate.CONFIRM.draft(Language.EN)));
    }

    @Test
    void a_picture_is_asked_for_once_and_the_worker_draws_it() {
        var ana = opened(9214, FlowTemplate.CONFIRM.draft(Language.EN));

        ana.tap("Picture");
        assertThat(ana.toast()).contains("picture comes below");
        assertThat(ana.screen()).contains("Flow 9214");
        ana.tap("Picture");

        assertThat(jobs("draw-flow", 9214)).isEqualTo(1);
    }

    @Test
    void a_published_flow_is_called_from_its_own_screen_and_offers_no_second_publishing() {
        var ana = opened(9288, FlowTemplate.CONFIRM.draft(Language.EN));
        ana.tap("Publish v1");
        assertThat(ana.buttons())
                .noneMatch(label -> label.startsWith("Publish"))
                .doesNotContain("Call");

        published(9288);
        ana.type("/start").tap("Flows").tap("Flow 9288 · v1");
        assertThat(ana.buttons()).noneMatch(label -> label.startsWith("Publish"));
        ana.tap("Call");

        assertThat(ana.screen()).contains("share your own number first");
        assertThat(ana.buttons()).doesNotContain("Flow 9288 · v1");
    }

    @Test
    void a_voice_that_does_not_suit_the_new_language_gives_way_and_one_that_is_gone_is_found() {
        voice("lab-Emma", "Emma", "American");
        voice("lab-Asha", "Asha", "Indian");
        var ana = opened(9255, new Draft(List.of(new Step.End("s1", "Goodbye."))));
        ana.tap("More").tap("Voice: the usual one").tap("Emma · female · American");
        assertThat(flow(9255).draft().voice()).contains("lab-Emma");

        ana.type("/start")
                .tap("Flows")
                .tap("Flow 9255 · draft")
                .tap("More")
                .tap("Spoken language: English")
                .tap("Hindi");
        assertThat(ana.toast()).contains("“Emma” does not sound native");
        assertThat(flow(9255).draft().voice()).isEmpty();

        ana.tap("Voice: the usual one").tap("Asha · female · Indian");
        ana.type("/start")
                .tap("Flows")
                .tap("Flow 9255 · draft")
                .tap("More")
                .tap("Spoken language: Hindi")
                .tap("English");
        assertThat(flow(9255).draft().voice()).as("it speaks English, too").contains("lab-Asha");

        app.database().admin("delete from voice where id = 'lab-Asha'");
        ana.type("/start").tap("Flows").tap("Flow 9255 · draft");
        assertThat(ana.screen()).contains("voice no longer offered").doesNotContain("lab-Asha");
        ana.tap(check(ana));
        assertThat(ana.screen()).contains("not offered any more");
        ana.tap("Choose a voice").tap("Emma · female · American");
        ana.type("/start").tap("Flows").tap("Flow 9255 · draft");
        ana.tap(check(ana));
        assertThat(ana.screen()).contains("nothing to mend");
    }

    private void voice(String id, String name, String accent) {
        app.database().admin("""
            insert into voice (tenant_id, id, name, maker, gender, accent, seen_at)
            values (1, '%s', '%s', 'lab', 'FEMALE', '%s', now())""".formatted(id, name, accent));
    }

    @Test
    void a_voice_is_listened_to_and_chosen() {
        app.database().admin("""
            insert into voice (tenant_id, id, name, maker, gender, accent, preview_url, seen_at)
            values (1, 'lab-Emma-with-a-name-that-is-very-long', 'Emma', 'lab', 'FEMALE', 'British',
              'https://voices.example/emma.mp3', now())\
            """);
        var ana = opened(9215, FlowTemplate.CONFIRM.draft(Language.EN));
        ana.tap("More").tap("Voice: the usual one").tap("▶");
        assertThat(jobs("voice-sample", 9215)).isEqualTo(1);

        ana.tap("Emma · female · British");

        assertThat(flow(9215).draft().voice()).contains("lab-Emma-with-a-name-that-is-very-long");
        ana.tap("‹ Back");
        assertThat(ana.screen()).contains("Spoken in English, voice Emma");
    }

    private DialogDriver opened(long telegramId, Draft draft) {
        var person = DialogDriver.onboarded(app, telegramId, "Ana");
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Flows.class).create(id(telegramId), "Flow " + telegramId, Language.EN, draft));
        return person.type("/start").tap("Flows").tap("Flow " + telegramId + " · draft");
    }

    private UserId id(long telegramId) {
        return app.get(Users.class).byTelegramId(telegramId).orElseThrow().id();
    }

    private List<Flow> flows(long telegramId) {
        return app.tx().call(TestApp.TENANT, () -> app.get(Flows.class).of(id(telegramId)));
    }

    private Flow flow(long telegramId) {
        return flows(telegramId).getFirst();
    }

    private Step step(long telegramId, int number) {
        return flow(telegramId).draft().steps().get(number - 1);
    }

    private Failure failure(long telegramId) {
        return ((Step.Listening) step(telegramId, 1)).failure();
    }

    private String label(long telegramId, int number) {
        return com.speechcad.text.Words.plain(
                com.speechcad.flow.StepWords.label(flow(telegramId).draft(), step(telegramId, number)),
                com.speechcad.text.Reader.of(Language.EN));
    }

    private void edit(long telegramId, java.util.function.UnaryOperator<Draft> change) {
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Flows.class)
                                .edit(id(telegramId), flow(telegramId).id(), change));
    }

    private void vouch(long telegramId, String number) {
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .setOwnNumber(id(telegramId), new com.speechcad.kernel.PhoneNumber(number)));
    }

    private void published(long telegramId) {
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("""
                                    update flow_version set state = 'PUBLISHED', agent_id = 'a', agent_version = 1
                                    where flow_id = :flow\
                                    """)
                                .with("flow", flow(telegramId).id().value())
                                .update());
    }

    private long jobs(String kind, long telegramId) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select count(*) as n from job where kind = :kind and subject like :who")
                                .with("kind", kind)
                                .with("who", id(telegramId).value() + ":%")
                                .only(row -> row.number("n")));
    }

    /** With how much is to be mended, where anything is. */
    private static String check(DialogDriver person) {
        return person.buttons().stream()
                .filter(label -> label.startsWith("Check"))
                .findFirst()
                .orElseThrow();
    }
}
