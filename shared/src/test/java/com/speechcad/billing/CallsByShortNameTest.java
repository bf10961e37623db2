package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.LargeTables;
import com.speechcad.db.TestApp;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Support is told the short name on a receipt; the ledger it is looked for in may have millions of operations. */
class CallsByShortNameTest {
    private final TestApp app = TestApp.start();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_name_is_looked_up_in_its_index() {
        new LargeTables(app)
                .fill(
                        "ledger_op",
                        Map.of(
                                "id", "1000 + n",
                                "key", "'key ' || n",
                                "kind", "'CAPTURE'",
                                "subject", "'attempt:00000000-0000-7000-8000-0000' || lpad(to_hex(n), 8, '0')"));

        app.tx().run(TestApp.TENANT, () -> {
            app.sql().of("set local enable_seqscan = off").update();

            assertThat(app.get(Operations.class).search("0000-00ff"))
                    .singleElement()
                    .satisfies(found ->
                            assertThat(found.subject()).isEqualTo("attempt:00000000-0000-7000-8000-0000000000ff"));
            long scans = app.sql()
                    .of("select pg_stat_get_xact_numscans('ledger_op_by_call'::regclass) as times")
                    .only(row -> row.number("times"));
            assertThat(scans).isEqualTo(1);
        });
    }

    @Test
    void another_tenants_call_of_that_name_is_not_found() {
        new LargeTables(app)
                .fill(
                        "ledger_op",
                        Map.of(
                                "id", "1000 + n",
                                "tenant_id", "2",
                                "key", "'key ' || n",
                                "kind", "'CAPTURE'",
                                "subject", "'attempt:00000000-0000-7000-8000-0000' || lpad(to_hex(n), 8, '0')"));

        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> assertThat(app.get(Operations.class).search("0000-00ff"))
                                .isEmpty());
    }
}
