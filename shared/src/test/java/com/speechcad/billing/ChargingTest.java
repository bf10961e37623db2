package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import com.speechcad.wallet.ExpireHolds;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChargingTest {
    private static final PhoneNumber BAHAMAS = new PhoneNumber("+12423570134");
    private static final PhoneNumber LONDON = new PhoneNumber("+442079460134");
    private static final PhoneNumber TORONTO = new PhoneNumber("+14165550134");

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @AfterEach
    void the_books_are_healthy() {
        assertThat(app.tx().call(TestApp.TENANT, app.get(Ledger.class)::faults)).isEmpty();
    }

    @Test
    void prices_follow_the_region_and_not_the_country_code() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(20));

        assertThat(ana.offered(NEW_YORK, false).perMinute()).isEqualTo(Money.cents(15));
        assertThat(ana.offered(TORONTO, false).perMinute()).isEqualTo(Money.cents(15));
        assertThat(ana.offered(LONDON, false).perMinute()).isEqualTo(Money.cents(45));
        assertThat(ana.quote(BAHAMAS, false)).isEqualTo(new Quote.NoPrice("BS"));
    }

    @ParameterizedTest(name = "{0} c, recording {1}: {2}")
    @CsvSource(textBlock = """
            # cents | recording | outcome
                  0 | false     | short 0.15
                 14 | false     | short 0.01
                 15 | false     | 60 s, hold 0.15
                 16 | false     | 60 s, hold 0.15
                 17 | true      | 60 s, hold 0.17
                 16 | true      | short 0.01
                 45 | false     | 180 s, hold 0.45
              10000 | false     | 600 s, hold 1.5
            """, delimiter = '|')
    void a_quote_lasts_as_long_as_the_wallet_and_ten_minutes_at_most(long cents, boolean recording, String outcome) {
        var ana = Customer.of(app).withoutFree();
        if (cents > 0) {
            ana.credited(Money.cents(cents));
        }

        assertThat(told(ana.quote(NEW_YORK, recording))).isEqualTo(outcome);
    }

    @Test
    void what_is_quoted_is_what_is_held_and_the_price_is_frozen() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var offer = ana.offered(NEW_YORK, false);
        var attempt = UUID.randomUUID();

        var authorised = (Authorisation.Authorised) ana.authorise(attempt, NEW_YORK, false);

        assertThat(authorised.hold()).isEqualTo(offer.hold());
        assertThat(authorised.longest()).isEqualTo(offer.longest());
        assertThat(ana.balance().held()).isEqualTo(offer.hold());
        var dear = new Terms(60, 60, 0, 0, Money.dollars(1), Rounding.EXACT, Money.ZERO);
        PriceLists.of(app).publish(dear, PriceEntry.ofRegion("US", true, Money.dollars(9)));
        var receipt = ana.settle(attempt, ofMillis(71_400));
        var later = ana.quote(NEW_YORK, false);
        PriceLists.of(app).asBefore();
        assertThat(later).isInstanceOf(Quote.TooLittle.class);
        assertThat(receipt.call()).isEqualTo(Money.micros(180_000));
        assertThat(receipt.priceVersion()).isEqualTo("2026-11 v1");
    }

    @Test
    void an_attempt_that_cannot_be_closed_does_not_keep_the_others_from_expiring() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(2));
        var stuck = ana.authorise(NEW_YORK);
        ana.credited(Money.dollars(2));
        var other = ana.authorise(NEW_YORK);
        var held = ana.balance().held();
        ana.in(() -> app.get(Ledger.class)
                .debit(Movement.of("hold:attempt:" + stuck + ":close", ana.user, Reason.SUBSCRIPTION, Money.cents(1))));
        app.clock().advance(Duration.ofHours(8));

        assertThatThrownBy(() -> app.get(ExpireAttempts.class).run(100))
                .as("whoever started it hears of it")
                .hasMessageContaining("1 could not be dealt with");

        assertThat(ana.balance().held()).isLessThan(held).isGreaterThan(Money.ZERO);
        assertThat(ana.settle(other, ofMinutes(1)).returned()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_receipt_adds_up_and_everything_not_used_comes_back() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var attempt = UUID.randomUUID();
        ana.authorise(attempt, NEW_YORK, true);

        var receipt = ana.settle(attempt, ofMillis(71_400), true);

        assertThat(receipt.billedSeconds()).isEqualTo(72);
        assertThat(receipt.walletSeconds()).isEqualTo(72);
        assertThat(receipt.call()).isEqualTo(Money.micros(72 * 150_000 / 60));
        assertThat(receipt.recording()).isEqualTo(Money.cents(2));
        assertThat(receipt.returned()).isEqualTo(receipt.held().minus(receipt.total()));
        assertThat(receipt.entries()).hasSize(2);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(1).minus(receipt.total()));
        assertThat(ana.balance().held()).isEqualTo(Money.ZERO);
    }

    @Test
    void the_second_word_about_an_attempt_changes_nothing() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var attempt = ana.authorise(NEW_YORK);
        var first = ana.settle(attempt, ofSeconds(30));

        assertThat(ana.settle(attempt, ofMinutes(5), true)).isEqualTo(first);
        ana.release(attempt);

        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(1).minus(first.total()));
    }

    @Test
    void nobody_reached_costs_nothing_even_with_recording_on() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var attempt = UUID.randomUUID();
        ana.authorise(attempt, NEW_YORK, true);

        var receipt = ana.settle(attempt, Duration.ZERO, true);

        assertThat(receipt.total()).isEqualTo(Money.ZERO);
        assertThat(ana.balance().available()).isEqualTo(Money.dollars(1));
    }

    @Test
    void a_provider_that_hangs_up_late_costs_no_more_than_was_agreed() {
        var ana = Customer.of(app).withoutFree().credited(Money.cents(15));
        var attempt = ana.authorise(NEW_YORK);

        var receipt = ana.settle(attempt, ofMillis(63_900));

        assertThat(receipt.billedSeconds()).isEqualTo(60);
        assertThat(receipt.owed()).isEqualTo(Money.ZERO);
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
    }

    @Test
    void an_attempt_that_nobody_settled_expires_and_a_late_word_still_charges() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var attempt = ana.authorise(NEW_YORK);
        app.clock().advance(Duration.ofHours(7));

        app.get(ExpireHolds.class).run(100);
        assertThat(app.get(ExpireAttempts.class).run(100)).isPositive();
        assertThat(app.get(ExpireAttempts.class).run(100)).isZero();
        assertThat(ana.balance().available()).isEqualTo(Money.dollars(1));

        assertThat(ana.settle(attempt, ofMinutes(1)).call()).isEqualTo(Money.cents(15));
        assertThat(ana.balance().posted()).isEqualTo(Money.cents(85));
    }

    @Test
    void a_refusal_says_what_is_missing_and_stays_one() {
        var ana = Customer.of(app).withoutFree().credited(Money.cents(10));
        var attempt = UUID.randomUUID();

        var refused = (Authorisation.Refused) ana.authorise(attempt, NEW_YORK, false);
        ana.credited(Money.dollars(5));

        assertThat(refused.shortfall()).isEqualTo(Money.cents(5));
        assertThat(Words.html(refused.why(), Reader.of(Language.EN))).contains("<b>$0.05</b> is missing");
        assertThat(ana.authorise(attempt, NEW_YORK, false)).isEqualTo(refused);
        assertThat(ana.balance().held()).isEqualTo(Money.ZERO);
    }

    @Test
    void what_was_confirmed_is_never_passed_even_when_more_could_be_paid() {
        var ana = Customer.of(app).withoutFree().credited(Money.cents(15));
        var agreed = ana.offered(NEW_YORK, false);
        ana.credited(Money.dollars(50));

        var said = ana.in(() -> app.get(AuthoriseAttempt.class)
                .authorise(new AuthoriseAttempt.Request(
                        UUID.randomUUID(),
                        Quotes.Call.to(ana.user, CallKind.SINGLE, NEW_YORK, false),
                        Optional.empty(),
                        Optional.of(agreed.confirmed()))));

        assertThat(said)
                .isEqualTo(new Authorisation.Authorised(
                        ofMinutes(1), Duration.ZERO, Money.cents(15), agreed.priceVersion()));
    }

    @Test
    void twenty_attempts_at_the_last_minute_never_pass_plan_and_wallet_together() throws Exception {
        var ana = Customer.of(app).credited(Money.cents(47));
        var calls = new ArrayList<Callable<Authorisation>>();
        for (var i = 0; i < 20; i++) {
            calls.add(() -> ana.authorise(UUID.randomUUID(), NEW_YORK, false));
        }
        var planSeconds = 0L;
        var authorised = 0;
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var done : threads.invokeAll(calls)) {
                if (done.get() instanceof Authorisation.Authorised one) {
                    authorised++;
                    planSeconds += one.planSeconds().toSeconds();
                }
            }
        }

        assertThat(authorised).isPositive();
        assertThat(planSeconds).isEqualTo(120);
        assertThat(ana.balance().held()).isLessThanOrEqualTo(Money.cents(47));
        assertThat(ana.current().orElseThrow().single().left()).isZero();
        assertThat(ana.quote(NEW_YORK, false)).isInstanceOf(Quote.TooLittle.class);
    }

    @Test
    void twenty_attempts_at_once_share_exactly_what_there_is() throws Exception {
        var ana = Customer.of(app).trusted().credited(Money.dollars(23));
        ana.buy(ana.plan(Plan.Code.PRIME, 7), 0);
        var calls = new ArrayList<Callable<Authorisation>>();
        for (var i = 0; i < 20; i++) {
            calls.add(() -> ana.authorise(UUID.randomUUID(), NEW_YORK, false));
        }
        var authorised = 0;
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var done : threads.invokeAll(calls)) {
                authorised += done.get() instanceof Authorisation.Authorised ? 1 : 0;
            }
        }

        // An hour of the plan and twenty minutes of the wallet, ten minutes each.
        assertThat(authorised).isEqualTo(8);
        assertThat(ana.current().orElseThrow().single().reserved()).isEqualTo(Duration.ofHours(1));
        assertThat(ana.balance().held()).isEqualTo(Money.dollars(3));
        assertThat(ana.balance().available()).isEqualTo(Money.ZERO);
    }

    private static String told(Quote quote) {
        return switch (quote) {
            case Quote.Offered offer ->
                "%d s, hold %s".formatted(offer.longest().toSeconds(), plain(offer.hold()));
            case Quote.TooLittle(var shortfall) -> "short " + plain(shortfall);
            case Quote.NoPrice(var region) -> "no price " + region;
            case Quote.Special() -> "special";
        };
    }

    private static String plain(Money money) {
        return money.toDollars().stripTrailingZeros().toPlainString();
    }
}
