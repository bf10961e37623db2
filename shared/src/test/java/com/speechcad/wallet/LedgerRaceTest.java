package com.speechcad.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What may happen between two statements of one operation, made to happen. */
class LedgerRaceTest {
    private static final long LOCK = 20_261_120;

    @Test
    void a_refusal_that_money_arrives_beside_is_a_refusal_and_no_fault() throws Exception {
        try (var app = TestApp.start();
                var gate = app.database().adminConnection();
                var statement = gate.createStatement()) {
            var purse = Purse.with(app, 10);
            app.database().admin("alter function ledger_refuse rename to ledger_refuse_at_once");
            app.database().admin("""
                    create function ledger_refuse(tenant bigint, op bigint, who bigint, wanted bigint, allowed text[])
                      returns ledger_answer language plpgsql security definer as $$
                    begin
                      perform pg_advisory_xact_lock_shared(%d);
                      return ledger_refuse_at_once(tenant, op, who, wanted, allowed);
                    end $$""".formatted(LOCK));
            statement.execute("select pg_advisory_lock(" + LOCK + ")");

            var refused = CompletableFuture.supplyAsync(() -> purse.debit("plan", 60));
            app.database().awaitLockWaiter();
            purse.credit("top-up", 100);
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");

            assertThat(refused.get()).isInstanceOfSatisfying(Posted.Rejected.class, said -> {
                assertThat(said.why()).isEqualTo(Posted.Why.TOO_LITTLE);
                assertThat(said.shortfall().isPositive()).isTrue();
            });
            assertThat(purse.shown()).isEqualTo("110 0 0");
            assertThat(purse.faults()).isEmpty();
        }
    }
}
