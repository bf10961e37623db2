package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.LargeTables;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.UserId;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Of a history of thousands of calls, only what is asked for is read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeHistoryTest {
    private static final UserId SOMEBODY = new UserId(7);

    private final TestApp app = TestApp.start();
    private final LargeTables tables = new LargeTables(app);

    @BeforeAll
    void fill() {
        tables.fill(
                        "attempt",
                        Map.of(
                                "id", "gen_random_uuid()",
                                "nonce", "'nonce ' || n",
                                "user_id", "7",
                                "business_id", "n % 10",
                                "dialled_at", "case when n % 2 = 0 then now() end",
                                "state", "case when n % 1000 = 0 then 'PLANNED' else 'ENDED' end",
                                "to_number", "'+1201' || 5550000 + n"))
                .fill("recording", Map.of("attempt_id", "gen_random_uuid()"))
                .fill("unheard_call", Map.of("attempt_id", "gen_random_uuid()"));
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void calls_that_are_not_over_are_found_without_those_that_are() {
        assertThat(tables.plan(Attempts.NOT_OVER + "select id from attempt", sql -> sql.with("user", SOMEBODY)))
                .contains("attempt_planned", "attempt_running")
                .doesNotContain("attempt_of_user");
    }

    @Test
    void more_calls_than_are_counted_are_said_to_be_more() {
        var attempts = app.get(Attempts.class);

        assertThat(app.tx().call(TestApp.TENANT, () -> attempts.count(SOMEBODY, Attempts.Filter.ALL)))
                .isEqualTo(Attempts.MOST_LISTED + 1);
        assertThat(app.tx().call(TestApp.TENANT, () -> attempts.count(SOMEBODY, Attempts.Filter.ANSWERED)))
                .isEqualTo(Attempts.MOST_LISTED + 1);
        assertThat(app.tx().call(TestApp.TENANT, () -> attempts.count(SOMEBODY, Attempts.Filter.RUNNING)))
                .isEqualTo(3);
    }

    @Test
    void another_unheard_call_to_a_number_is_found_by_the_number() {
        assertThat(tables.plan(
                        UnheardCalls.ANOTHER, sql -> sql.with("business", 1).with("number", "+12015550001")))
                .contains("attempt_dialled_to", "attempt_not_dialled_to");
    }

    /** The body of recordings_to_delete, which the clock asks. */
    @Test
    void recordings_whose_time_is_over_are_found_by_it() {
        assertThat(tables.plan(
                        "select attempt_id from recording r where r.keep_until <= now() order by r.keep_until limit 50",
                        sql -> sql))
                .contains("using recording_to_delete");
    }
}
