package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Unreachable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More calls than one run can ask about, while the provider gives no list of them. */
class EverybodysTurnTest {
    private static final int CALLS = 100;

    private final FakeProvider provider = new FakeProvider();
    private final TestApp app = TestApp.configured(Map.of("platform.caller.id", Caller.PLATFORM.e164()), provider);
    private final Caller ana = new Caller(app, 1);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void each_of_a_hundred_calls_is_asked_about_before_any_is_asked_about_again() {
        hundredCalls();
        provider.whileListing = () -> {
            app.clock().advance(Duration.ofSeconds(30));
            throw new Unreachable("no list today");
        };

        for (int run = 0; run < 5; run++) {
            var began = app.clock().instant();
            app.get(SettleMissed.class).run(Duration.ofSeconds(40));
            app.clock().set(began.plus(Duration.ofMinutes(1)));
        }

        assertThat(provider.askedAbout).hasSize(CALLS);
        assertThat(new HashSet<>(provider.askedAbout)).hasSize(CALLS);
    }

    @Test
    void those_whose_turn_did_not_come_before_the_end_of_a_run_come_first_in_the_next() {
        hundredCalls();
        // Ten seconds are left of each run.
        provider.whileListing = () -> {
            app.clock().advance(Duration.ofSeconds(30));
            throw new Unreachable("no list today");
        };
        provider.whileAsked = () -> app.clock().advance(Duration.ofSeconds(1));

        for (int run = 0; run < 13; run++) {
            var began = app.clock().instant();
            app.get(SettleMissed.class).run(Duration.ofSeconds(40));
            app.clock().set(began.plus(Duration.ofMinutes(1)));
        }

        assertThat(new HashSet<>(provider.askedAbout)).hasSize(CALLS);
    }

    /** One that was dialled, and as many of its kind. */
    private void hundredCalls() {
        var script =
                new Attempt.Script(new UUID(0, 7), "Appointment", 3, "agent_1", 3, false, Map.of("s2", "Confirm?"));
        var first = ana.asksFor(script);
        ana.isDialled();
        assertThat(provider.orders).hasSize(1);
        app.database()
                .admin("insert into attempt select (jsonb_populate_record(a, jsonb_build_object("
                        + "'id', gen_random_uuid(), 'nonce', 'copy ' || n, 'provider_call_id', 'call_' || n))).*"
                        + " from attempt a, generate_series(2, " + CALLS + ") n where a.id = '" + first + "'");
        app.clock().advance(Duration.ofMinutes(5));
        var due = app.database().lines("select count(*)::text from attempt where provider_call_id is not null");
        assertThat(due).isEqualTo(List.of(Integer.toString(CALLS)));
    }
}
