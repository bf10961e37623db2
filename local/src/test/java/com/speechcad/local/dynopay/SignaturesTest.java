package com.speechcad.local.dynopay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignaturesTest {
    private static final String BODY =
            "{\"event\":\"payment.confirmed\",\"payment_type\":\"direct_api\",\"address\":\"addr-test\","
                    + "\"txId\":\"tx-test\",\"transaction_reference\":\"tx-test\",\"amount\":17.5,\"currency\":\"TRX\","
                    + "\"payment_id\":\"11111111-2222-4333-8444-555555555555\",\"status\":\"confirmed\","
                    + "\"payment_status\":\"confirmed\",\"base_amount\":100,\"base_currency\":\"USD\",\"fee_payer\":\"company\","
                    + "\"meta_data\":{\"invoice\":\"INV-1\"},\"exchange_rate\":0.33,"
                    + "\"webhook_id\":\"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee\",\"sent_at\":\"2026-01-02T03:04:05.000Z\","
                    + "\"created_at\":\"2026-01-02T03:04:04.000Z\"}";
    private static final long AT = 1_767_323_045L;

    @Test
    void v1_signs_what_javascript_would_write_with_the_timestamp_last() {
        assertThat(Signatures.v1(Shop.SECRET, AT, BODY))
                .isEqualTo("f0b6c890c10dccbc17b63963736d99422fa745081c5acb89b6724bec60e37357");
    }

    @Test
    void v2_signs_the_time_and_the_bytes_that_are_sent() {
        assertThat(Signatures.v2(Shop.SECRET, AT, BODY))
                .isEqualTo("b15f16ca630a59548fafcd9c47133225c5e0ec24883c6bf619e28fac2548ee67");
    }
}
