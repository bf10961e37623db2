package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.db.Queue;
import com.speechcad.db.TestApp;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.lawful.TierLimits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever became of the first wish to hang up, a call that lives can be hung up. */
class StopAgainTest {
    /** For what takes a moment: a test that waits for nothing fails. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final FakeProvider provider = new FakeProvider();
    private final TestApp app = TestApp.configured(Map.of("platform.caller.id", Caller.PLATFORM.e164()), provider);
    private final Caller ana = new Caller(app, 1);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void one_that_goes_back_in_line_just_as_it_is_hung_up_is_not_rung() {
        var attempt = ana.asksFor(script());
        var seen = new CountDownLatch(1);
        var inLine = new CountDownLatch(1);
        provider.next = new Dialer.Dialled.Refused(EndReason.PROVIDER_BUSY);
        var stopping = new AtomicReference<CompletableFuture<Void>>();
        provider.meanwhile = () -> {
            stopping.set(CompletableFuture.runAsync(() -> hangsUp(attempt, seen, inLine), Thread::startVirtualThread));
            await(seen);
        };

        ana.isDialled();
        assertThat(found(attempt).state()).isEqualTo(AttemptState.PLANNED);
        inLine.countDown();
        stopping.get().orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS).join();
        provider.meanwhile = () -> {};
        later(Duration.ofMinutes(1));
        ana.isDialled();

        assertThat(provider.orders).isEmpty();
        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
    }

    @Test
    void one_that_is_to_be_hung_up_and_goes_back_in_line_ends_there_at_once() {
        var attempt = ana.asksFor(script());
        provider.next = new Dialer.Dialled.Refused(EndReason.PROVIDER_BUSY);
        provider.meanwhile = () -> {
            assertThat(stops(attempt)).isTrue();
            ana.jobsAreDone();
        };

        ana.isDialled();
        ana.jobsAreDone();

        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
    }

    @Test
    void one_that_was_given_up_after_a_stop_and_came_to_life_is_hung_up_by_a_second_one() {
        var attempt = cameToLife();

        assertThat(stops(attempt)).isTrue();
        ana.jobsAreDone();

        assertThat(provider.stopped).containsExactly(FakeProvider.callOf(attempt));
    }

    @Test
    void one_that_was_given_up_after_a_stop_and_came_to_life_is_hung_up_by_the_kill_switch() {
        var attempt = cameToLife();

        ana.in(() -> app.get(KillSwitches.class).throwIt("user:9", Stop.PLATFORM, "", "a complaint came in"));
        ana.jobsAreDone();
        ana.jobsAreDone();

        assertThat(provider.stopped).containsExactly(FakeProvider.callOf(attempt));
    }

    @Test
    void one_that_came_to_life_and_could_not_be_hung_up_at_once_is_tried_until_it_is_over() {
        var attempt = cameToLife();
        provider.nextStop = Dialer.Stopped.FAILED;
        stops(attempt);
        ana.jobsAreDone();
        later(Duration.ofSeconds(3));
        provider.nextStop = Dialer.Stopped.DONE;
        ana.jobsAreDone();

        assertThat(provider.stopped).hasSize(2);
    }

    /** Whoever wants it to end pays for each minute: the sweep is only the net. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_that_the_provider_did_not_hang_up_is_tried_again_within_seconds(boolean answers) {
        var attempt = ana.asksFor(script());
        ana.isDialled();
        provider.nextStop = Dialer.Stopped.FAILED;
        provider.isAwayForStops = !answers;
        stops(attempt);
        app.queue().sent().clear();

        ana.jobsAreDone();

        assertThat(app.queue().sent()).singleElement().satisfies(sent -> {
            assertThat(sent.queue()).isEqualTo(Queue.Name.JOBS);
            assertThat(sent.delay()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
        });
        later(app.queue().sent().getFirst().delay());
        provider.isAwayForStops = false;
        provider.nextStop = Dialer.Stopped.DONE;
        ana.jobsAreDone();
        assertThat(provider.stopped).hasSize(2);
    }

    /** Its place was lost in an answer, it was hung up, then given up, and then it spoke. */
    private UUID cameToLife() {
        provider.next = new Dialer.Dialled.Uncertain();
        var attempt = ana.asksFor(script());
        ana.isDialled();
        assertThat(found(attempt).state()).isEqualTo(AttemptState.UNCERTAIN);
        assertThat(stops(attempt)).isTrue();
        settleMissed(Duration.ofMinutes(3));
        settleMissed(Duration.ofMinutes(9));
        ana.jobsAreDone();
        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
        assertThat(app.get(Jobs.class).due(50)).isEmpty();
        assertThat(stops(attempt)).as("nothing to hang up").isFalse();

        ana.take(new Reports(attempt, app.clock().instant()).started());
        assertThat(found(attempt).state()).isEqualTo(AttemptState.IN_CALL);
        ana.jobsAreDone();
        assertThat(provider.stopped).isEmpty();
        return attempt;
    }

    /** As the job does, which reads the call, and looks for its slot only once it is in line again. */
    private void hangsUp(UUID attempt, CountDownLatch seen, CountDownLatch inLine) {
        var attempts = new Attempts(app.sql(), app.get(StoredAttempt.class), app.get(TierLimits.class)) {
            @Override
            public Optional<Attempt> find(UUID id) {
                var found = super.find(id);
                seen.countDown();
                StopAgainTest.await(inLine);
                return found;
            }
        };
        new StopCall(
                        app.tx(),
                        attempts,
                        app.get(Accounts.class),
                        app.get(SettleCall.class),
                        provider,
                        app.get(LiveMessage.class),
                        app.get(Jobs.class),
                        app.clock())
                .run(new Job(TestApp.TENANT, new UUID(0, 1), StopCall.KIND, attempt.toString(), "{}", 1));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private boolean stops(UUID attempt) {
        return ana.in(() -> app.get(StopCall.class).stop(ana.user, attempt));
    }

    private void settleMissed(Duration after) {
        later(after);
        app.get(SettleMissed.class).run(Duration.ofSeconds(30));
    }

    private void later(Duration after) {
        app.clock().advance(after);
    }

    private Attempt found(UUID attempt) {
        return ana.in(() -> app.get(Attempts.class).find(attempt)).orElseThrow();
    }

    private static Attempt.Script script() {
        return new Attempt.Script(new UUID(0, 7), "Appointment", 3, "agent_1", 3, false, Map.of("s2", "Confirm?"));
    }
}
