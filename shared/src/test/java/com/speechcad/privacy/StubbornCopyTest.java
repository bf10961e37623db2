package com.speechcad.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.LargeTables;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.privacy.Closing.State;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody leaves, and the provider does not delete one of their calls. */
class StubbornCopyTest {
    private static final int CALLS = 100;
    private static final Set<String> STUBBORN = Set.of("call 1", "call 60");

    private final Copies copies = new Copies();
    private final TestApp app = TestApp.with(copies);
    private final Leaver ana = new Leaver(app, 901);

    @BeforeEach
    void who_called_a_hundred_times() {
        new LargeTables(app)
                .fill(
                        "attempt",
                        Map.of(
                                "id", "gen_random_uuid()",
                                "nonce", "'nonce ' || n",
                                "user_id", Long.toString(ana.user().value()),
                                "to_number", "'+14155550101'",
                                "state", "'ENDED'",
                                "planned_at", "timestamptz '2026-11-01' + n * interval '1 minute'",
                                "purged_at", "null",
                                "provider_call_id", "'call ' || n"));
        app.database()
                .admin("delete from attempt where provider_call_id is null or provider_call_id not like 'call %'"
                        + " or substr(provider_call_id, 6)::int > " + CALLS);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void the_others_are_deleted_and_they_are_forgotten_when_the_last_one_is_gone() {
        copies.stubborn = STUBBORN;
        ana.asks(ana.everything());
        works(Duration.ofHours(2));

        assertThat(copies.gone).isEqualTo(allBut(STUBBORN));
        assertThat(state()).as("some are there still").isNotEqualTo(State.DONE);

        copies.stubborn = Set.of("call 60");
        works(Duration.ofHours(1));
        assertThat(copies.gone).isEqualTo(allBut(copies.stubborn));
        assertThat(state()).isNotEqualTo(State.DONE);

        copies.stubborn = Set.of();
        works(Duration.ofHours(1));
        assertThat(copies.gone).isEqualTo(allBut(Set.of()));
        assertThat(state()).isEqualTo(State.DONE);
    }

    @Test
    void a_provider_that_is_away_is_not_asked_about_all_of_them_in_one_run() {
        copies.isAway = true;
        ana.asks(ana.everything());
        works(Duration.ofSeconds(3));

        assertThat(copies.asked).isPositive().isLessThan(10);

        copies.isAway = false;
        works(Duration.ofHours(2));
        assertThat(state()).isEqualTo(State.DONE);
    }

    private static Set<String> allBut(Set<String> some) {
        return IntStream.rangeClosed(1, CALLS)
                .mapToObj(n -> "call " + n)
                .filter(call -> !some.contains(call))
                .collect(Collectors.toSet());
    }

    private State state() {
        return ana.closing().orElseThrow().state();
    }

    private void works(Duration time) {
        var end = app.clock().instant().plus(time);
        while (app.clock().instant().isBefore(end)) {
            ana.work();
            app.clock().advance(Duration.ofMinutes(5));
        }
    }

    /** Deletes what it may. */
    private static final class Copies implements ProviderCopies {
        private final Set<String> gone = new HashSet<>();
        private Set<String> stubborn = Set.of();
        private boolean isAway;
        private int asked;

        @Override
        public void forgetCall(TenantId tenant, String providerCall) {
            asked++;
            if (isAway || stubborn.contains(providerCall)) {
                throw new Unreachable("not " + providerCall);
            }
            gone.add(providerCall);
        }

        @Override
        public void forgetAgent(TenantId tenant, String agent) {}

        @Override
        public void forgetFlow(TenantId tenant, String flow) {}
    }
}
