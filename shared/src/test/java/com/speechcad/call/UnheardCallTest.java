package com.speechcad.call;

import static com.speechcad.call.Strangers.BEA;
import static com.speechcad.call.Strangers.CAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.CallReport.Transfer;
import com.speechcad.call.CallReport.Turn;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.DoNotCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Calls that were talked and of which nothing that was said or keyed reached us: somebody may have said no in them, so they
 * are not called again until we know.
 */
class UnheardCallTest {
    private static final String UNHEARD = "did not reach us";

    private final Strangers world = new Strangers();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_talk_whose_words_never_came_says_so_and_its_number_is_not_called_again() {
        var attempt = unheard(BEA);

        assertThat(world.found(attempt).state()).isEqualTo(AttemptState.ENDED);
        assertThat(world.app.messenger().last())
                .contains(UNHEARD, "not called again")
                .doesNotContain("Key 9 was pressed");
        assertThat(world.mayNotCall(BEA)).isTrue();
        assertThat(world.mayNotCall(CAL)).isFalse();
        assertThat(precautions()).as("the list says why").containsExactly("UNHEARD");
        assertThat(world.asksFor(BEA)).isInstanceOf(RequestCall.Outcome.Refused.class);
        assertThat(world.asksFor(CAL)).isInstanceOf(RequestCall.Outcome.Requested.class);
    }

    @Test
    void words_that_come_after_all_lift_the_precaution_once() {
        var attempt = unheard(BEA);

        for (int time = 0; time < 2; time++) {
            world.ana.take(world.reports(attempt).analyzed(Reports.keys("1").toArray(Turn[]::new)));
        }

        assertThat(world.mayNotCall(BEA)).isFalse();
        assertThat(world.app.messenger().last()).contains("Confirm?</i> → 1").doesNotContain(UNHEARD);
        assertThat(lifts()).isOne();
        assertThat(world.asksFor(BEA)).isInstanceOf(RequestCall.Outcome.Requested.class);
    }

    @Test
    void key_9_that_comes_late_is_an_opt_out_like_any_other() {
        var attempt = unheard(BEA);

        world.ana.take(world.reports(attempt).ended(Reports.keys("9").toArray(Turn[]::new)));
        world.ana.take(world.reports(attempt).analyzed());

        assertThat(world.mayNotCall(BEA)).isTrue();
        assertThat(precautions()).isEmpty();
        assertThat(world.app.messenger().last()).contains("Key 9 was pressed").doesNotContain(UNHEARD);
    }

    @Test
    void key_9_that_comes_after_other_words_of_the_same_call_counts_too() {
        var attempt = unheard(BEA);
        world.ana.take(world.reports(attempt).analyzed());
        assertThat(world.mayNotCall(BEA)).isFalse();

        world.ana.take(world.reports(attempt).ended(Reports.keys("9").toArray(Turn[]::new)));

        assertThat(world.mayNotCall(BEA)).isTrue();
    }

    @Test
    void a_real_opt_out_is_never_lifted_by_words() {
        var attempt = unheard(BEA);
        world.ana.in(() -> {
            world.app
                    .get(DoNotCall.class)
                    .add(
                            world.ana.business,
                            BEA,
                            DoNotCall.Source.BOT,
                            world.app.clock().instant());
            return true;
        });

        world.ana.take(world.reports(attempt).analyzed(Reports.keys("1").toArray(Turn[]::new)));

        assertThat(world.mayNotCall(BEA)).isTrue();
    }

    @Test
    void two_unheard_calls_to_one_number_have_to_be_heard_both() {
        var first = world.dialled(BEA);
        var second = world.dialled(BEA);
        world.isKnown(world.reports(first).ended());
        world.isKnown(world.reports(second).ended());
        world.settleMissed(Duration.ofMinutes(2));

        world.ana.take(world.reports(first).analyzed(Reports.keys("1").toArray(Turn[]::new)));
        assertThat(world.mayNotCall(BEA)).isTrue();
        world.ana.take(world.reports(second).analyzed(Reports.keys("1").toArray(Turn[]::new)));
        assertThat(world.mayNotCall(BEA)).isFalse();
    }

    @Test
    void ones_own_number_is_told_of_and_can_be_called_again() {
        var attempt = world.dialledOwn();
        world.isKnown(world.reports(attempt).ended());
        world.settleMissed(Duration.ofMinutes(2));

        assertThat(world.app.messenger().last()).contains(UNHEARD).doesNotContain("not called again");
        assertThat(precautions()).isEmpty();
    }

    @Test
    void a_machine_and_somebody_who_was_not_reached_said_nothing() {
        var machine = world.dialled(BEA);
        world.ana.take(ended(machine, "voicemail_reached", Optional.empty()));
        var nobody = world.dialled(CAL);
        world.ana.take(world.reports(nobody).unanswered());

        assertThat(world.mayNotCall(BEA)).isFalse();
        assertThat(world.mayNotCall(CAL)).isFalse();
        assertThat(world.app.messenger().everything())
                .noneMatch(message -> message.html().contains(UNHEARD));
    }

    @Test
    void a_webhook_that_says_that_nothing_was_said_leaves_nothing_open() {
        var attempt = world.dialled(BEA);
        world.ana.take(nothingSaid(attempt));

        assertThat(world.found(attempt).state()).isEqualTo(AttemptState.ENDED);
        assertThat(world.mayNotCall(BEA)).isFalse();
        assertThat(world.app.messenger().last()).doesNotContain(UNHEARD);
    }

    @Test
    void a_webhook_that_comes_late_and_says_that_nothing_was_said_lifts_the_precaution() {
        var attempt = unheard(BEA);
        assertThat(world.mayNotCall(BEA)).isTrue();

        world.ana.take(nothingSaid(attempt));

        assertThat(world.mayNotCall(BEA)).isFalse();
        assertThat(world.app.messenger().last()).doesNotContain(UNHEARD);
        assertThat(lifts()).isOne();
    }

    @Test
    void a_call_that_broke_down_after_a_while_may_have_heard_a_no() {
        var attempt = world.dialled(BEA);
        world.isKnown(ended(attempt, "error_retell", Optional.empty()));
        world.settleMissed(Duration.ofMinutes(2));

        assertThat(world.found(attempt).state().isOver()).isTrue();
        assertThat(world.mayNotCall(BEA)).isTrue();
    }

    @Test
    void where_no_sound_ever_came_nobody_was_listened_to() {
        var attempt = world.dialled(BEA);
        world.isKnown(ended(attempt, "error_no_audio_received", Optional.empty()));
        world.settleMissed(Duration.ofMinutes(2));

        assertThat(world.found(attempt).state().isOver()).isTrue();
        assertThat(world.mayNotCall(BEA)).isFalse();
    }

    @Test
    void a_call_that_somebody_took_and_that_the_provider_forgot_is_one_too() {
        var attempt = world.dialled(BEA);
        world.ana.take(world.reports(attempt).started());

        world.settleMissed(world.found(attempt).confirmed().longest().plusHours(1));

        assertThat(world.found(attempt).reason()).contains("lost");
        assertThat(world.mayNotCall(BEA)).isTrue();
        assertThat(world.app.messenger().last()).contains(UNHEARD);
    }

    @Test
    void what_was_keyed_before_a_transfer_counts_though_only_the_first_report_knows_it() {
        var attempt = world.dialled(BEA);
        world.ana.take(transferred(attempt, Optional.empty(), Reports.keys("1")));
        assertThat(world.answers(attempt)).as("the call goes on").isEmpty();

        world.later(Duration.ofMinutes(1));
        world.ana.take(transferred(attempt, Optional.of(Duration.ofSeconds(30)), List.of()));

        assertThat(world.found(attempt).state()).isEqualTo(AttemptState.ENDED);
        assertThat(world.answers(attempt)).extracting(Answer::shown).containsExactly("1");
        assertThat(world.mayNotCall(BEA)).isFalse();
        assertThat(world.app.messenger().last()).doesNotContain(UNHEARD);
    }

    @Test
    void whoever_says_no_before_a_transfer_is_not_called_from_then_on() {
        var attempt = world.dialled(BEA);

        world.ana.take(transferred(attempt, Optional.empty(), Reports.keys("9")));

        assertThat(world.mayNotCall(BEA)).isTrue();
    }

    @Test
    void calls_that_a_list_settles_are_asked_about_at_once_for_what_was_said_in_them() {
        world.provider.lists = true;
        var no = world.dialled(BEA);
        var yes = world.dialled(CAL);
        world.isKnown(world.reports(no).analyzed(Reports.keys("9").toArray(Turn[]::new)));
        world.isKnown(world.reports(yes).analyzed(Reports.keys("1").toArray(Turn[]::new)));

        world.settleMissed(Duration.ofMinutes(1));

        assertThat(world.answers(yes)).extracting(Answer::shown).containsExactly("1");
        assertThat(precautions()).isEmpty();
        assertThat(world.mayNotCall(BEA)).isTrue();
        assertThat(world.mayNotCall(CAL)).isFalse();
        assertThat(world.found(yes).analyzed()).isTrue();
    }

    @Test
    void while_the_provider_cannot_be_asked_for_words_a_call_that_a_list_settled_counts_as_unheard() {
        world.provider.lists = true;
        var first = world.dialled(BEA);
        var second = world.dialled(CAL);
        world.isKnown(world.reports(first).analyzed(Reports.keys("1").toArray(Turn[]::new)));
        world.isKnown(world.reports(second).analyzed(Reports.keys("1").toArray(Turn[]::new)));
        world.provider.deaf = true;

        world.settleMissed(Duration.ofMinutes(1));
        assertThat(world.mayNotCall(BEA)).isTrue();

        world.provider.deaf = false;
        world.settleMissed(Duration.ofMinutes(1));
        assertThat(world.mayNotCall(BEA)).isFalse();
        assertThat(world.mayNotCall(CAL)).isFalse();
    }

    private UUID unheard(PhoneNumber number) {
        var attempt = world.dialled(number);
        world.isKnown(world.reports(attempt).ended());
        world.settleMissed(Duration.ofMinutes(2));
        return attempt;
    }

    /** As the webhook of somebody who hung up at once. */
    private CallReport nothingSaid(UUID attempt) {
        var report = world.reports(attempt).ended();
        return new CallReport(
                report.attempt(),
                report.providerCall(),
                Phase.ENDED,
                report.startedAt(),
                report.endedAt(),
                report.connected(),
                report.reason(),
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private CallReport ended(UUID attempt, String reason, Optional<Transfer> transfer, Turn... turns) {
        var report = world.reports(attempt).ended(turns);
        return new CallReport(
                report.attempt(),
                report.providerCall(),
                Phase.ENDED,
                report.startedAt(),
                report.endedAt(),
                report.connected(),
                Optional.of(reason),
                false,
                report.turns(),
                List.of(),
                Optional.empty(),
                transfer);
    }

    private CallReport transferred(UUID attempt, Optional<Duration> second, List<Turn> turns) {
        return ended(
                attempt,
                "call_transfer",
                Optional.of(new Transfer(new PhoneNumber("+14155550199"), second)),
                turns.toArray(Turn[]::new));
    }

    private List<String> precautions() {
        return world.ana.in(() ->
                world.app.get(com.speechcad.lawful.DoNotCallEntries.class).page(world.ana.business, 0, 10).stream()
                        .map(entry -> entry.source().name())
                        .filter("UNHEARD"::equals)
                        .toList());
    }

    private int lifts() {
        return world.ana.in(() -> world.app
                .sql()
                .of("select count(*) as n from audit_log where action = 'precaution.lift'")
                .only(row -> row.integer("n")));
    }
}
