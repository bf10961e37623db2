package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StopManyTest {
    private static final Attempt.Script SCRIPT =
            new Attempt.Script(new UUID(0, 7), "Appointment", 3, "agent_1", 3, false, Map.of());

    private final FakeProvider provider = new FakeProvider();
    private final TestApp app = TestApp.configured(Map.of("platform.caller.id", Caller.PLATFORM.e164()), provider);
    private final Caller ana = new Caller(app, 1);
    private final Caller ravi = new Caller(app, 2);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void all_of_a_person_are_hung_up_and_those_not_dialled_yet_are_never_placed() {
        var talking = dialled(ana);
        var his = dialled(ravi);
        var over = dialled(ana);
        ana.take(new Reports(over, app.clock().instant()).ended());
        var waiting = ana.asksFor(SCRIPT);

        assertThat(all(ana)).as("one that talks, one that waits").isEqualTo(2);
        ana.jobsAreDone();
        app.clock().advance(Duration.ofSeconds(2));
        ana.isDialled();

        assertThat(provider.stopped).containsExactly(FakeProvider.callOf(talking));
        assertThat(provider.orders).extracting(Dialer.Order::attempt).containsExactly(talking, his, over);
        assertThat(found(waiting).reason()).contains(EndReason.CANCELLED.word());
        assertThat(found(his).state().isOver()).isFalse();
    }

    @Test
    void only_ones_own_of_those_that_were_named_and_each_once() {
        var hers = dialled(ana);
        var another = dialled(ana);
        var his = dialled(ravi);

        assertThat(ana.in(() -> app.get(StopMany.class).these(ana.user, List.of(hers, hers, his, UUID.randomUUID()))))
                .isOne();
        ana.jobsAreDone();
        assertThat(provider.stopped).containsExactly(FakeProvider.callOf(hers));
        assertThat(found(another).state().isOver()).isFalse();
    }

    @Test
    void stopping_again_hangs_nothing_up_twice_once_it_is_over() {
        var hers = dialled(ana);
        assertThat(all(ana)).isOne();
        ana.jobsAreDone();
        ana.take(new Reports(hers, app.clock().instant()).ended());

        assertThat(all(ana)).isZero();
        ana.jobsAreDone();
        assertThat(provider.stopped).hasSize(1);
    }

    private UUID dialled(Caller caller) {
        var attempt = caller.asksFor(SCRIPT);
        app.clock().advance(Duration.ofSeconds(2));
        caller.isDialled();
        assertThat(provider.orders.getLast().attempt()).isEqualTo(attempt);
        return attempt;
    }

    private int all(Caller caller) {
        return caller.in(() -> app.get(StopMany.class).all(caller.user));
    }

    private Attempt found(UUID attempt) {
        return ana.in(() -> app.get(Attempts.class).find(attempt)).orElseThrow();
    }
}
