package com.speechcad.provider.dynopay;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The seals were computed with Python and with Node from a secret made up for it; the provider publishes none. */
class DynopaySignatureTest {
    private static final Secret SECRET = new Secret("whsec_no_secret_only_for_tests_0000000000000000");
    private static final Instant AT = Instant.ofEpochSecond(1_767_323_045L);
    private static final byte[] BODY = ("{\"event\":\"payment.confirmed\",\"payment_type\":\"direct_api\","
                    + "\"address\":\"addr-test\",\"txId\":\"tx-test\",\"transaction_reference\":\"tx-test\","
                    + "\"amount\":17.5,\"currency\":\"TRX\",\"payment_id\":\"11111111-2222-4333-8444-555555555555\","
                    + "\"status\":\"confirmed\",\"payment_status\":\"confirmed\",\"base_amount\":100,"
                    + "\"base_currency\":\"USD\",\"fee_payer\":\"company\",\"meta_data\":{\"invoice\":\"INV-1\"},"
                    + "\"exchange_rate\":0.33,\"webhook_id\":\"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee\","
                    + "\"sent_at\":\"2026-01-02T03:04:05.000Z\",\"created_at\":\"2026-01-02T03:04:04.000Z\"}")
            .getBytes(StandardCharsets.UTF_8);
    private static final String HEX_V1 = "96c10c4d6bc25a99a787746ea0622383e1003611b41638f519e6f81c4751be7e";
    private static final String HEX_V2 = "13e265f5716773910624ca41a4d2c3e6da8476d223d6564908e29b0218f0e75e";
    private static final String HEADER = "t=1767323045,v1=" + HEX_V2;

    @Test
    void v2_of_the_vector_holds_and_is_what_we_would_write() {
        assertThat(DynopaySignature.holdsV2(BODY, HEADER, SECRET, AT)).isTrue();
        assertThat(DynopaySignature.signV2(BODY, SECRET, AT)).isEqualTo(HEADER);
    }

    @ParameterizedTest(name = "{0} seconds away: {1}")
    @CsvSource({"-301,false", "-300,true", "300,true", "301,false"})
    void v2_holds_for_five_minutes_in_both_directions(long away, boolean holds) {
        assertThat(DynopaySignature.holdsV2(BODY, HEADER, SECRET, AT.plusSeconds(away)))
                .isEqualTo(holds);
    }

    @Test
    void one_of_two_signatures_is_enough_while_a_secret_is_exchanged() {
        var other = "0".repeat(64);

        assertThat(DynopaySignature.holdsV2(BODY, "t=1767323045,v1=" + other + ",v1=" + HEX_V2, SECRET, AT))
                .isTrue();
        assertThat(DynopaySignature.holdsV2(BODY, "t=1767323045,v1=" + HEX_V2 + ",v1=" + other, SECRET, AT))
                .isTrue();
        assertThat(DynopaySignature.holdsV2(BODY, "t=1767323045,v1=" + other + ",v1=" + other, SECRET, AT))
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "t=1767323045",
                "v1=" + HEX_V2,
                "t=1767323046,v1=" + HEX_V2,
                "t=99999999999999999999,v1=" + HEX_V2,
                "t=1767323045,v1=" + HEX_V1,
                "t=1767323045,v1=b15f",
                "t=1767323045,v1=" + HEX_V2 + ",v1=zz",
                "t=1767323045,t=1767323046,v1=" + HEX_V2,
                "t=1767323045,v2=" + HEX_V2,
                "t=1767323045;v1=" + HEX_V2,
                HEX_V2
            })
    void v2_does_not_hold_with_another_header(@Nullable String header) {
        assertThat(DynopaySignature.holdsV2(BODY, header, SECRET, AT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t=1767323045,v1=" + HEX_V2 + ",v2=ab12",
                "v1=" + HEX_V2 + ",t=1767323045",
                "t=1767323045, v0=" + HEX_V1 + ", v1=" + HEX_V2,
                "kid=2026-11,t=1767323045,v1=" + HEX_V2 + ",",
            })
    void what_else_stands_in_the_header_is_not_looked_at(String header) {
        assertThat(DynopaySignature.holdsV2(BODY, header, SECRET, AT)).isTrue();
        assertThat(DynopaySignature.holdsV2(BODY, header.replace("13e265", "03e265"), SECRET, AT))
                .isFalse();
    }

    @Test
    void a_header_has_its_limits() {
        var other = ",v1=" + "0".repeat(64);

        assertThat(DynopaySignature.holdsV2(BODY, HEADER + other.repeat(7), SECRET, AT))
                .isTrue();
        assertThat(DynopaySignature.holdsV2(BODY, HEADER + other.repeat(8), SECRET, AT))
                .isFalse();
        assertThat(DynopaySignature.holdsV2(BODY, HEADER + ",x=" + "x".repeat(2_000), SECRET, AT))
                .isFalse();
    }

    @Test
    void a_changed_body_or_secret_breaks_both() {
        var changed =
                new String(BODY, StandardCharsets.UTF_8).replace("17.5", "175").getBytes(StandardCharsets.UTF_8);
        var withoutPrefix = new Secret(SECRET.reveal().substring("whsec_".length()));

        assertThat(DynopaySignature.holdsV2(changed, HEADER, SECRET, AT)).isFalse();
        assertThat(DynopaySignature.holdsV2(BODY, HEADER, withoutPrefix, AT)).isFalse();
        assertThat(DynopaySignature.holdsV1(changed, HEX_V1, "1767323045", SECRET, AT))
                .isFalse();
        assertThat(DynopaySignature.holdsV1(BODY, HEX_V1, "1767323045", withoutPrefix, AT))
                .isFalse();
    }

    @Test
    void v1_of_the_vector_holds_with_its_own_time_only() {
        assertThat(DynopaySignature.holdsV1(BODY, HEX_V1, "1767323045", SECRET, AT))
                .isTrue();
        assertThat(DynopaySignature.holdsV1(BODY, HEX_V1, "1767323046", SECRET, AT))
                .isFalse();
        assertThat(DynopaySignature.holdsV1(BODY, HEX_V1, "1767323045", SECRET, AT.plusSeconds(301)))
                .isFalse();
        assertThat(DynopaySignature.holdsV1(BODY, HEX_V1, null, SECRET, AT)).isFalse();
        assertThat(DynopaySignature.holdsV1(BODY, null, "1767323045", SECRET, AT))
                .isFalse();
        assertThat(DynopaySignature.holdsV1(new byte[0], HEX_V1, "1767323045", SECRET, AT))
                .isFalse();
    }
}
