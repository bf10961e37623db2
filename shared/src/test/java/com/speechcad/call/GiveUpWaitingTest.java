package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.wallet.Wallets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever taps Call expects it now: ten minutes later, whatever was away, nothing rings, is held or charged any more. */
class GiveUpWaitingTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final FakeProvider provider = new FakeProvider();
    private final TestApp app = TestApp.configured(Map.of("platform.caller.id", Caller.PLATFORM.e164()), provider);
    private final Caller ana = new Caller(app, 1);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void one_whose_message_the_queue_lost_is_given_up_by_the_clock_with_a_button_to_call_again() {
        var attempt = ana.asksFor(script());

        app.clock().advance(TEN_MINUTES);
        aMinutePasses();

        isGivenUp(attempt);
        assertThat(app.messenger().last()).contains("Not connected", "within ten minutes", "Nothing was charged");
        assertThat(app.messenger().everything().getLast().rows().toString())
                .contains("Call again")
                .doesNotContain("Hang up");
        ana.isDialled();
        assertThat(provider.orders).isEmpty();
    }

    @Test
    void one_that_the_worker_comes_to_too_late_is_not_dialled() {
        var attempt = ana.asksFor(script());

        app.clock().advance(TEN_MINUTES);
        ana.isDialled();

        isGivenUp(attempt);
        assertThat(provider.orders).isEmpty();
    }

    @Test
    void one_that_the_worker_comes_to_in_time_is_dialled() {
        var attempt = ana.asksFor(script());

        app.clock().advance(TEN_MINUTES.minusSeconds(1));
        aMinutePasses();
        ana.isDialled();

        assertThat(provider.orders)
                .singleElement()
                .satisfies(order -> assertThat(order.attempt()).isEqualTo(attempt));
    }

    @Test
    void one_that_finds_all_slots_taken_is_given_up_and_the_next_one_gets_the_slot() {
        ana.in(() -> app.sql().of("update provider_account set concurrency = 1").update());
        var talking = ana.asksFor(script());
        ana.isDialled();
        var bob = new Caller(app, 2);
        var waits = bob.asksFor(script());
        bob.isDialled();
        assertThat(found(waits).state()).isEqualTo(AttemptState.PLANNED);

        app.clock().advance(TEN_MINUTES);
        aMinutePasses();

        isOver(waits);
        assertThat(found(talking).state()).isEqualTo(AttemptState.DIALLING);
        var again = bob.asksFor(script());
        ana.take(new Reports(talking, app.clock().instant()).ended());
        bob.isDialled();
        assertThat(provider.orders.getLast().attempt()).isEqualTo(again);
    }

    @Test
    void one_that_was_back_in_line_gives_back_what_it_held() {
        provider.next = new Dialer.Dialled.Refused(EndReason.PROVIDER_BUSY);
        var attempt = ana.asksFor(script());
        ana.isDialled();
        assertThat(held().isPositive()).isTrue();

        app.clock().advance(TEN_MINUTES);
        aMinutePasses();

        isGivenUp(attempt);
    }

    /** The gate, the money and the state are one transaction: what was dialled before is no longer given up. */
    @Test
    void one_that_is_being_dialled_in_the_last_second_is_left_alone() {
        var attempt = ana.asksFor(script());
        app.clock().advance(TEN_MINUTES.minusSeconds(1));
        provider.meanwhile = () -> {
            app.clock().advance(Duration.ofSeconds(2));
            aMinutePasses();
        };

        ana.isDialled();

        assertThat(found(attempt).state()).isEqualTo(AttemptState.DIALLING);
        assertThat(held().isPositive()).isTrue();
    }

    @Test
    void one_that_waited_through_a_long_silence_is_given_up_by_whoever_comes_first() {
        var byClock = ana.asksFor(script());
        app.clock().advance(Duration.ofDays(2));
        aMinutePasses();
        isGivenUp(byClock);

        var byWorker = ana.asksFor(script());
        app.clock().advance(Duration.ofDays(2));
        ana.isDialled();
        isGivenUp(byWorker);
        assertThat(provider.orders).isEmpty();
    }

    private void isGivenUp(UUID attempt) {
        isOver(attempt);
        assertThat(held()).isEqualTo(Money.ZERO);
    }

    private void isOver(UUID attempt) {
        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
        assertThat(found(attempt).reason()).contains("waited_too_long");
    }

    private void aMinutePasses() {
        app.all(Task.class).stream()
                .filter(task -> task.name().equals("dispatch"))
                .forEach(task -> task.run(Duration.ofSeconds(30)));
    }

    private static Attempt.Script script() {
        return new Attempt.Script(new UUID(0, 7), "Appointment", 3, "agent_1", 3, false, Map.of("s2", "Confirm?"));
    }

    private Attempt found(UUID attempt) {
        return ana.in(() -> app.get(Attempts.class).find(attempt)).orElseThrow();
    }

    private Money held() {
        return ana.in(() -> app.get(Wallets.class).of(ana.user)).held();
    }
}
