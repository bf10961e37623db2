package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.OperatorRequest.Kind;
import com.speechcad.billing.OperatorRequest.Order;
import com.speechcad.billing.Payouts.Outcome;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.ProveBooks;
import com.speechcad.wallet.Statements;
import com.speechcad.wallet.WalletStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A payout is booked, sent by a person, and marked by one: its clearing is zero in the end, and the books stay green. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayoutsTest {
    private final TestApp app = TestApp.start();
    private final UserId olga = operator(66_301);
    private final UserId ivan = operator(66_302);
    private Customer ana = Customer.of(app);

    @BeforeEach
    void somebody_with_money_that_is_settled() {
        app.clock().advance(Duration.ofDays(2));
        ana = Customer.of(app);
        in(() -> app.get(Credits.class)
                .byOperator(
                        "gift:" + ana.user.value(), olga, Optional.empty(), ana.user, Money.dollars(40), "to pay out"));
    }

    @AfterEach
    void the_books_are_healthy_four_days_later() {
        assertThat(faultsInFourDays()).isEmpty();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void what_is_agreed_to_stands_in_the_list_until_it_is_marked_as_paid() {
        var id = booked(30);
        assertThat(due()).containsExactly(id);
        assertThat(faultsInFourDays())
                .as("nobody has sent it yet, and that is no fault of the books")
                .isEmpty();

        assertThat(in(() -> payouts().paid(id, ivan, "tx 4711"))).isEqualTo(Outcome.DONE);
        assertThat(in(() -> payouts().paid(id, ivan, "tx 4711"))).isEqualTo(Outcome.GONE);
        assertThat(in(() -> payouts().takeBack(id, olga, "or not"))).isEqualTo(Outcome.GONE);

        assertThat(due()).isEmpty();
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(10));
        assertThat(settlements(id)).isEqualTo(1);
        assertThat(logged(id)).containsExactly("operator-request.done", "operator-request.paid");
        assertThat(told(ana.user))
                .anySatisfy(said -> assertThat(said).contains("$30.00", "has been sent"))
                .noneSatisfy(said -> assertThat(said).contains("4711"));
    }

    @Test
    void what_could_not_be_sent_is_in_the_wallet_again() {
        var id = booked(30);

        assertThat(in(() -> payouts().takeBack(id, ivan, "the address does not exist")))
                .isEqualTo(Outcome.DONE);
        assertThat(in(() -> payouts().takeBack(id, ivan, "once more"))).isEqualTo(Outcome.GONE);
        assertThat(in(() -> payouts().paid(id, olga, "tx 1"))).isEqualTo(Outcome.GONE);

        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(40));
        assertThat(logged(id)).containsExactly("operator-request.done", "operator-request.taken-back");
        assertThat(told(ana.user)).anySatisfy(said -> assertThat(said).contains("$30.00", "could not be sent"));
        var newest = ana.in(
                () -> app.get(Statements.class).newest(ana.user, 1).lines().getFirst());
        assertThat(EntrySubject.of(newest.subject()).map(about -> Words.plain(about, Reader.of(Language.EN))))
                .contains("payout that could not be sent");
    }

    @Test
    void two_who_mark_it_at_once_mark_it_once() throws Exception {
        var id = booked(30);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Outcome> paid = () -> in(() -> payouts().paid(id, ivan, "tx 4711"));
            Callable<Outcome> back = () -> in(() -> payouts().takeBack(id, olga, "no such address"));
            var outcomes = new ArrayList<Outcome>();
            for (var done : threads.invokeAll(List.of(paid, back))) {
                outcomes.add(done.get());
            }
            assertThat(outcomes).containsExactlyInAnyOrder(Outcome.DONE, Outcome.GONE);
        }
    }

    /** Else one sends the money while the other takes it back into the wallet. */
    @Test
    void what_one_is_sending_nobody_else_takes_back_for_a_day() {
        var id = booked(30);

        assertThat(in(() -> payouts().sending(id, ivan))).isEqualTo(Outcome.DONE);
        assertThat(in(() -> payouts().sending(id, olga))).isEqualTo(Outcome.RESERVED);
        assertThat(in(() -> payouts().takeBack(id, olga, "no such address"))).isEqualTo(Outcome.RESERVED);
        assertThat(in(() -> payouts().paid(id, olga, "tx 1"))).isEqualTo(Outcome.RESERVED);
        assertThat(due()).containsExactly(id);
        assertThat(in(() -> payouts().paid(id, ivan, "tx 4711"))).isEqualTo(Outcome.DONE);

        var other = booked(5);
        in(() -> payouts().sending(other, ivan));
        app.clock().advance(Duration.ofHours(24));
        assertThat(in(() -> payouts().takeBack(other, olga, "he never did"))).isEqualTo(Outcome.DONE);
    }

    @Test
    void nobody_marks_a_payout_to_themselves() {
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).makeAdmin(ana.user, true));
        var id = booked(30);

        assertThat(in(() -> payouts().takeBack(id, ana.user, "never came"))).isEqualTo(Outcome.OWN);
        assertThat(in(() -> payouts().paid(id, ana.user, "it came"))).isEqualTo(Outcome.OWN);
        assertThat(due()).containsExactly(id);
        in(() -> payouts().paid(id, ivan, "tx 4711"));
    }

    @Test
    void it_goes_back_into_a_closed_wallet_when_that_is_open_again() {
        var id = booked(40);
        turn(WalletStatus.CLOSED);
        assertThat(in(() -> payouts().takeBack(id, ivan, "no such address"))).isEqualTo(Outcome.WALLET_CLOSED);
        turn(WalletStatus.OPEN);

        assertThat(in(() -> payouts().takeBack(id, ivan, "no such address"))).isEqualTo(Outcome.DONE);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(40));
    }

    @Test
    void it_does_not_come_back_as_a_refund_beside_the_list() {
        var id = booked(30);
        var op = in(() -> app.sql()
                .of("select id from ledger_op where key = :key")
                .with("key", OperatorRequests.key(id))
                .only(row -> row.number("id")));

        assertThat(in(() -> app.get(OperatorRequests.class)
                        .ask(olga, new Order(Kind.REFUND, ana.user, Money.dollars(30), Optional.of(op), "sent back"))))
                .isInstanceOf(OperatorRequest.Outcome.Impossible.class);
        in(() -> payouts().paid(id, ivan, "tx 4711"));
    }

    @Test
    void one_that_nobody_marks_for_days_is_an_alarm_of_its_own_and_none_of_the_books() {
        var id = booked(30);
        app.clock().advance(Duration.ofDays(2));
        app.get(ProveBooks.class).run(Duration.ofSeconds(20));
        assertThat(told(ivan)).noneSatisfy(said -> assertThat(said).contains("not marked as paid"));

        app.clock().advance(Duration.ofDays(2));
        app.get(ProveBooks.class).run(Duration.ofSeconds(20));
        app.get(ProveBooks.class).run(Duration.ofSeconds(20));
        assertThat(told(ivan))
                .filteredOn(said -> said.contains("not marked as paid"))
                .hasSize(1);

        in(() -> payouts().paid(id, ivan, "tx 4711"));
        assertThat(told(ivan))
                .filteredOn(said -> said.contains("not marked as paid"))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("☑️ Paid · "));
    }

    @Test
    void a_refund_of_it_that_waited_from_before_is_not_carried_out_beside_its_mark() {
        var id = booked(30);
        var op = in(() -> app.sql()
                .of("select id from ledger_op where key = :key")
                .with("key", OperatorRequests.key(id))
                .only(row -> row.number("id")));
        in(() -> payouts().paid(id, ivan, "tx 4711"));
        var refund = in(() -> app.sql()
                .of("""
                        insert into operator_request (kind, user_id, amount_micros, original_op, reason, takes_two, asked_by,
                          asked_at)
                        values ('REFUND', :ana, 30000000, :op, 'sent back', true, :olga, now()) returning id""")
                .with("ana", ana.user)
                .with("op", op)
                .with("olga", olga)
                .only(row -> row.number("id")));

        assertThat(in(() -> app.get(OperatorRequests.class).approve(refund, ivan)))
                .isInstanceOf(OperatorRequest.Outcome.Impossible.class);

        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(10));
        assertThat(logged(refund)).containsExactly("operator-request.impossible");
    }

    @Test
    void one_from_before_anybody_wrote_down_what_came_of_them_is_not_asked_about() {
        var id = booked(30);
        isFromBefore(id);

        assertThat(due()).isEmpty();
        assertThat(in(() -> payouts().isAnyDue(ana.user))).isFalse();
        assertThat(in(() -> payouts().paid(id, ivan, "tx 4711"))).isEqualTo(Outcome.GONE);
        app.clock().advance(Duration.ofDays(4));
        app.get(ProveBooks.class).run(Duration.ofSeconds(20));
        assertThat(told(ivan))
                .filteredOn(said -> said.contains("not marked as paid"))
                .allSatisfy(said -> assertThat(said).as("of another test").contains("☑️"));
        assertThat(told(ana.user)).noneSatisfy(said -> assertThat(said).contains("has been sent"));
    }

    @Test
    void one_that_waited_from_before_and_is_agreed_to_now_is_to_be_paid() {
        var waits = (OperatorRequest.Outcome.Waits) in(() -> app.get(OperatorRequests.class)
                .ask(ana.user, new Order(Kind.PAYOUT, ana.user, Money.dollars(20), Optional.empty(), "mine")));
        isFromBefore(waits.id());

        in(() -> app.get(OperatorRequests.class).approve(waits.id(), ivan));

        assertThat(due()).containsExactly(waits.id());
        assertThat(in(() -> payouts().paid(waits.id(), ivan, "tx 12"))).isEqualTo(Outcome.DONE);
    }

    private void isFromBefore(long id) {
        app.database().admin("update operator_request set sent_unknown = true where id = " + id);
    }

    private long booked(long dollars) {
        in(() -> app.get(OperatorRequests.class)
                .ask(olga, new Order(Kind.PAYOUT, ana.user, Money.dollars(dollars), Optional.empty(), "asked for it")));
        return due().getLast();
    }

    private List<Long> due() {
        return in(() -> payouts().due(0, 1000)).stream()
                .filter(payout -> payout.user().equals(ana.user))
                .map(Payouts.Due::id)
                .toList();
    }

    private List<String> faultsInFourDays() {
        return in(() -> app.sql()
                .of("select name || ': ' || detail as fault from ledger_invariants(:at)")
                .with("at", app.clock().instant().plus(Duration.ofDays(4)))
                .list(row -> row.text("fault")));
    }

    private long settlements(long id) {
        return in(() -> app.sql()
                .of("select count(*) as many from ledger_op where kind = 'SETTLEMENT' and key = :key")
                .with("key", "settle:" + OperatorRequests.key(id))
                .only(row -> row.number("many")));
    }

    private List<String> logged(long id) {
        return in(() -> app.sql()
                .of("select action from audit_log where subject = :subject order by seq")
                .with("subject", "operator-request:" + id)
                .list(row -> row.text("action")));
    }

    private List<String> told(UserId user) {
        var chat = in(() -> app.get(Users.class).get(user).chat());
        return app.messenger().shown(chat).values().stream().map(Outgoing::html).toList();
    }

    private void turn(WalletStatus status) {
        in(() -> app.get(Ledger.class)
                .change("turn:" + UUID.randomUUID(), ana.user, status, "operator:1", "looked into"));
    }

    private Payouts payouts() {
        return app.get(Payouts.class);
    }

    private UserId operator(long telegram) {
        return in(() -> {
            var met = app.get(Users.class).meet(telegram, Optional.empty());
            app.get(Users.class).makeAdmin(met.id(), true);
            return met.id();
        });
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
