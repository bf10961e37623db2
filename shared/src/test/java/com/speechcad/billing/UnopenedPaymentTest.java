package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nobody waits for ever for an address that is not coming. */
class UnopenedPaymentTest {
    private static final int MORE_THAN_ITS_TRIES = 14;

    @Test
    void an_invoice_whose_payment_could_not_be_opened_is_refused_and_says_so() {
        var provider = new FakePayments();
        try (var app = TestApp.with(provider)) {
            var ana = new Payer(app);
            var topUp = ana.asks(25);
            provider.broken.add(FakePayments.payment(topUp));

            for (var i = 0; i < MORE_THAN_ITS_TRIES; i++) {
                Payer.runJobs(app);
                app.clock().advance(Duration.ofMinutes(11));
            }

            assertThat(ana.state(topUp)).isEqualTo(TopUp.State.REFUSED);
            assertThat(ana.newest().html()).contains("No address could be made");
        }
    }
}
