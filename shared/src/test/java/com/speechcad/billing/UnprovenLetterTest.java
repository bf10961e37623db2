package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.billing.PaymentProvider.Check;
import com.speechcad.billing.PaymentProvider.Stage;
import com.speechcad.db.TestApp;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A letter without a seal that cannot be held against the provider's books, for as long as it is tried. */
class UnprovenLetterTest {
    private static final int ALL_ITS_TRIES = 14;

    private final FakePayments provider = new FakePayments();
    private final TestApp app = TestApp.with(provider);
    private final Payer ana = new Payer(app);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void is_parked_when_it_is_given_up_and_proven_when_it_is_written_again() {
        var topUp = ana.tops(25);
        var letter = ana.news(topUp, Kind.CONFIRMED, "100", "tx-1");
        provider.broken.add(FakePayments.payment(topUp));
        app.get(TakeNews.class).unsealed(TestApp.TENANT, topUp, letter);
        for (var i = 0; i < ALL_ITS_TRIES; i++) {
            jobs();
        }
        assertThat(ana.wallet()).isEqualTo("0");
        assertThat(ana.parked()).containsExactly(ParkReason.UNPROVEN);

        provider.broken.clear();
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.CONFIRMED, Optional.empty()));
        app.get(TakeNews.class).unsealed(TestApp.TENANT, topUp, letter);
        jobs();

        assertThat(ana.wallet()).isEqualTo("25");
        assertThat(ana.faults()).isEmpty();
    }

    private void jobs() {
        Payer.runJobs(app);
        app.clock().advance(Duration.ofMinutes(11));
    }
}
