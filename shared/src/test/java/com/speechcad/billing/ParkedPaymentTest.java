package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.ParkedPayment.Decision;
import com.speechcad.billing.ParkedPayment.Outcome;
import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Users;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an operator sees of a parked payment, and what each decision does, once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParkedPaymentTest {
    private final TestApp app = TestApp.with(new FakePayments());
    private UserId boss = new UserId(1);
    private UserId second = new UserId(2);
    private Payer ana = new Payer(app);

    @BeforeAll
    void two_admins() {
        boss = admin(67_001);
        second = admin(67_002);
    }

    @BeforeEach
    void somebody_new() {
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

    @Test
    void every_admin_is_told_once_however_often_the_provider_says_it() {
        var topUp = ana.tops(10);
        var before = List.of(alarms(67_001L).size(), alarms(67_002L).size());
        for (var time = 0; time < 3; time++) {
            ana.hears(topUp, Kind.CONFIRMED, "301", "tx-1");
            ana.hears(topUp, Kind.SETTLED, "301", "tx-1");
        }

        assertThat(List.of(alarms(67_001L).size(), alarms(67_002L).size()))
                .containsExactly(before.getFirst() + 1, before.getLast() + 1);
        assertThat(alarms(67_001L).getLast()).contains("More than three times");
        assertThat(ana.parked()).containsExactly(ParkReason.TOO_MUCH);
    }

    @Test
    void the_evidence_is_each_thing_the_provider_said_and_what_it_led_to() {
        var topUp = ana.tops(10);
        ana.hears(topUp, Kind.SEEN, "301", "tx-1");
        ana.hears(topUp, Kind.CONFIRMED, "301", "tx-1");
        ana.hears(topUp, Kind.CONFIRMED, "301", "tx-1");

        var said =
                app.tx().call(TestApp.TENANT, () -> app.get(TopUpHistory.class).of(topUp, 10));

        assertThat(said)
                .extracting(line -> line.word() + " " + line.effect())
                .containsExactly("CONFIRMED PARKED", "SEEN SHOWN");
        assertThat(said.getFirst().source()).isEqualTo(PaymentNews.Source.SEALED);
        assertThat(said.getFirst().received().orElseThrow()).isEqualByComparingTo("301");
    }

    @Test
    void a_decision_needs_a_reason_and_is_made_once() {
        var item = parkedAt(10);

        assertThat(decide(item, new Decision.Credit(Money.dollars(30)), " ")).isEqualTo(Outcome.NO_REASON);
        assertThat(decide(item, new Decision.Credit(Money.dollars(30)), "theirs"))
                .isEqualTo(Outcome.DONE);
        assertThat(decide(item, new Decision.Credit(Money.dollars(30)), "theirs"))
                .isEqualTo(Outcome.GONE);
        assertThat(decide(item, new Decision.Reject(), "or not")).isEqualTo(Outcome.GONE);

        assertThat(ana.wallet()).isEqualTo("30");
        var logged = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select actor from audit_log where subject = :item")
                                .with("item", "parked-payment:" + item)
                                .list(row -> row.text("actor")));
        assertThat(logged).containsExactly("user:" + boss.value());
    }

    @Test
    void two_operators_at_once_decide_it_once() throws Exception {
        var item = parkedAt(10);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Outcome> credit = () -> decide(item, new Decision.Credit(Money.dollars(30)), "theirs");
            Callable<Outcome> reject = () -> decide(item, new Decision.Reject(), "not theirs");
            var outcomes = new ArrayList<Outcome>();
            for (var done : threads.invokeAll(List.of(credit, reject))) {
                outcomes.add(done.get());
            }
            assertThat(outcomes).containsExactlyInAnyOrder(Outcome.DONE, Outcome.GONE);
        }
    }

    @Test
    void rejected_it_moves_nothing_and_the_person_is_told() {
        var item = parkedAt(10);

        decide(item, new Decision.Reject(), "not theirs");

        assertThat(ana.wallet()).isEqualTo("0");
        assertThat(ana.newest().html()).contains("could not be credited", "$10.00", "TRX", "no. ");
        assertThat(ana.newest().rows().toString()).contains("support", "home");
        assertThat(ana.parked()).isEmpty();
        assertThat(shown(ana))
                .as("also in its own message")
                .noneSatisfy(said -> assertThat(said).contains("being looked into"));
    }

    @Test
    void linked_to_another_top_up_of_the_same_person_none_is_looked_into_any_more() {
        var first = ana.tops(10);
        ana.hears(first, Kind.CONFIRMED, "301", "tx-1");
        var item = mine();
        var other = ana.tops(25);

        decide(item, new Decision.Link(other, Money.cents(2480)), "the same person");

        assertThat(ana.newest().html()).contains("$24.80</b> credited", "$10.00", "TRX");
        assertThat(ana.newest().rows().toString()).contains("wallet", "home");
        assertThat(shown(ana))
                .noneSatisfy(said -> assertThat(said).contains("being looked into"))
                .anySatisfy(said -> assertThat(said).contains("$10.00", "$24.80 credited"));
        assertThat(state(first)).isEqualTo(TopUpText.STATE_LOOKED_INTO_CREDITED);
    }

    @Test
    void what_belongs_to_somebody_else_is_rejected_for_whom_it_was_parked() {
        var first = ana.tops(10);
        ana.hears(first, Kind.CONFIRMED, "301", "tx-1");
        var bob = new Payer(app);

        decide(mine(), new Decision.Link(bob.tops(25), Money.dollars(24)), "Bob sent it to the wrong address");

        assertThat(ana.newest().html()).contains("could not be credited").doesNotContain("$24");
        assertThat(state(first)).isEqualTo(TopUpText.STATE_REJECTED);
        assertThat(bob.newest().html()).contains("$24.00</b> credited", "$25.00");
    }

    @Test
    void rejected_it_is_looked_into_again_where_more_comes_for_it() {
        var first = ana.tops(10);
        ana.hears(first, Kind.CONFIRMED, "301", "tx-1");
        decide(mine(), new Decision.Reject(), "not theirs");
        assertThat(state(first)).isEqualTo(TopUpText.STATE_REJECTED);

        ana.hears(first, Kind.CONFIRMED, "302", "tx-2");

        assertThat(state(first)).isEqualTo(TopUpText.STATE_PARKED);
        decide(mine(), new Decision.Credit(Money.dollars(12)), "theirs after all");
        assertThat(state(first)).isNotEqualTo(TopUpText.STATE_PARKED);
        assertThat(ana.wallet()).isEqualTo("12");
    }

    private TopUpText state(UUID invoice) {
        return TopUpText.state(ana.find(invoice));
    }

    private List<String> shown(Payer payer) {
        app.get(com.speechcad.notify.DeliverOutbox.class).run(Duration.ofSeconds(10));
        var chat = app.tx()
                .call(TestApp.TENANT, () -> app.get(Users.class).get(payer.user).chat());
        return app.messenger().shown(chat).values().stream().map(Outgoing::html).toList();
    }

    @Test
    void linked_to_another_invoice_its_owner_gets_the_money_and_that_invoice_can_still_be_paid() {
        var item = parkedAt(10);
        var bob = new Payer(app);
        var bobs = bob.tops(25);

        assertThat(decide(item, new Decision.Link(bobs, Money.dollars(24)), "Bob sent it to the wrong address"))
                .isEqualTo(Outcome.DONE);

        assertThat(ana.wallet()).isEqualTo("0");
        assertThat(bob.wallet()).isEqualTo("24");
        bob.hears(bobs, Kind.CONFIRMED, "100", "tx-9");
        assertThat(bob.wallet()).isEqualTo("49");
    }

    @Test
    void what_no_invoice_has_can_only_be_linked_or_rejected() {
        var door = UUID.randomUUID();
        app.tx().run(TestApp.TENANT, () -> app.get(ParkedPayments.class).unclaimed(door));
        var item = app
                .tx()
                .call(TestApp.TENANT, () -> app.get(ParkedPayments.class).open(0, 1000))
                .stream()
                .filter(it -> it.paymentId().equals(door.toString()))
                .map(ParkedPayment::id)
                .findFirst()
                .orElseThrow();
        var topUp = ana.tops(25);

        assertThat(decide(item, new Decision.Credit(Money.dollars(5)), "whose?"))
                .isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(decide(item, new Decision.Link(UUID.randomUUID(), Money.dollars(5)), "no such"))
                .isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(decide(item, new Decision.Link(topUp, Money.dollars(5)), "hers"))
                .isEqualTo(Outcome.DONE);

        assertThat(ana.wallet()).isEqualTo("5");
    }

    @Test
    void what_an_operator_credited_is_not_credited_again_when_the_provider_finds_its_words() {
        var topUp = ana.tops(25);
        app.get(TakeNews.class).unsealed(TestApp.TENANT, topUp, ana.news(topUp, Kind.CONFIRMED, "100", "tx-1"));
        for (var i = 0; i < 5; i++) {
            Payer.runJobs(app);
            app.clock().advance(Duration.ofMinutes(1));
        }
        var item = mine();
        decide(item, new Decision.Credit(Money.dollars(25)), "seen on the chain");

        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");

        assertThat(ana.wallet()).isEqualTo("25");
        assertThat(ana.find(topUp).settledAt()).isPresent();
    }

    @Test
    void above_the_limit_nothing_moves_until_a_second_operator_agrees() {
        var item = parkedAt(100);
        var wish = new Decision.Credit(Money.dollars(301));

        assertThat(ask(item, boss, wish)).isEqualTo(Outcome.WAITS);
        assertThat(ana.wallet()).isEqualTo("0");
        assertThat(agree(item, boss)).isEqualTo(Outcome.GONE);
        assertThat(ana.wallet()).isEqualTo("0");
        assertThat(alarms(67_002L).getLast()).contains("Another operator wants to move $301.00");

        assertThat(agree(item, second)).isEqualTo(Outcome.DONE);
        assertThat(agree(item, second)).isEqualTo(Outcome.GONE);
        assertThat(ana.wallet()).isEqualTo("301");
    }

    @Test
    void what_one_operator_decides_alone_about_parked_payments_is_one_sum() {
        app.clock().advance(Duration.ofDays(2));
        var first = parkedAt(10);
        assertThat(ask(first, boss, new Decision.Credit(Money.dollars(30)))).isEqualTo(Outcome.DONE);

        var next = parkedAt(10);
        assertThat(ask(next, boss, new Decision.Credit(Money.dollars(30)))).isEqualTo(Outcome.WAITS);
        assertThat(ana.wallet()).isEqualTo("30");
        assertThat(agree(next, second)).isEqualTo(Outcome.DONE);
        assertThat(ana.wallet()).isEqualTo("60");
        app.clock().advance(Duration.ofHours(25));
        assertThat(ask(parkedAt(10), boss, new Decision.Credit(Money.dollars(30))))
                .as("a day later")
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void payments_that_are_linked_to_one_wallet_are_one_sum_as_well() {
        app.clock().advance(Duration.ofDays(2));
        var bob = new Payer(app);
        var first = parkedAt(10);
        assertThat(ask(first, boss, new Decision.Link(bob.tops(25), Money.dollars(30))))
                .isEqualTo(Outcome.DONE);

        var next = parkedAt(10);
        assertThat(ask(next, boss, new Decision.Link(bob.tops(25), Money.dollars(30))))
                .isEqualTo(Outcome.WAITS);
        assertThat(bob.wallet()).isEqualTo("30");
    }

    @Test
    void for_ones_own_wallet_a_second_operator_is_asked_whatever_the_sum() {
        var item = parkedAt(10);
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).makeAdmin(ana.user, true));

        assertThat(ask(item, ana.user, new Decision.Credit(Money.dollars(1)))).isEqualTo(Outcome.WAITS);
        assertThat(ana.wallet()).isEqualTo("0");
    }

    @Test
    void a_wish_that_nobody_agrees_to_can_be_dropped_and_the_payment_still_waits() {
        var item = parkedAt(100);
        ask(item, boss, new Decision.Credit(Money.dollars(301)));

        assertThat(drop(item, second)).isEqualTo(Outcome.DONE);
        assertThat(agree(item, second)).isEqualTo(Outcome.GONE);
        assertThat(ask(item, second, new Decision.Credit(Money.dollars(30)))).isEqualTo(Outcome.DONE);
        assertThat(ana.wallet()).isEqualTo("30");
    }

    @Test
    void the_row_refuses_that_the_same_person_asks_and_agrees() {
        var item = parkedAt(100);
        ask(item, boss, new Decision.Credit(Money.dollars(301)));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> app.tx()
                        .run(
                                TestApp.TENANT,
                                () -> app.get(com.speechcad.db.Sql.class)
                                        .of("update parked_payment set agreed_by = asked_by where id = :id")
                                        .with("id", item)
                                        .update()))
                .hasStackTraceContaining("parked_payment");
        drop(item, boss);
    }

    private Optional<AgreeOnParked.Asked> asked(long item) {
        return app.tx().call(TestApp.TENANT, () -> app.get(AgreeOnParked.class).asked(item));
    }

    private Outcome ask(long item, UserId operator, Decision decision) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(AgreeOnParked.class).decide(item, operator, decision, "seen on the chain"));
    }

    private Outcome agree(long item, UserId operator) {
        return asked(item)
                .map(seen -> app.tx()
                        .call(TestApp.TENANT, () -> app.get(AgreeOnParked.class).agree(item, operator, seen)))
                .orElse(Outcome.GONE);
    }

    private Outcome drop(long item, UserId operator) {
        var seen = asked(item).orElseThrow();
        return app.tx().call(TestApp.TENANT, () -> app.get(AgreeOnParked.class).drop(item, operator, seen));
    }

    private long parkedAt(long dollars) {
        ana.hears(ana.tops(dollars), Kind.CONFIRMED, "301", "tx-1");
        return mine();
    }

    private long mine() {
        return app.tx().call(TestApp.TENANT, () -> app.get(ParkedPayments.class).open(0, 1000)).stream()
                .filter(item -> item.user().equals(Optional.of(ana.user)))
                .map(ParkedPayment::id)
                .findFirst()
                .orElseThrow();
    }

    private Outcome decide(long item, Decision decision, String why) {
        return app.tx().call(TestApp.TENANT, () -> app.get(DecideParked.class).decide(item, boss, decision, why));
    }

    private UserId admin(long telegram) {
        return app.tx().call(TestApp.TENANT, () -> {
            var met = app.get(Users.class).meet(telegram, Optional.empty());
            app.get(Users.class).makeAdmin(met.id(), true);
            return met.id();
        });
    }

    private List<String> alarms(long telegram) {
        var chat = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .byTelegramId(telegram)
                                .orElseThrow()
                                .chat());
        return app.messenger().shown(chat).values().stream().map(Outgoing::html).toList();
    }
}
