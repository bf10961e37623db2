package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.BreakerLimits;
import com.speechcad.billing.CallKind;
import com.speechcad.billing.ParkedOperations;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.billing.Receipt;
import com.speechcad.billing.Receipts;
import com.speechcad.call.CallReport.Turn;
import com.speechcad.db.Jobs;
import com.speechcad.db.Queue;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.lawful.LiftOptOuts;
import com.speechcad.lawful.ShareNumber;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.Wallets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {
    private static final PhoneNumber MINE = new PhoneNumber("+14155550101");
    private static final PhoneNumber PLATFORM = new PhoneNumber("+14155550100");

    private final FakeProvider provider = new FakeProvider();
    private final TestApp app = TestApp.configured(Map.of("platform.caller.id", PLATFORM.e164()), provider);
    private final UserId user =
            inTenant(() -> app.get(Users.class).meet(501, Optional.empty()).id());
    private final BusinessId business =
            inTenant(() -> app.get(Businesses.class).of(user).id());

    @BeforeEach
    void my_number() {
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).setOwnNumber(user, MINE));
        inTenant(() -> app.get(Ledger.class).credit(Movement.of("topup:1", user, Reason.TOP_UP, Money.dollars(10))));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_confirmed_call_is_dialled_with_all_that_was_agreed_and_lives_in_one_message() {
        var quoted = inTenant(() -> (Quote.Offered) app.get(Quotes.class).quote(user, CallKind.SINGLE, MINE, false));
        var attempt = request("tap-1", false);
        assertThat(provider.orders).isEmpty();
        assertThat(app.messenger().last()).contains("Waiting");

        dispatch();

        assertThat(provider.orders).singleElement().satisfies(order -> {
            assertThat(order.attempt()).isEqualTo(attempt);
            assertThat(order.from()).isEqualTo(PLATFORM);
            assertThat(order.to()).isEqualTo(MINE);
            assertThat(order.agentId()).isEqualTo("agent_1");
            assertThat(order.agentVersion()).isEqualTo(3);
            assertThat(order.longest()).isEqualTo(quoted.longest());
        });
        assertThat(app.messenger().last()).contains("Dialling").doesNotContain(MINE.e164());

        take(reports(attempt).started());
        assertThat(app.messenger().last()).contains("In call since");
        take(reports(attempt).ended(Reports.keys("1").toArray(Turn[]::new)));
        assertThat(app.messenger().last()).contains("Ended", "1:12", "the other side hung up", "Confirm?</i> → 1");
        assertThat(app.messenger().shown()).hasSize(1);
    }

    @Test
    void a_second_tap_on_the_same_confirmation_is_the_same_call() {
        var first = request("tap-1", false);
        var second = request("tap-1", false);
        dispatch();
        dispatch();

        assertThat(second).isEqualTo(first);
        assertThat(provider.orders).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"SEA", "ESA", "AES", "EA", "A", "SSEEAA", "AAS", "E"})
    void webhooks_in_any_order_and_number_end_in_the_same_state_and_charge_once(String order) {
        var attempt = dialled(false);
        var keys = Reports.keys("1").toArray(Turn[]::new);

        for (var letter : order.split("")) {
            switch (letter) {
                case "S" -> take(reports(attempt).started());
                case "E" -> take(reports(attempt).ended(keys));
                default -> take(reports(attempt).analyzed(keys));
            }
        }

        assertThat(found(attempt)).satisfies(ended -> {
            assertThat(ended.state()).isEqualTo(AttemptState.ENDED);
            assertThat(ended.connected()).contains(Reports.TALKED);
            assertThat(ended.reason()).contains("user_hangup");
        });
        assertThat(leases()).isZero();
        assertThat(answers(attempt)).extracting(Answer::shown).containsExactly("1");
        assertThat(app.messenger().last()).contains("72 seconds billed", "72 s from your plan");
        assertThat(inTenant(() -> app.get(Receipts.class).count(user))).isOne();
        assertThat(held()).isEqualTo(Money.ZERO);
    }

    @Test
    void nothing_pressed_or_said_shows_while_the_call_runs() {
        var attempt = dialled(false);
        take(reports(attempt).started());

        assertThat(answers(attempt)).isEmpty();
        assertThat(app.messenger().everything())
                .noneMatch(message -> message.html().contains("→ 1"));
    }

    @Test
    void longer_typed_input_is_masked_and_seen_ten_minutes_after_the_call() {
        var attempt = dialled(true);
        take(reports(attempt).ended(Reports.keys("483920#").toArray(Turn[]::new)));
        assertThat(answers(attempt)).isEmpty();

        app.clock().advance(Duration.ofMinutes(12));
        assertThat(answers(attempt)).extracting(Answer::shown).containsExactly("•••••0");
        runJobs();
        assertThat(app.messenger().last()).contains("•••••0");
        assertThat(everything()).doesNotContain("48392");
    }

    @Test
    void a_menu_keeps_one_key_however_many_are_pressed() {
        var attempt = dialled(false);
        take(reports(attempt).ended(Reports.keys("4839201").toArray(Turn[]::new)));

        assertThat(answers(attempt)).extracting(Answer::shown).isEqualTo(List.of("1"));
    }

    @Test
    void where_recording_and_transcript_are_off_no_transcript_is_kept_though_the_provider_sends_one() {
        var attempt = dialled(false);
        take(reports(attempt).analyzed());

        var words = inTenant(() -> app.get(Results.class).words(attempt)).orElseThrow();
        assertThat(words.transcript()).isEmpty();
        assertThat(words.summary()).isNotEmpty();
        assertThat(app.messenger().shown().getLast().rows().toString()).doesNotContain("call.transcript");
        assertThat(everything()).doesNotContain("Please say");
    }

    @Test
    void transcript_and_summary_are_masked_again_by_us() {
        var attempt = dialled(true);
        take(reports(attempt).analyzed());

        var words = inTenant(() -> app.get(Results.class).words(attempt)).orElseThrow();
        assertThat(words.transcript()).contains("A: Please say", "B: it is •••").doesNotContain("four", "4155550");
        assertThat(words.summary()).isEqualTo("They said ••• and agreed.");
    }

    @Test
    void key_9_ends_calls_to_that_number_until_its_owner_lifts_it() {
        var attempt = dialled(false);
        take(reports(attempt).ended(Reports.keys("9").toArray(Turn[]::new)));
        assertThat(app.messenger().last()).contains("Key 9 was pressed");

        assertThat(outcome("tap-2")).isInstanceOf(RequestCall.Outcome.Refused.class);
        app.clock().advance(Duration.ofSeconds(99));
        inTenant(() -> {
            app.get(ShareNumber.class).share(user, MINE);
            return true;
        });
        assertThat(inTenant(() -> app.get(LiftOptOuts.class)
                        .lift(user, business, app.clock().instant())))
                .isTrue();
        assertThat(outcome("tap-3")).isInstanceOf(RequestCall.Outcome.Requested.class);
    }

    @Test
    void whoever_opts_out_while_a_call_waits_for_its_turn_is_not_rung() {
        var running = dialled(false);
        var waiting = request("tap-2", false);
        take(reports(running).ended(Reports.keys("9").toArray(Turn[]::new)));

        app.clock().advance(Duration.ofSeconds(2));
        dispatch();

        assertThat(provider.orders).hasSize(1);
        assertThat(found(waiting).state()).isEqualTo(AttemptState.REFUSED);
        assertThat(leases()).isZero();
    }

    @Test
    void a_lost_answer_is_uncertain_and_given_up_only_after_two_empty_look_ups() {
        provider.next = new Dialer.Dialled.Uncertain();
        var attempt = dialled(false);
        assertThat(found(attempt).state()).isEqualTo(AttemptState.UNCERTAIN);
        assertThat(app.messenger().last()).contains("may or may not ring");

        for (int minute = 1; minute <= 9; minute++) {
            after(Duration.ofMinutes(1));
            assertThat(found(attempt).state()).isEqualTo(AttemptState.UNCERTAIN);
            assertThat(leases()).isOne();
        }
        after(Duration.ofMinutes(2));

        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
        assertThat(found(attempt).reason()).contains("never_placed");
        assertThat(leases()).isZero();
        assertThat(app.messenger().last()).contains("never placed", "Nothing was charged");
    }

    @Test
    void a_provider_that_cannot_be_asked_is_not_an_empty_answer() {
        provider.next = new Dialer.Dialled.Uncertain();
        var attempt = dialled(false);
        provider.deaf = true;

        for (int minute = 0; minute < 15; minute++) {
            after(Duration.ofMinutes(1));
        }

        assertThat(found(attempt).state()).isEqualTo(AttemptState.UNCERTAIN);
    }

    @Test
    void a_late_webhook_wins_over_what_we_had_given_up() {
        provider.next = new Dialer.Dialled.Uncertain();
        var attempt = dialled(false);
        after(Duration.ofMinutes(3));
        after(Duration.ofMinutes(9));
        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);

        take(reports(attempt).ended());

        assertThat(found(attempt).state()).isEqualTo(AttemptState.ENDED);
    }

    @Test
    void a_definite_refusal_gives_everything_back_at_once() {
        var attempt = refused(EndReason.PROVIDER_OFF);

        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
        assertThat(leases()).isZero();
        assertThat(app.messenger().last()).contains("Not connected", "service is not available", "Nothing was charged");
        assertThat(held()).isEqualTo(Money.ZERO);
    }

    @Test
    void without_room_at_the_provider_it_waits_honestly_and_is_dialled_when_there_is_some() {
        var attempt = refused(EndReason.PROVIDER_BUSY);
        assertThat(found(attempt).state()).isEqualTo(AttemptState.PLANNED);
        assertThat(app.messenger().last()).contains("Waiting for a free line");
        assertThat(leases()).isZero();
        assertThat(app.queue().sent()).anyMatch(sent -> sent.queue() == Queue.Name.BULK);
        dispatch();
        assertThat(provider.refused).as("not at once").hasSize(1);

        app.clock().advance(Duration.ofSeconds(2));
        dispatch();

        assertThat(provider.orders)
                .singleElement()
                .extracting(Dialer.Order::attempt)
                .isEqualTo(attempt);
        take(reports(attempt).ended());
        assertThat(found(attempt).state()).isEqualTo(AttemptState.ENDED);
        assertThat(held()).isEqualTo(Money.ZERO);
        assertThat(inTenant(() -> app.get(Receipts.class).count(user))).isOne();
    }

    @Test
    void nobody_waits_for_ever_for_room_at_the_provider() {
        var attempt = refused(EndReason.PROVIDER_BUSY);

        for (int minute = 0; minute < 12 && !found(attempt).state().isOver(); minute++) {
            app.clock().advance(Duration.ofMinutes(1));
            provider.next = new Dialer.Dialled.Refused(EndReason.PROVIDER_BUSY);
            dispatch();
        }

        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
        assertThat(app.messenger().last()).contains("Not connected", "within ten minutes", "Nothing was charged");
        assertThat(provider.refused).hasSizeBetween(8, 12);
        assertThat(held()).isEqualTo(Money.ZERO);
        assertThat(leases()).isZero();
    }

    @Test
    void a_call_that_waits_for_room_can_be_hung_up() {
        var attempt = refused(EndReason.PROVIDER_BUSY);

        assertThat(inTenant(() -> app.get(StopCall.class).stop(user, attempt))).isTrue();

        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
        assertThat(held()).isEqualTo(Money.ZERO);
        app.clock().advance(Duration.ofMinutes(1));
        dispatch();
        assertThat(provider.orders).isEmpty();
    }

    @Test
    void without_a_single_webhook_the_call_ends_as_it_should() {
        var attempt = dialled(false);
        provider.calls.put(
                FakeProvider.callOf(attempt),
                reports(attempt).analyzed(Reports.keys("1").toArray(Turn[]::new)));

        after(Duration.ofMinutes(2));

        assertThat(found(attempt).state()).isEqualTo(AttemptState.ENDED);
        assertThat(found(attempt).analyzed()).isTrue();
        assertThat(answers(attempt)).extracting(Answer::shown).containsExactly("1");
        assertThat(leases()).isZero();
    }

    @Test
    void an_unanswered_call_says_why_and_costs_nothing() {
        var attempt = dialled(false);
        take(reports(attempt).unanswered());

        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
        assertThat(app.messenger().last()).contains("nobody answered", "Nothing was charged");
    }

    @Test
    void a_start_waits_for_its_second_and_somebody_comes_back_for_it() {
        request("tap-1", false);
        request("tap-2", false);
        dispatch();
        assertThat(provider.orders).hasSize(1);

        app.clock().advance(Duration.ofMillis(1_001));
        dispatch();
        assertThat(provider.orders).hasSize(2);
    }

    @Test
    void the_first_tier_has_two_calls_at_a_time_and_a_freed_one_starts_the_next() {
        var first = dialled(false);
        dialled(false);
        request("tap-3", false);
        app.clock().advance(Duration.ofSeconds(2));
        dispatch();
        assertThat(provider.orders).hasSize(2);

        app.queue().sent().clear();
        take(reports(first).ended());
        assertThat(app.queue().sent()).anyMatch(sent -> sent.queue() == Queue.Name.BULK);
        dispatch();
        assertThat(provider.orders).hasSize(3);
    }

    @Test
    void no_call_starts_above_the_providers_limit() {
        provider.concurrency = 0;
        app.get(SyncNumbers.class).run(TestApp.TENANT);
        request("tap-1", false);
        dispatch();

        assertThat(provider.orders).isEmpty();
    }

    @Test
    void a_call_with_more_answers_than_a_message_holds_still_shows_how_it_ended() {
        var attempt = dialled(false);
        take(reports(attempt).ended(Reports.keys("1").toArray(Turn[]::new)));
        inTenant(() -> app.sql()
                .of("""
                        insert into call_answer (attempt_id, seq, step, kind, shown, visible_at)
                        select :attempt, i, 's' || i, 'SPOKEN', repeat('words ', 33), :now from generate_series(10, 69) i""")
                .with("attempt", attempt)
                .with("now", app.clock().instant())
                .update());

        inTenant(() -> {
            app.get(Attempts.class).find(attempt).ifPresent(app.get(LiveMessage.class)::show);
            return true;
        });

        var shown = app.messenger().shown().getLast();
        assertThat(shown.html()).hasSizeLessThan(4_096).contains("Ended", "more answers");
        assertThat(shown.rows().toString()).contains("call.answers", "call.receipt");
    }

    @Test
    void the_number_of_all_is_given_to_nobody_and_whoever_gets_another_is_told() {
        var assign = app.get(AssignCallerId.class);
        var other = new PhoneNumber("+14155550177");
        inTenant(() -> app.sql()
                .of("insert into caller_id (number, nickname, present, seen_at) values (:number, 'Desk', true, :now)")
                .with("number", other)
                .with("now", app.clock().instant())
                .update());

        assertThat(inTenant(() -> assign.assign("user:1", PLATFORM, Optional.of(user))))
                .isEqualTo(AssignCallerId.Assignment.OF_ALL);
        assertThat(inTenant(() -> app.get(CallerIds.class).mayShow(business, PLATFORM, false)))
                .isFalse();

        assertThat(inTenant(() -> assign.assign("user:1", other, Optional.of(user))))
                .isEqualTo(AssignCallerId.Assignment.DONE);
        assertThat(inTenant(() -> app.get(CallerIds.class).mayShow(business, other, false)))
                .isTrue();
        assertThat(app.messenger().last()).contains("You can now call from");
        inTenant(() -> assign.assign("user:1", other, Optional.empty()));
        assertThat(app.messenger().last()).contains("no longer yours");
    }

    @Test
    void a_recording_that_was_asked_for_is_fetched_and_offered() {
        var attempt = dialled(true);
        provider.calls.put(FakeProvider.callOf(attempt), reports(attempt).ended());
        take(reports(attempt).ended());
        runJobs();

        assertThat(app.files().get("1/recordings/" + attempt + ".wav")).isPresent();
        assertThat(app.messenger().shown().getLast().rows().toString()).contains("call.recording");
    }

    /** The fee beside it is taken in the same breath. */
    @Test
    void the_end_of_a_recorded_call_says_what_is_left_after_its_fee() {
        var attempt = dialled(true);
        take(reports(attempt).ended(Reports.keys("1").toArray(Turn[]::new)));

        assertThat(app.messenger().last()).contains("<b>$0.02</b>", "wallet $9.98");
    }

    @Test
    void a_recording_that_comes_late_is_fetched_and_paid_for_once() {
        var attempt = dialled(true);
        take(Reports.unrecorded(reports(attempt).ended()));
        assertThat(receipt(attempt).recordingInTheEnd()).isEqualTo(Money.ZERO);

        provider.calls.put(FakeProvider.callOf(attempt), reports(attempt).analyzed());
        take(reports(attempt).analyzed());
        runJobs();
        take(reports(attempt).analyzed());
        runJobs();

        assertThat(app.files().get("1/recordings/" + attempt + ".wav")).isPresent();
        assertThat(receipt(attempt).recordingInTheEnd()).isEqualTo(Money.cents(2));
        assertThat(receipt(attempt).later()).isPresent();
    }

    @Test
    void a_recording_that_was_promised_and_never_comes_is_given_back() {
        var attempt = dialled(true);
        take(reports(attempt).ended());
        assertThat(receipt(attempt).total().minus(receipt(attempt).call())).isEqualTo(Money.cents(2));

        after(Duration.ofHours(2));
        runJobs();

        assertThat(receipt(attempt).total()).isEqualTo(receipt(attempt).call());
        assertThat(receipt(attempt).later().orElseThrow().amount()).isEqualTo(Money.cents(2));
    }

    @Test
    void a_machine_that_we_hung_up_on_at_once_and_a_breakdown_cost_nothing() {
        for (var reason : List.of("voicemail_reached", "error_retell")) {
            var attempt = dialled(false);
            var report = reports(attempt).ended();
            take(new CallReport(
                    report.attempt(),
                    report.providerCall(),
                    report.phase(),
                    report.startedAt(),
                    report.endedAt(),
                    Optional.of(Duration.ofSeconds(20)),
                    Optional.of(reason),
                    false,
                    report.turns(),
                    report.scrubbed(),
                    report.analysis()));

            assertThat(receipt(attempt).billedSeconds()).as(reason).isZero();
            assertThat(receipt(attempt).planSeconds()).as(reason).isZero();
            assertThat(receipt(attempt).total()).as(reason).isEqualTo(Money.ZERO);
        }
    }

    private Receipt receipt(UUID attempt) {
        return inTenant(() -> app.get(Receipts.class).of(attempt)).orElseThrow();
    }

    @ParameterizedTest(name = "released {0}")
    @ValueSource(booleans = {true, false})
    void a_charge_that_was_stopped_is_told_as_such_and_then_how_it_ended(boolean released) {
        var boss =
                inTenant(() -> app.get(Users.class).meet(601, Optional.empty())).id();
        limits(boss, Money.micros(1));
        inTenant(() -> app.sql().of("update app_user set free_used = true").update());
        var attempt = dialled(false);
        take(reports(attempt).ended(Reports.keys("1").toArray(Turn[]::new)));

        assertThat(held().isPositive()).isTrue();
        assertThat(message(attempt))
                .contains("looked into", "may stay held")
                .doesNotContain("Nothing was charged", "is back", "call.receipt");
        var parked = app.get(ParkedOperations.class);
        limits(boss, Money.dollars(50));
        inTenant(() -> {
            var id = parked.open(0, 10).getFirst().id();
            return released ? parked.release(id, boss, "it was talked") : parked.reject(id, boss, "ours");
        });

        assertThat(held()).isEqualTo(Money.ZERO);
        assertThat(message(attempt))
                .contains(released ? "72 seconds billed" : "nothing is charged, and what was held is back");
        assertThat(message(attempt).contains("call.receipt")).isEqualTo(released);
        assertThat(app.messenger().last())
                .contains("was looked into", released ? "$0.18" : "nothing is charged")
                .doesNotContain("Ended");
    }

    private void limits(UserId boss, Money most) {
        inTenant(() -> {
            app.get(BreakerLimits.class).set(boss, new BreakerLimits.Limits(3, most, Money.dollars(5)));
            return true;
        });
    }

    private String message(UUID attempt) {
        return inTenant(() -> app.sql()
                .of("select payload::text as message from chat_message where slot = :slot")
                .with("slot", "call:" + attempt)
                .only(row -> row.text("message")));
    }

    @Test
    void hanging_up_goes_to_the_provider_and_only_for_ones_own_call() {
        var attempt = dialled(false);
        take(reports(attempt).started());
        assertThat(inTenant(() -> app.get(StopCall.class).stop(new UserId(user.value() + 1), attempt)))
                .isFalse();
        assertThat(inTenant(() -> app.get(StopCall.class).stop(user, attempt))).isTrue();
        assertThat(provider.stopped).isEmpty();

        runJobs();
        assertThat(provider.stopped).containsExactly(FakeProvider.callOf(attempt));
    }

    @Test
    void hanging_up_while_it_rings_is_done_as_soon_as_it_can_be() {
        var attempt = dialled(false);
        provider.nextStop = Dialer.Stopped.NOT_RUNNING;
        inTenant(() -> app.get(StopCall.class).stop(user, attempt));
        runJobs();
        assertThat(provider.stopped).hasSize(1);
        provider.nextStop = Dialer.Stopped.DONE;
        app.queue().sent().clear();

        take(reports(attempt).started());

        assertThat(app.queue().sent()).anyMatch(sent -> sent.queue() == Queue.Name.JOBS);
        runJobs();
        assertThat(provider.stopped).hasSize(2);
    }

    @Test
    void whoever_hangs_up_while_it_rings_reads_that_it_was_cancelled_and_cost_nothing() {
        var attempt = dialled(false);
        provider.nextStop = Dialer.Stopped.NOT_RUNNING;
        inTenant(() -> app.get(StopCall.class).stop(user, attempt));
        assertThat(message(attempt)).contains("Being hung up", "nothing is charged");

        take(reports(attempt).unanswered());

        assertThat(message(attempt))
                .contains("Not connected", "you cancelled it before it was answered", "Nothing was charged")
                .doesNotContain("nobody answered");
        assertThat(held()).isEqualTo(Money.ZERO);
    }

    @Test
    void whose_ringing_call_a_kill_switch_ended_does_not_read_that_they_cancelled_it() {
        var attempt = dialled(false);
        provider.nextStop = Dialer.Stopped.NOT_RUNNING;
        inTenant(() -> app.get(KillSwitches.class).throwIt("user:9", Stop.PLATFORM, "", "a complaint came in"));
        runJobs();
        runJobs();

        take(reports(attempt).unanswered());

        assertThat(message(attempt))
                .contains("Not connected", "Nothing was charged")
                .doesNotContain("you cancelled it");
    }

    @Test
    void a_call_that_still_waits_is_stopped_without_the_provider() {
        var attempt = request("tap-1", false);
        inTenant(() -> app.get(StopCall.class).stop(user, attempt));
        dispatch();

        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
        assertThat(provider.orders).isEmpty();
    }

    /** The dispatcher has seen it in line already, and waits for its row while it is stopped. */
    @Test
    void a_call_that_is_stopped_while_the_dispatcher_waits_for_it_is_not_rung() throws InterruptedException {
        var attempt = request("1", false);
        var dispatching = new Thread(this::dispatch);
        inTenant(() -> {
            var stopped = app.get(StopCall.class).stop(user, attempt);
            dispatching.start();
            app.database().awaitLockWaiter();
            return stopped;
        });
        dispatching.join();

        assertThat(provider.orders).isEmpty();
        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
        assertThat(held()).isEqualTo(Money.ZERO);
        assertThat(leases()).isZero();
    }

    @Test
    void whoever_says_that_they_want_no_more_calls_gets_none() {
        var attempt = dialled(false);
        take(reports(attempt).said("No, please stop calling me."));

        assertThat(outcome("again")).isInstanceOf(RequestCall.Outcome.Refused.class);
        String source = inTenant(() -> app.sql()
                .of("select source from do_not_call where lifted_at is null")
                .only(row -> row.text("source")));
        assertThat(source).isEqualTo("VOICE");
    }

    @Test
    void a_report_about_somebody_elses_call_changes_nothing() {
        assertThat(app.get(TakeReport.class)
                        .take(
                                TestApp.TENANT,
                                reports(UUID.fromString("00000000-0000-7000-8000-000000000001"))
                                        .ended()))
                .isFalse();
    }

    private UUID request(String nonce, boolean typedAndRecorded) {
        return switch (outcome(nonce, typedAndRecorded)) {
            case RequestCall.Outcome.Requested(var attempt) -> attempt;
            case RequestCall.Outcome.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private RequestCall.Outcome outcome(String nonce) {
        return outcome(nonce, false);
    }

    private RequestCall.Outcome outcome(String nonce, boolean typedAndRecorded) {
        var script = new Attempt.Script(
                new UUID(0, 7), "Appointment", 3, "agent_1", 3, typedAndRecorded, Map.of("s2", "Confirm?"));
        return inTenant(() -> {
            var quote = (Quote.Offered) app.get(Quotes.class).quote(user, CallKind.SINGLE, MINE, typedAndRecorded);
            return app.get(RequestCall.class)
                    .request(new RequestCall.Wish(
                            nonce, user, business, script, MINE, PLATFORM, typedAndRecorded, quote));
        });
    }

    private UUID dialled(boolean typedAndRecorded) {
        app.clock().advance(Duration.ofSeconds(2));
        var attempt = request("tap " + app.clock().instant(), typedAndRecorded);
        dispatch();
        assertThat(provider.orders.getLast().attempt()).isEqualTo(attempt);
        return attempt;
    }

    private UUID refused(EndReason reason) {
        provider.next = new Dialer.Dialled.Refused(reason);
        var attempt = request("tap " + app.clock().instant(), false);
        dispatch();
        assertThat(provider.refused.getLast().attempt()).isEqualTo(attempt);
        return attempt;
    }

    private void dispatch() {
        app.get(Dispatch.class)
                .run(TestApp.TENANT, inTenant(() -> app.get(Accounts.class).ofTenant()));
    }

    private void take(CallReport report) {
        app.get(TakeReport.class).take(TestApp.TENANT, report);
    }

    private Reports reports(UUID attempt) {
        return new Reports(attempt, app.clock().instant());
    }

    private void after(Duration pause) {
        app.clock().advance(pause);
        app.get(SettleMissed.class).run(Duration.ofSeconds(30));
    }

    private void runJobs() {
        app.get(Jobs.class).due(50).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    private Attempt found(UUID attempt) {
        return inTenant(() -> app.get(Attempts.class).find(attempt)).orElseThrow();
    }

    private List<Answer> answers(UUID attempt) {
        return inTenant(() -> app.get(Results.class).answers(attempt));
    }

    private Money held() {
        return inTenant(() -> app.get(Wallets.class).of(user)).held();
    }

    private long leases() {
        return inTenant(
                () -> app.sql().of("select count(*) as n from slot_lease").only(row -> row.number("n")));
    }

    private String everything() {
        return app.messenger().everything().toString()
                + inTenant(() -> app.sql().of("select shown from call_answer").list(row -> row.text("shown")));
    }

    private <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
