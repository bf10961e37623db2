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
                .isEqualTo("96c10c4d6bc25a99a787746ea0622383e1003611b41638f519e6f81c4751be7e");
    }

    @Test
    void v2_signs_the_time_and_the_bytes_that_are_sent() {
        assertThat(Signatures.v2(Shop.SECRET, AT, BODY))
                .isEqualTo("13e265f5716773910624ca41a4d2c3e6da8476d223d6564908e29b0218f0e75e");
    }
}
