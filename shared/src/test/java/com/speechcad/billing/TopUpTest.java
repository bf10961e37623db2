package com.speechcad.billing;

import static com.speechcad.billing.TopUp.State.CREDITED;
import static com.speechcad.billing.TopUp.State.EXPIRED;
import static com.speechcad.billing.TopUp.State.PARKED;
import static com.speechcad.billing.TopUp.State.REFUSED;
import static com.speechcad.billing.TopUp.State.REQUESTED;
import static com.speechcad.billing.TopUp.State.SEEN;
import static com.speechcad.billing.TopUp.State.UNDERPAID;
import static com.speechcad.billing.TopUp.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.billing.PaymentProvider.Check;
import com.speechcad.billing.PaymentProvider.Stage;
import com.speechcad.billing.PaymentProvider.Transfer;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Outgoing;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invoices, and what the provider's news does to them. Every invoice expects 100 coins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopUpTest {
    private final FakePayments provider = new FakePayments();
    private final TestApp app = TestApp.with(provider);
    private Payer ana = new Payer(app);

    @BeforeEach
    void somebody_new() {
        provider.isDown = false;
        provider.refusal = Optional.empty();
        provider.slow = Optional.empty();
        provider.least = Optional.empty();
        ana = new Payer(app);
    }

    @AfterEach
    void the_books_are_healthy() {
        assertThat(ana.faults()).isEmpty();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest(name = "${0}, {1} of 100 coins, {2} s after the window, rate {3}: {4} {5}")
    @CsvSource(textBlock = """
            # invoice | received      | late | rate | credited   | state
              100     | 100           | -60  | 1    | 100        | CREDITED
              25      | 100           | -60  | 1    | 25         | CREDITED
              100     | 98            | -60  | 1    | 100        | CREDITED
              100     | 97.999999     | -60  | 1    | 97.999999  | UNDERPAID
              100     | 6             | -60  | 1    | 6          | UNDERPAID
              100     | 0.000001      | -60  | 1    | 0.000001   | UNDERPAID
              50      | 100.5         | -60  | 1    | 50.25      | CREDITED
              10      | 300           | -60  | 1    | 30         | CREDITED
              10      | 300.00000001  | -60  | 1    | 0          | PARKED
              10      | 33.33333333   | -60  | 1    | 3.333333   | UNDERPAID
              10      | 66.66666666   | -60  | 1    | 6.666667   | UNDERPAID
              100     | 100           |   0  | 0.5  | 100        | CREDITED
              100     | 100           |   1  | 0.5  | 50         | CREDITED
              100     | 100           |   1  | 2    | 100        | CREDITED
              100     | 99            |   1  | 0.99 | 98.01      | CREDITED
              10      | 200           |   1  | 0.0800 | 16       | CREDITED
              100     | 100           |   1  | 0.25 | 25         | CREDITED
              100     | 100           |   1  | 0.24 | 0          | PARKED
              16      | 100           |   1  | 0.16 | 0          | PARKED
              16      | 100           |   1  | 0.1649 | 16       | CREDITED
              16      | 100           |   1  | 0.17 | 16         | CREDITED
              100     | 100           |   1  |      | 0          | PARKED
              100     | 100           | -60  |      | 100        | CREDITED
              100     | 0             | -60  | 1    | 0          | PARKED
            """, delimiter = '|')
    void the_credit_rule(
            long invoice, String received, long late, BigDecimal rate, String credited, TopUp.State state) {
        var topUp = ana.tops(invoice);
        var paidAt = ana.find(topUp).payment().orElseThrow().rateUntil().plusSeconds(late);
        app.clock().set(paidAt);

        ana.hears(
                topUp,
                ana.news(topUp, Kind.CONFIRMED, received, "tx-1", Optional.ofNullable(rate), Optional.of(paidAt)));

        assertThat(ana.wallet()).isEqualTo(credited);
        assertThat(ana.state(topUp)).isEqualTo(state);
        assertThat(ana.parked()).hasSize(state == PARKED ? 1 : 0);
    }

    @Test
    void the_message_goes_from_preparing_to_the_address_to_credited() {
        var topUp = ana.asks(25);
        assertThat(ana.newest().html()).contains("Preparing");

        Payer.runJobs(app);
        assertThat(ana.newest().html())
                .contains("<code>100</code> <b>TRX</b>", "<code>" + FakePayments.address(topUp), "$25.00", "Waiting");
        assertThat(ana.newest().attachment()).isNotNull();
        assertThat(labels()).containsExactly("Copy address", "Copy amount", "I paid, check", "Cancel");

        ana.hears(topUp, Kind.SEEN, "100", "tx-1");
        assertThat(ana.newest().html()).contains("👀 Seen");
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        assertThat(ana.newest().html()).contains("✅ <b>$25.00 credited</b> · wallet $25.00");
        assertThat(ana.newest().attachment()).isNull();
    }

    @RepeatedTest(8)
    void news_in_any_order_any_number_of_times_is_credited_once() {
        var topUp = ana.tops(25);
        var news = new ArrayList<PaymentNews>();
        for (var kind : List.of(Kind.SEEN, Kind.CONFIRMED, Kind.SETTLED, Kind.EXPIRED)) {
            Collections.addAll(news, ana.news(topUp, kind, "100", "tx-1"), ana.news(topUp, kind, "100", "TX-1"));
        }
        Collections.shuffle(news, new Random());

        news.forEach(it -> ana.hears(topUp, it));

        assertThat(ana.wallet()).isEqualTo("25");
        assertThat(ana.state(topUp)).isEqualTo(CREDITED);
        assertThat(ana.parked()).isEmpty();
    }

    @Test
    void sixteen_at_once_say_the_same_and_it_is_credited_once() throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            // The first rounds open the connections, so that the later ones do meet.
            for (var round = 1; round <= 4; round++) {
                var topUp = ana.tops(25);
                var news = ana.news(topUp, Kind.CONFIRMED, "100", "tx-" + round);
                Callable<ConfirmTopUp.Effect> one = () -> ana.hears(topUp, news);
                var effects = new ArrayList<ConfirmTopUp.Effect>();
                for (var done : threads.invokeAll(Collections.nCopies(16, one))) {
                    effects.add(done.get());
                }
                assertThat(effects)
                        .filteredOn(ConfirmTopUp.Effect.CREDITED::equals)
                        .hasSize(1);
            }
        }
        assertThat(ana.wallet()).isEqualTo("100");
    }

    @Test
    void up_to_the_days_limit_is_credited_at_once_and_what_would_pass_it_waits_whole() {
        var first = ana.tops(60);
        var second = ana.tops(40);
        var third = ana.tops(5);
        ana.hears(first, Kind.CONFIRMED, "100", "tx-1");
        ana.hears(second, Kind.CONFIRMED, "100", "tx-2");
        assertThat(ana.wallet()).isEqualTo("100");

        assertThat(ana.hears(third, Kind.CONFIRMED, "100", "tx-3")).isEqualTo(ConfirmTopUp.Effect.WAITS);
        assertThat(ana.wallet()).isEqualTo("100");
        assertThat(ana.state(third)).isEqualTo(SEEN);
        assertThat(ana.newest().html()).contains("settled");

        ana.hears(third, Kind.CONFIRMED, "100", "tx-3");
        assertThat(ana.wallet()).isEqualTo("100");
        ana.hears(third, Kind.SETTLED, "100", "tx-3");
        assertThat(ana.wallet()).isEqualTo("105");
    }

    @Test
    void a_day_later_the_limit_is_free_again() {
        ana.hears(ana.tops(100), Kind.CONFIRMED, "100", "tx-1");
        app.clock().advance(Duration.ofHours(24));

        ana.hears(ana.tops(100), Kind.CONFIRMED, "100", "tx-2");

        assertThat(ana.wallet()).isEqualTo("200");
    }

    @Test
    void what_was_settled_does_not_count_for_the_limit() {
        ana.hears(ana.tops(500), Kind.SETTLED, "100", "tx-1");

        ana.hears(ana.tops(100), Kind.CONFIRMED, "100", "tx-2");

        assertThat(ana.wallet()).isEqualTo("600");
    }

    @Test
    void a_second_transaction_is_parked_once_and_can_be_credited_by_an_operator() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");

        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-2");
        ana.hears(topUp, Kind.SETTLED, "100", "tx-2");

        assertThat(ana.parked()).containsExactly(ParkReason.SECOND_TRANSACTION);
        assertThat(ana.state(topUp)).isEqualTo(CREDITED);
        assertThat(ana.wallet()).isEqualTo("25");
        assertThat(decide(item -> credit(item, 24, "paid twice"))).isTrue();
        assertThat(ana.wallet()).isEqualTo("49");
        assertThat(ana.newest().html()).contains("$24.00");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"OTHER_PAYMENT", "OTHER_COIN", "OTHER_ADDRESS", "OTHER_INVOICE"})
    void what_does_not_match_is_parked_and_the_right_one_is_credited_still(ParkReason reason) {
        var topUp = ana.tops(25);
        var right = ana.news(topUp, Kind.CONFIRMED, "100", "tx-1");

        ana.hears(topUp, wrong(right, reason));

        assertThat(ana.parked()).containsExactly(reason);
        assertThat(ana.state(topUp)).isEqualTo(PARKED);
        assertThat(ana.newest().html()).contains("looked into");
        ana.hears(topUp, right);
        assertThat(ana.wallet()).isEqualTo("25");
    }

    @Test
    void an_invoice_expires_and_a_late_payment_is_credited_still() {
        var topUp = ana.tops(25);
        app.clock().advance(Duration.ofMinutes(15));
        task("expire-invoices").run(Duration.ofSeconds(10));
        assertThat(ana.state(topUp)).isEqualTo(EXPIRED);
        assertThat(ana.newest().html()).contains("expired");

        app.clock().advance(Duration.ofMinutes(5));
        ana.hears(
                topUp,
                ana.news(
                        topUp, Kind.CONFIRMED, "100", "tx-1", Optional.of(new BigDecimal("0.2000")), Optional.empty()));

        assertThat(ana.wallet()).isEqualTo("20");
    }

    @Test
    void what_was_seen_within_the_window_keeps_its_rate_however_late_it_is_confirmed() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.SEEN, "100", "tx-1");
        app.clock().advance(Duration.ofHours(2));

        ana.hears(
                topUp,
                ana.news(
                        topUp, Kind.CONFIRMED, "100", "tx-1", Optional.of(new BigDecimal("0.2000")), Optional.empty()));

        assertThat(ana.wallet()).isEqualTo("25");
    }

    @Test
    void a_cancelled_invoice_that_is_paid_all_the_same_is_credited() {
        var topUp = ana.tops(25);
        app.tx().run(TestApp.TENANT, () -> app.get(RequestTopUp.class).cancel(ana.user, topUp));
        assertThat(ana.newest().html()).contains("Cancelled");

        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");

        assertThat(ana.wallet()).isEqualTo("25");
    }

    @Test
    void a_provider_that_is_down_is_asked_again_with_the_same_words() {
        provider.isDown = true;
        var topUp = ana.tops(25);
        assertThat(ana.newest().html()).contains("does not answer just now");
        provider.isDown = false;
        app.clock().advance(Duration.ofSeconds(10));
        Payer.runJobs(app);

        assertThat(ana.state(topUp)).isEqualTo(WAITING);
        assertThat(ana.newest().html()).contains("Send");
        assertThat(provider.orders.stream()
                        .filter(it -> it.invoice().equals(topUp))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_refusal_is_told() {
        provider.refusal = Optional.of("no wallet");

        var topUp = ana.tops(25);

        assertThat(ana.state(topUp)).isEqualTo(REFUSED);
        assertThat(ana.newest().html()).contains("No address could be made");
    }

    @Test
    void whoever_asks_while_the_provider_is_busy_waits_as_long_as_it_wants_and_has_an_address_then() {
        provider.slow = Optional.of(Duration.ofSeconds(50));
        var topUp = ana.tops(25);
        for (int time = 0; time < 3; time++) {
            app.clock().advance(Duration.ofSeconds(51));
            Payer.runJobs(app);
            assertThat(ana.state(topUp)).isEqualTo(REQUESTED);
        }

        provider.slow = Optional.empty();
        app.clock().advance(Duration.ofSeconds(51));
        Payer.runJobs(app);

        assertThat(ana.state(topUp)).isEqualTo(WAITING);
        assertThat(provider.orders.stream().filter(it -> it.invoice().equals(topUp)))
                .hasSize(5);
    }

    @Test
    void nobody_waits_for_a_busy_provider_longer_than_four_minutes() {
        provider.slow = Optional.of(Duration.ofSeconds(50));
        var topUp = ana.tops(25);
        for (int time = 0; time < 5; time++) {
            app.clock().advance(Duration.ofSeconds(51));
            Payer.runJobs(app);
        }

        assertThat(ana.state(topUp)).isEqualTo(REFUSED);
        assertThat(ana.newest().html()).contains("No address could be made");
    }

    @Test
    void less_than_the_provider_takes_is_refused_with_what_it_takes() {
        provider.least = Optional.of(Money.dollars(30));

        var topUp = ana.tops(25);

        assertThat(ana.state(topUp)).isEqualTo(REFUSED);
        assertThat(ana.newest().html()).contains("takes <b>$30.00</b> or more");
    }

    @Test
    void the_callbacks_word_is_kept_by_its_hash_alone() {
        var topUp = ana.tops(25);
        var word = provider.token(topUp);

        assertThat(app.get(TopUpTokens.class).opens(TestApp.TENANT, topUp, word))
                .isTrue();
        assertThat(app.get(TopUpTokens.class).opens(TestApp.TENANT, topUp, word + "x"))
                .isFalse();
        var row = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of(
                                        "select t::text || encode(token_hash, 'escape') as row from top_up t where id = :id")
                                .with("id", topUp)
                                .only(it -> it.text("row")));
        assertThat(row).doesNotContain(word);
    }

    @Test
    void without_a_single_webhook_the_books_and_the_address_are_enough() {
        var topUp = ana.tops(25);
        provider.books.put(
                FakePayments.payment(topUp),
                new Check(Stage.CONFIRMED, Optional.of(new Transfer(new BigDecimal("50"), "tx-1"))));

        app.clock().advance(Duration.ofMinutes(4));
        task("settle-missed-top-ups").run(Duration.ofSeconds(10));

        assertThat(ana.wallet()).isEqualTo("12.5");
        assertThat(ana.state(topUp)).isEqualTo(UNDERPAID);
        ana.hears(topUp, Kind.CONFIRMED, "50", "tx-1");
        assertThat(ana.wallet()).isEqualTo("12.5");
    }

    @Test
    void past_the_window_the_books_wait_for_the_letter_that_names_time_and_rate() {
        var topUp = ana.tops(25);
        var paidAt = app.clock().instant().plus(Duration.ofMinutes(14));
        provider.books.put(
                FakePayments.payment(topUp),
                new Check(Stage.CONFIRMED, Optional.of(new Transfer(new BigDecimal("100"), "tx-1"))));
        app.clock().advance(Duration.ofMinutes(20));
        task("settle-missed-top-ups").run(Duration.ofSeconds(10));
        assertThat(ana.state(topUp)).isEqualTo(SEEN);
        assertThat(ana.wallet()).isEqualTo("0");

        var half = Optional.of(new BigDecimal("0.125"));
        ana.hears(topUp, ana.news(topUp, Kind.CONFIRMED, "100", "tx-1", half, Optional.of(paidAt)));

        assertThat(ana.wallet()).isEqualTo("25");
    }

    @Test
    void books_that_do_not_say_how_much_came_credit_nothing_and_are_parked_after_a_day() {
        var topUp = ana.tops(25);
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.SETTLED, Optional.empty()));

        reconcileFor(Duration.ofHours(23));
        assertThat(ana.state(topUp)).isEqualTo(SEEN);
        assertThat(ana.wallet()).isEqualTo("0");
        reconcileFor(Duration.ofHours(2));

        assertThat(ana.parked()).containsExactly(ParkReason.NO_AMOUNT);
        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");
        assertThat(ana.wallet()).isNotEqualTo("0");
        assertThat(ana.parked()).isEmpty();
    }

    @Test
    void what_is_never_settled_is_asked_about_and_parked_after_a_day() {
        var topUp = ana.tops(200);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.CONFIRMED, Optional.empty()));

        reconcileFor(Duration.ofHours(23));
        assertThat(ana.state(topUp)).isEqualTo(SEEN);
        reconcileFor(Duration.ofHours(2));
        assertThat(ana.parked()).containsExactly(ParkReason.NOT_SETTLED);
        assertThat(ana.wallet()).isEqualTo("0");

        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");
        assertThat(ana.wallet()).isEqualTo("200");
        assertThat(ana.parked()).isEmpty();
    }

    @Test
    void a_settlement_whose_webhook_was_lost_is_found_by_asking() {
        var topUp = ana.tops(200);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.SETTLED, Optional.empty()));

        reconcileFor(Duration.ofMinutes(10));

        assertThat(ana.wallet()).isEqualTo("200");
    }

    @Test
    void i_paid_has_the_provider_asked_by_a_job() {
        var topUp = ana.tops(25);
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.SEEN, Optional.empty()));

        app.tx().run(TestApp.TENANT, () -> app.get(CheckTopUp.class).ask(ana.user, topUp));
        Payer.runJobs(app);

        assertThat(ana.state(topUp)).isEqualTo(SEEN);
    }

    @ParameterizedTest(name = "the books say {0} {1}: wallet {2}, parked {3}")
    @CsvSource(textBlock = """
            # stage   | amount | wallet | parked
            CONFIRMED |        | 25     |
            CONFIRMED | 100    | 25     |
            SETTLED   |        | 25     |
            CONFIRMED | 6      | 0      | UNPROVEN
            UNKNOWN   |        | 0      | UNPROVEN
            NOTHING   |        | 0      | UNPROVEN
            SEEN      |        | 0      | UNPROVEN
            """, delimiter = '|')
    void unsealed_news_is_credited_only_if_the_books_agree(
            Stage stage, BigDecimal amount, String wallet, ParkReason parked) {
        var topUp = ana.tops(25);
        var transfer = Optional.ofNullable(amount).map(it -> new Transfer(it, "tx-1"));
        provider.books.put(FakePayments.payment(topUp), new Check(stage, transfer));

        app.get(TakeNews.class).unsealed(TestApp.TENANT, topUp, ana.news(topUp, Kind.CONFIRMED, "100", "tx-1"));
        for (var i = 0; i < 5; i++) {
            Payer.runJobs(app);
            app.clock().advance(Duration.ofMinutes(1));
        }

        assertThat(ana.wallet()).isEqualTo(wallet);
        assertThat(ana.parked()).isEqualTo(parked == null ? List.of() : List.of(parked));
    }

    private static PaymentNews wrong(PaymentNews right, ParkReason reason) {
        var isOther = Optional.of("another");
        return new PaymentNews(
                right.kind(),
                reason == ParkReason.OTHER_PAYMENT ? "another" : right.paymentId(),
                reason == ParkReason.OTHER_ADDRESS ? isOther : right.address(),
                right.tag(),
                reason == ParkReason.OTHER_COIN ? isOther : right.coin(),
                right.received(),
                right.rate(),
                reason == ParkReason.OTHER_INVOICE ? Optional.of(BigDecimal.TEN) : right.base(),
                right.baseCurrency(),
                right.tx(),
                right.occurredAt());
    }

    private void reconcileFor(Duration time) {
        var end = app.clock().instant().plus(time);
        while (app.clock().instant().isBefore(end)) {
            app.clock().advance(Duration.ofMinutes(5));
            task("settle-missed-top-ups").run(Duration.ofSeconds(10));
        }
    }

    private Task task(String name) {
        return app.get(ApplicationContext.class).getBean(Task.class, Qualifiers.byName(name));
    }

    private ParkedPayments parked() {
        return app.get(ParkedPayments.class);
    }

    private boolean decide(java.util.function.LongPredicate deed) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> parked().open(0, 1000).stream()
                                .filter(item -> item.user().equals(Optional.of(ana.user)))
                                .map(ParkedPayment::id)
                                .findFirst()
                                .map(deed::test)
                                .orElse(false));
    }

    private boolean credit(long item, long dollars, String why) {
        var decision = new ParkedPayment.Decision.Credit(Money.dollars(dollars));
        return app.get(DecideParked.class).decide(item, new UserId(1), decision, why) == ParkedPayment.Outcome.DONE;
    }

    private List<String> labels() {
        return ana.newest().rows().stream()
                .flatMap(List::stream)
                .map(Outgoing.Key::label)
                .toList();
    }
}
