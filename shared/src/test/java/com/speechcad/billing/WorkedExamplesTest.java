package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The worked examples of an earlier system, each with the result it should have had. Reminders (18 and 19) are about
 * when a campaign starts and have their table in {@code LaunchCampaignTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkedExamplesTest {
    private static final PhoneNumber LONDON = new PhoneNumber("+442079460134");

    private final TestApp app = TestApp.with(new FakePayments());

    @AfterAll
    void stop() {
        app.close();
    }

    @BeforeEach
    void prices_as_in_the_catalogue() {
        PriceLists.of(app).asBefore();
    }

    private static Arguments row(String number, String situation, Supplier<String> play, String result) {
        return Arguments.of(number, situation, play, result);
    }

    Stream<Arguments> examples() {
        return Stream.of(
                row(
                        "1",
                        "200 bulk minutes, a call of 90,500 ms",
                        () -> bulk(Plan.Code.PRIME, 7, 0, 15, Money.ZERO, 90_500),
                        "96 s, 96 of the plan, $0; 11904 s left, wallet $0"),
                row(
                        "2",
                        "one bulk minute, 150,000 ms, at 0.05, wallet 10.00",
                        () -> bulk(Plan.Code.PRIME, 1, 99, 5, Money.dollars(10), 150_000),
                        "150 s, 60 of the plan, $0.075; 0 s left, wallet $9.925"),
                row(
                        "3",
                        "the same at 0.35",
                        () -> bulk(Plan.Code.PRIME, 1, 99, 35, Money.dollars(10), 150_000),
                        "150 s, 60 of the plan, $0.525; 0 s left, wallet $9.475"),
                row(
                        "4",
                        "Free, two minutes, a call of three, wallet 1.00",
                        () -> free(Money.dollars(1), 180_000),
                        "180 s, 120 of the plan, $0.15; 0 s left, wallet $0.85"),
                row(
                        "4, without money",
                        "Free, two minutes, a call that would be three",
                        () -> free(Money.ZERO, 180_000),
                        "120 s, 120 of the plan, $0; 0 s left, wallet $0"),
                row(
                        "5",
                        "never answered",
                        () -> free(Money.dollars(1), 0),
                        "0 s, 0 of the plan, $0; 120 s left, wallet $1"),
                row("6", "the end of a call of 60 s said twice", this::twice, "60 s used, wallet $1"),
                row(
                        "7",
                        "what is over the plan costs exactly the wallet",
                        () -> free(Money.cents(15), 180_000),
                        "180 s, 120 of the plan, $0.15; 0 s left, wallet $0"),
                row(
                        "8",
                        "30 days, renewing, money enough",
                        () -> renewed(30, Money.dollars(60)),
                        "renewed from the old end for 30 days, 500 bulk minutes, wallet $0"),
                row(
                        "9",
                        "the same, one cent short, then topped up two days later",
                        this::aCentShort,
                        "past due, said 1 time in 40 hours; after the top-up renewed from then for 30 days, wallet $0"),
                row("10", "7 days bought now", this::lastSecond, "usable at the last second, not at the next"),
                row(
                        "11",
                        "from Prime 30 with 20 days and all minutes left to Elite 7",
                        this::upgrade,
                        "credit $20, charged $5, 300 bulk minutes for 7 days"),
                row("12", "a $30 plan by crypto, $29.99 came", () -> byCrypto("99.966"), "bought, wallet $0"),
                row("12, much too little", "a $30 plan, $15 came", () -> byCrypto("50"), "no plan, wallet $15"),
                row("13", "a $30 plan by crypto, $35 came", () -> byCrypto("116.6667"), "bought, wallet $5.00001"),
                row(
                        "14",
                        "1.9 minutes of the plan left, wallet 0",
                        () -> left(114, Money.ZERO),
                        "114 s, 114 of the plan, hold $0"),
                row("14, nothing left", "no minute left, wallet 0.14", () -> left(0, Money.cents(14)), "missing $0.01"),
                row(
                        "14, just enough",
                        "no minute left, wallet 0.15",
                        () -> left(0, Money.cents(15)),
                        "60 s, 0 of the plan, hold $0.15"),
                row(
                        "15",
                        "8 covered and 2 in Britain, 15.9 bulk minutes left",
                        this::campaign,
                        "two minutes each: $1.815"),
                row("16", "three minutes to Britain", this::london, "held $4.5, charged $1.35, returned $3.15"),
                row("17", "wallet 0.01, a debit of 0.02", this::tooMuch, "TOO_LITTLE by $0.01, wallet $0.01, 1 line"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void comes_out_as_it_should_have(String number, String situation, Supplier<String> play, String result) {
        assertThat(play.get()).as("%s: %s", number, situation).isEqualTo(result);
        assertThat(app.tx().call(TestApp.TENANT, app.get(Ledger.class)::faults)).isEmpty();
        assertThat(app.tx()
                        .call(
                                TestApp.TENANT,
                                () -> app.get(ProveReceipts.class).next().faults()))
                .isEmpty();
    }

    private Customer with(Plan.Code code, int days, Money beyond) {
        var ana = Customer.of(app).trusted();
        var plan = ana.plan(code, days);
        ana.credited(plan.price().plus(beyond));
        ana.buy(plan, 0);
        return ana;
    }

    private String bulk(Plan.Code code, int days, long usedMinutes, long cents, Money wallet, long millis) {
        var ana = with(code, days, wallet);
        app.database()
                .admin("update allowance set used_seconds = %d where kind = 'BULK' and subscription_id = %d"
                        .formatted(usedMinutes * 60, ana.newest()));
        PriceLists.of(app).publish(Pricing.SIX, PriceEntry.ofRegion("US", true, Money.cents(cents)));
        var attempt = UUID.randomUUID();
        ana.authorise(attempt, CallKind.BULK, NEW_YORK, List.of(), false);
        return told(ana, ana.settle(attempt, Duration.ofMillis(millis)), CallKind.BULK);
    }

    private String free(Money wallet, long millis) {
        var ana = Customer.of(app);
        if (wallet.isPositive()) {
            ana.credited(wallet);
        }
        var receipt = ana.settle(ana.authorise(NEW_YORK), Duration.ofMillis(millis));
        return told(ana, receipt, CallKind.SINGLE);
    }

    private static String told(Customer who, Receipt receipt, CallKind kind) {
        return "%d s, %d of the plan, %s; %d s left, wallet %s"
                .formatted(
                        receipt.billedSeconds(),
                        receipt.planSeconds(),
                        dollars(receipt.total()),
                        who.current().orElseThrow().of(kind).left().toSeconds(),
                        dollars(who.balance().posted()));
    }

    private String twice() {
        var ana = Customer.of(app).credited(Money.dollars(1));
        var attempt = ana.authorise(NEW_YORK);
        var first = ana.settle(attempt, Duration.ofSeconds(60));
        assertThat(ana.settle(attempt, Duration.ofSeconds(60))).isEqualTo(first);
        return "%d s used, wallet %s"
                .formatted(
                        ana.current().orElseThrow().single().used().toSeconds(),
                        dollars(ana.balance().posted()));
    }

    private String renewed(int days, Money wallet) {
        var ana = Customer.of(app).trusted().credited(wallet);
        var first = ana.subscribe(ana.plan(Plan.Code.PRIME, days));
        app.clock().advance(Duration.ofDays(days).plusMinutes(20));
        renewals();
        var second = ana.current().orElseThrow();
        return "renewed %s for %d days, %d bulk minutes, wallet %s"
                .formatted(
                        second.start().equals(first.end()) ? "from the old end" : "from " + second.start(),
                        Duration.between(second.start(), second.end()).toDays(),
                        second.bulk().left().toMinutes(),
                        dollars(ana.balance().posted()));
    }

    private String aCentShort() {
        var ana = Customer.of(app).trusted().credited(Money.cents(5999));
        ana.subscribe(ana.plan(Plan.Code.PRIME, 30));
        app.clock().advance(Duration.ofDays(30));
        for (var hour = 0; hour < 40; hour++) {
            renewals();
            app.clock().advance(Duration.ofHours(1));
        }
        var state = ana.current().isEmpty() && ana.status() instanceof PlanStatus.PastDue ? "past due" : "not past due";
        var said = ana.told("plan-past-due:").size();
        var then = app.clock().instant();
        ana.credited(Money.cents(1));
        var again = ana.current().orElseThrow();
        return "%s, said %d time in 40 hours; after the top-up renewed %s for %d days, wallet %s"
                .formatted(
                        state,
                        said,
                        again.start().equals(then) ? "from then" : "from " + again.start(),
                        Duration.between(again.start(), again.end()).toDays(),
                        dollars(ana.balance().posted()));
    }

    private String lastSecond() {
        var ana = with(Plan.Code.PRIME, 7, Money.ZERO);
        app.clock().advance(Duration.ofDays(7).minusSeconds(1));
        var last = ana.current().isPresent();
        app.clock().advance(Duration.ofSeconds(1));
        return last && ana.current().isEmpty() ? "usable at the last second, not at the next" : "wrong";
    }

    private String upgrade() {
        var ana = with(Plan.Code.PRIME, 30, Money.dollars(25));
        app.clock().advance(Duration.ofDays(10));
        var elite = ana.plan(Plan.Code.ELITE, 7);
        var offer = (PlanOffer.Upgrade) ana.offer(elite);
        assertThat(ana.buy(elite, ana.newest())).isInstanceOf(Purchase.Bought.class);
        var current = ana.current().orElseThrow();
        return "credit %s, charged %s, %d bulk minutes for %d days"
                .formatted(
                        dollars(offer.credit().amount()),
                        dollars(Money.dollars(25).minus(ana.balance().posted())),
                        current.bulk().left().toMinutes(),
                        Duration.between(current.start(), current.end()).toDays());
    }

    /** @param coins of the hundred that were asked for */
    private String byCrypto(String coins) {
        var ana = new Payer(app);
        var in = new Object() {
            <T> T call(Supplier<T> work) {
                return app.tx().call(TestApp.TENANT, work);
            }
        };
        in.call(() -> {
            var businesses = app.get(Businesses.class);
            businesses.setTier(businesses.of(ana.user).id(), Business.Tier.T1);
            return true;
        });
        var prime = Customer.of(app).plan(Plan.Code.PRIME, 30);
        var due = new BuyWithCrypto.Due(Money.dollars(30), Money.dollars(30));
        var order = new BuyWithCrypto.Order(prime.id(), 0, due, false);
        var asked = in.call(() -> app.get(BuyWithCrypto.class).request(ana.user, order, "TRX"));
        var invoice = ((BuyWithCrypto.Outcome.Requested) asked).invoice();
        Payer.runJobs(app);
        ana.hears(invoice, Kind.CONFIRMED, coins, "tx-" + invoice);
        Payer.runJobs(app);
        var plan = in.call(() -> app.get(Subscriptions.class).current(ana.user));
        return (plan.isPresent() ? "bought" : "no plan") + ", wallet $" + ana.wallet();
    }

    private String left(long seconds, Money wallet) {
        var ana = with(Plan.Code.PRIME, 1, wallet);
        app.database()
                .admin("update allowance set used_seconds = granted_seconds - %d where kind = 'SINGLE' and"
                                .formatted(seconds)
                        + " subscription_id = " + ana.newest());
        return switch (ana.quote(NEW_YORK, false)) {
            case Quote.Offered offer ->
                "%d s, %d of the plan, hold %s"
                        .formatted(
                                offer.longest().toSeconds(), offer.planSeconds().toSeconds(), dollars(offer.hold()));
            case Quote.TooLittle(var shortfall) -> "missing " + dollars(shortfall);
            case Quote.NoPrice _, Quote.Special _ -> "no price";
        };
    }

    private String campaign() {
        var ana = with(Plan.Code.PRIME, 1, Money.ZERO);
        app.database()
                .admin("update allowance set used_seconds = granted_seconds - 954 where kind = 'BULK' and"
                        + " subscription_id = " + ana.newest());
        var script = UUID.randomUUID();
        for (var i = 0; i < 3; i++) {
            var attempt = UUID.randomUUID();
            ana.in(() -> app.get(AuthoriseAttempt.class)
                    .authorise(new AuthoriseAttempt.Request(
                            attempt,
                            Quotes.Call.to(ana.user, CallKind.SINGLE, NEW_YORK, false),
                            java.util.Optional.of(script),
                            java.util.Optional.empty())));
            ana.settle(attempt, Duration.ofMinutes(2));
        }
        var contacts = new ArrayList<>(Collections.nCopies(8, NEW_YORK));
        contacts.addAll(Collections.nCopies(2, LONDON));
        var quote = ana.in(() -> app.get(Quotes.class)
                        .campaign(
                                ana.user,
                                script,
                                List.of(),
                                false,
                                app.get(PricedNumbers.class)
                                        .count(PriceCounts.NONE, contacts)
                                        .orElseThrow()))
                .orElseThrow();
        assertThat(quote.likely().seconds()).isEqualTo(10 * 120);
        return "two minutes each: " + dollars(quote.likely().money());
    }

    private String london() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(10));
        var attempt = UUID.randomUUID();
        ana.authorise(attempt, LONDON, false);
        var receipt = ana.settle(attempt, Duration.ofMinutes(3));
        return "held %s, charged %s, returned %s"
                .formatted(dollars(receipt.held()), dollars(receipt.total()), dollars(receipt.returned()));
    }

    private String tooMuch() {
        var ana = Customer.of(app).credited(Money.cents(1));
        var posted = ana.in(() -> app.get(Ledger.class)
                .debit(Movement.of("debit:" + ana.user.value(), ana.user, Reason.SUBSCRIPTION, Money.cents(2))));
        var rejected = (Posted.Rejected) posted;
        var lines = ana.in(() -> app.sql()
                .of("select count(*) as lines from ledger_transfer t join ledger_op o on o.id = t.op_id"
                        + " where o.user_id = :user")
                .with("user", ana.user)
                .only(row -> row.number("lines")));
        return "%s by %s, wallet %s, %d line"
                .formatted(
                        rejected.why(),
                        dollars(rejected.shortfall()),
                        dollars(ana.balance().posted()),
                        lines);
    }

    private void renewals() {
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(30));
        Payer.runJobs(app);
    }

    private static String dollars(Money money) {
        return "$" + money.toDollars().stripTrailingZeros().toPlainString();
    }
}
