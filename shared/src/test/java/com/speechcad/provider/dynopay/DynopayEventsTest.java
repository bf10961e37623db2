package com.speechcad.provider.dynopay;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.provider.dynopay.DynopayLetter.Why;
import com.speechcad.provider.dynopay.PaymentNotice.Event;
import io.micronaut.serde.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynopayEventsTest {
    private static final DynopayEvents EVENTS = new DynopayEvents(ObjectMapper.getDefault());

    @Test
    void a_confirmed_payment_says_what_came_in_and_what_was_asked_for() {
        var notice = notice("""
                {"event":"payment.confirmed","payment_type":"direct_api","address":"T1","txId":"tx-1",
                 "transaction_reference":"tx-1","amount":17.5,"currency":"trx","payment_id":"p-1",
                 "status":"confirmed","payment_status":"confirmed","base_amount":100,"base_currency":"USD",
                 "meta_data":{"invoice":"INV-1"},"created_at":"2026-01-02T03:04:04.000Z",
                 "received_at":"2026-01-02T03:04:04.500Z","exchange_rate":0.33,"webhook_id":"w-1",
                 "sent_at":"2026-01-02T03:04:05.000Z","something_new":[1,{"x":null}]}""");

        assertThat(notice.event()).isEqualTo(Event.CONFIRMED);
        assertThat(notice.paymentId()).isEqualTo("p-1");
        assertThat(notice.address()).contains("T1");
        assertThat(notice.coin()).contains("TRX");
        assertThat(notice.received()).get().satisfies(it -> assertThat(it).isEqualByComparingTo("17.5"));
        assertThat(notice.baseAmount()).get().satisfies(it -> assertThat(it).isEqualByComparingTo("100"));
        assertThat(notice.exchangeRate()).get().satisfies(it -> assertThat(it).isEqualByComparingTo("0.33"));
        assertThat(notice.txHash()).contains("tx-1");
        assertThat(notice.occurredAt()).contains(Instant.parse("2026-01-02T03:04:04.500Z"));
        assertThat(notice.webhookId()).contains("w-1");
        assertThat(notice.isRecovered()).isFalse();
    }

    @Test
    void numbers_may_be_text_and_meta_data_anything() {
        var notice = notice("""
                {"event":"payment.confirmed","payment_id":"p-1","amount":"0.123456789012345678","base_amount":"100",
                 "exchange_rate":"2400.10","timestamp":"1767323045","meta_data":"{\\"invoice\\":1}"}""");

        assertThat(notice.received()).get().hasToString("0.123456789012345678");
        assertThat(notice.exchangeRate()).get().hasToString("2400.10");
        assertThat(notice.occurredAt()).contains(Instant.ofEpochSecond(1_767_323_045L));
    }

    @Test
    void a_number_keeps_the_digits_it_was_sent_with() {
        assertThat(notice("{\"event\":\"payment.pending\",\"payment_id\":\"p\",\"amount\":0.00000012}")
                        .received())
                .get()
                .satisfies(it -> assertThat(it).isEqualByComparingTo("0.00000012"));
        assertThat(notice("{\"event\":\"payment.pending\",\"payment_id\":\"p\",\"amount\":0.041666666666666664}")
                        .received())
                .get()
                .satisfies(it -> assertThat(it).isEqualByComparingTo("0.041666666666666664"));
    }

    @Test
    void an_underpaid_event_names_its_amounts_otherwise() {
        var notice = notice("""
                {"event":"payment.underpaid","payment_id":"p-1","currency":"BTC","amount_received":0.0004,
                 "amount_expected":0.001,"amount_remaining":0.0006}""");

        assertThat(notice.event()).isEqualTo(Event.UNDERPAID);
        assertThat(notice.received()).get().satisfies(it -> assertThat(it).isEqualByComparingTo("0.0004"));
        assertThat(notice.expected()).get().satisfies(it -> assertThat(it).isEqualByComparingTo("0.001"));
        assertThat(notice.baseAmount()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\"x\"", "null", "[]", "true", "1e999999", "\"1E-2147483647\"", "\"\""})
    void an_amount_that_is_none_is_absent_and_never_breaks_us(String amount) {
        assertThat(notice("{\"event\":\"payment.confirmed\",\"payment_id\":\"p\",\"amount\":" + amount + "}")
                        .received())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "payment.created,CREATED",
        "payment.pending,PENDING",
        "payment.overpaid,OVERPAID",
        "payment.settled,SETTLED",
        "payment.settlement_failed,SETTLEMENT_FAILED",
        "payment.expired,EXPIRED"
    })
    void knows_every_event_of_the_servers_code(String word, Event event) {
        assertThat(notice("{\"event\":\"" + word + "\",\"payment_id\":\"p\"}").event())
                .isEqualTo(event);
    }

    @Test
    void a_recovered_payment_says_so() {
        assertThat(notice("{\"event\":\"payment.confirmed\",\"payment_id\":\"p\",\"recovered\":true}")
                        .isRecovered())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment.celebrated", "payment.succeeded", "webhook.test"})
    void an_event_that_is_not_about_money_is_passed_over(String event) {
        assertThat(read("{\"event\":\"" + event + "\",\"data\":{}}")).isEqualTo(new DynopayLetter.Other(event));
    }

    @Test
    void the_shape_of_2025_is_refused_although_it_looks_like_money() {
        assertThat(read("""
                {"id":"p-1","status":"successful","amount":100,"paid_amount":24,"paid_currency":"TRX",
                 "base_amount":100,"meta_data":{"product_name":"someone"}}""")).isEqualTo(new DynopayLetter.Refused(Why.OLD_SHAPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{\"amount\":1}", "{\"event\":5.5e,}", "{\"event\":null}"})
    void what_is_no_letter_is_refused(String body) {
        assertThat(read(body)).isEqualTo(new DynopayLetter.Refused(Why.UNREADABLE));
    }

    @Test
    void an_event_without_a_payment_is_refused() {
        assertThat(read("{\"event\":\"payment.confirmed\",\"payment_id\":null,\"amount\":1}"))
                .isEqualTo(new DynopayLetter.Refused(Why.NO_PAYMENT));
    }

    private static PaymentNotice notice(String body) {
        if (read(body) instanceof PaymentNotice notice) {
            return notice;
        }
        throw new AssertionError("no notice: " + read(body));
    }

    private static DynopayLetter read(String body) {
        return EVENTS.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
