package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.wallet.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twenty attempts at the same moment, as the role the functions have: plan and wallet are given out once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthoriseAtOnceTest {
    private static final PhoneNumber CHICAGO = new PhoneNumber("+13125550134");
    private static final int AT_ONCE = 20;

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @AfterEach
    void the_books_are_healthy() {
        assertThat(app.tx().call(TestApp.TENANT, app.get(Ledger.class)::faults)).isEmpty();
    }

    @ParameterizedTest(name = "{0} s of the plan, {1} c, transfers {2}: {3} are served")
    @CsvSource(textBlock = """
            # seconds | cents | transfers | served
                   60 |     0 | false     | 1
                   59 |     0 | false     | 0
                   59 |     2 | false     | 1
                  119 |    15 | false     | 1
                    0 |   300 | false     | 2
                 6000 |     0 | false     | 10
                 1260 |    10 | false     | 3
                 1200 |    29 | true      | 1
                  120 |     0 | true      | 1
                  119 |     0 | true      | 0
            """, delimiter = '|')
    void nothing_is_given_twice_and_nobody_is_refused_who_could_be_served(
            int seconds, long cents, boolean transfers, int served) throws Exception {
        var ana = Customer.of(app).trusted();
        var prime = ana.plan(Plan.Code.PRIME, 1);
        ana.credited(prime.price().plus(Money.cents(cents)));
        ana.buy(prime, 0);
        app.database()
                .admin("update allowance set used_seconds = granted_seconds - %d where kind = 'BULK' and"
                                .formatted(seconds)
                        + " subscription_id = " + ana.newest());
        var to = transfers ? List.of(CHICAGO) : List.<PhoneNumber>of();
        var attempts = new ArrayList<Callable<Authorisation>>();
        for (var i = 0; i < AT_ONCE; i++) {
            attempts.add(() -> ana.authorise(UUID.randomUUID(), CallKind.BULK, NEW_YORK, to, false));
        }

        var planSeconds = 0L;
        var held = Money.ZERO;
        var authorised = 0;
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var done : threads.invokeAll(attempts)) {
                switch (done.get()) {
                    case Authorisation.Authorised one -> {
                        assertThat(one.longest()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
                        planSeconds += one.planSeconds().toSeconds();
                        held = held.plus(one.hold());
                        authorised++;
                    }
                    case Authorisation.Refused refused ->
                        assertThat(refused.shortfall().isPositive()).isTrue();
                }
            }
        }

        var bulk = ana.current().orElseThrow().bulk();
        assertThat(authorised).isEqualTo(served);
        assertThat(planSeconds)
                .isLessThanOrEqualTo(seconds)
                .isEqualTo(bulk.reserved().toSeconds());
        assertThat(held)
                .isLessThanOrEqualTo(Money.cents(cents))
                .isEqualTo(ana.balance().held());
        assertThat(ana.in(() ->
                        app.get(Quotes.class).quote(new Quotes.Call(ana.user, CallKind.BULK, NEW_YORK, to, false))))
                .as("what is left would serve nobody")
                .isInstanceOf(Quote.TooLittle.class);
    }
}
