package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.wallet.Ledger;
import org.junit.jupiter.api.Test;

/** What no use case can do, done by hand: the proof finds it. */
class CatalogueFaultsTest {
    @Test
    void a_list_without_prices_plans_before_prices_and_two_versions_at_once_are_found() {
        try (var app = TestApp.start()) {
            assertThat(app.tx()
                            .call(
                                    TestApp.TENANT,
                                    () -> app.get(ProveReceipts.class).next().faults()))
                    .isEmpty();

            app.database()
                    .admin("insert into price_version (tenant_id, label, increment_seconds, minimum_seconds,"
                            + " recording_micros, effective_from) values (1, 'empty', 6, 6, 0, '2030-01-01')");
            app.database()
                    .admin("insert into plan (tenant_id, code, days, version, price_micros, bulk_seconds,"
                            + " single_seconds, single_unlimited, transfer, support, effective_from)"
                            + " values (1, 'PRIME', 7, 2, 1, 1, 1, false, true, 'STANDARD', '2025-01-01')");

            assertThat(app.tx()
                            .call(
                                    TestApp.TENANT,
                                    () -> app.get(ProveReceipts.class).next().faults()))
                    .extracting(Ledger.Fault::name)
                    .containsExactlyInAnyOrder(
                            "a price list has prices",
                            "where plans are sold there is a price list",
                            "one version of a plan is sold at a time");
        }
    }
}
