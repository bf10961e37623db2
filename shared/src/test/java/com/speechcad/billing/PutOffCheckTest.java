package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.db.TestApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider asks to slow down while the invoices that are due are gone through, and letters come beside that. */
class PutOffCheckTest {
    private static final Duration A_RUN = Duration.ofSeconds(50);

    private final FakePayments provider = new FakePayments();
    private final TestApp app = TestApp.with(provider);
    private final Payer ana = new Payer(app);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void an_invoice_that_was_settled_meanwhile_is_not_asked_about_again() {
        var all = List.of(ana.tops(25), ana.tops(30));
        provider.whileAsked = () -> {
            all.forEach(one -> ana.hears(one, Kind.SETTLED, "100", "tx-" + one));
            throw new PaymentProvider.Throttled("slow down", Duration.ofMinutes(1));
        };
        app.clock().advance(Duration.ofMinutes(30));

        app.get(CheckTopUps.class).run(A_RUN);

        assertThat(all).allSatisfy(one -> assertThat(checkAt(one)).isEmpty());
    }

    @Test
    void an_invoice_of_which_nothing_came_is_asked_about_when_the_provider_wants_to() {
        var one = ana.tops(25);
        provider.whileAsked = () -> {
            throw new PaymentProvider.Throttled("slow down", Duration.ofMinutes(10));
        };
        app.clock().advance(Duration.ofMinutes(30));

        app.get(CheckTopUps.class).run(A_RUN);

        assertThat(checkAt(one)).contains(app.clock().instant().plus(Duration.ofMinutes(10)));
    }

    private Optional<Instant> checkAt(UUID invoice) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select check_at from top_up where id = :id")
                                .with("id", invoice)
                                .only(row -> row.maybeInstant("check_at")));
    }
}
