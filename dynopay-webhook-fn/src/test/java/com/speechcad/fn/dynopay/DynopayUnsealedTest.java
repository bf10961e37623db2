package com.speechcad.fn.dynopay;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.FakePayments;
import com.speechcad.billing.PaymentProvider.Check;
import com.speechcad.billing.PaymentProvider.Stage;
import com.speechcad.db.TestDatabase;
import com.speechcad.kernel.Money;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a function does that never saw a seal, and one without a store: each test with a function of its own. */
class DynopayUnsealedTest extends DynopayLetters {
    @AfterEach
    void close() {
        stop();
    }

    @Test
    void an_unsealed_letter_is_checked_first_and_refused_once_a_seal_was_seen() {
        provider.books.put(FakePayments.payment(invoice), new Check(Stage.CONFIRMED, Optional.empty()));
        assertThat(status(event("POST", path(), event("payment.confirmed"), null)))
                .isEqualTo(200);
        assertThat(wallet()).isEqualTo(Money.ZERO);
        runJobs();
        assertThat(wallet()).isEqualTo(Money.dollars(25));

        status(sealed(path(), event("payment.pending")));

        assertThat(status(event("POST", path(), event("payment.confirmed"), null)))
                .isEqualTo(401);
    }

    @Test
    void an_unsealed_lie_is_parked_and_not_credited() {
        assertThat(status(event("POST", path(), event("payment.confirmed"), null)))
                .isEqualTo(200);
        for (var i = 0; i < 5; i++) {
            runJobs();
            app.clock().advance(Duration.ofMinutes(1));
        }

        assertThat(wallet()).isEqualTo(Money.ZERO);
        assertThat(more("parked_payment")).isEqualTo(1);
    }

    @Test
    void a_store_that_is_down_is_told_to_the_provider() {
        var letter = sealed(path(), event("payment.confirmed"));
        var name = app.database().url().replaceAll(".*/", "");
        var next = TestDatabase.fresh();
        next.admin("alter database " + name + " with allow_connections false");
        next.admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");

        assertThat(status(letter)).isEqualTo(503);
    }
}
