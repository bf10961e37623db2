package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.LargeTables;
import com.speechcad.db.TestApp;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asked each minute, of a tenant with millions of contacts that wait for tomorrow morning. */
class NotDialledOfManyTest {
    private final TestApp app = TestApp.start();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void contacts_are_found_by_the_index_of_their_state() {
        var tables = new LargeTables(app)
                .fill(
                        "campaign_contact",
                        Map.of(
                                "campaign_id", "gen_random_uuid()",
                                "seq", "n",
                                "state", "'WAITING'",
                                "attempt_id", "null",
                                "held_micros", "0"));

        assertThat(tables.plan(
                        NotDialled.FIND,
                        sql -> sql.with("now", app.clock().instant())
                                .with("since", app.clock().instant())
                                .with("t0", 1)
                                .with("t1", 5)
                                .with("t2", 20)
                                .with("few", 5)
                                .with("most", 20)))
                .contains("campaign_contact_ready", "campaign_contact_waiting")
                .doesNotContain("Seq Scan on campaign_contact");
    }
}
