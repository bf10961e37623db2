package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.LargeTables;
import com.speechcad.db.TestApp;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefundedOfManyTest {
    private final TestApp app = TestApp.start();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void what_was_refunded_to_somebody_is_found_without_all_operations() {
        var tables = new LargeTables(app)
                .fill(
                        "ledger_op",
                        Map.of(
                                "id", "1000 + n",
                                "key", "'key ' || n",
                                "subject", "'subject ' || n",
                                "external_ref", "null",
                                "user_id", "n % 100"));

        assertThat(tables.plan(RefundedOfPlan.SINCE, sql -> sql.with("id", 1))).contains("ledger_op_refunds");
    }
}
