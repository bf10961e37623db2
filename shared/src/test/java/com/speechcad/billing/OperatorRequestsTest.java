package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.billing.OperatorRequest.Kind;
import com.speechcad.billing.OperatorRequest.Order;
import com.speechcad.billing.OperatorRequest.Outcome;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Admins;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What one operator moves alone is one sum, however it is split; and the books know both where it takes two. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorRequestsTest {
    private final TestApp app = TestApp.start();
    private final UserId olga = operator(66_201);
    private final UserId ivan = operator(66_202);

    @BeforeEach
    void another_day() {
        app.clock().advance(Duration.ofDays(2));
    }

    @AfterEach
    void the_books_are_healthy() {
        assertThat(in(app.get(Ledger.class)::faults)).isEmpty();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void of_eleven_small_credits_to_one_wallet_the_last_takes_a_second_person() {
        var ana = Customer.of(app);
        for (int i = 0; i < 10; i++) {
            assertThat(ask(olga, credit(ana, 5))).isInstanceOf(Outcome.Done.class);
        }

        assertThat(ask(olga, credit(ana, 5))).isInstanceOf(Outcome.Waits.class);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(50));
        assertThat(ask(ivan, credit(ana, 5))).as("somebody else's sum").isInstanceOf(Outcome.Done.class);
        app.clock().advance(Duration.ofHours(24));
        assertThat(ask(olga, credit(ana, 5))).as("a day later").isInstanceOf(Outcome.Done.class);
    }

    @Test
    void of_eleven_credits_to_eleven_wallets_the_last_takes_a_second_person() {
        for (int i = 0; i < 10; i++) {
            assertThat(ask(olga, credit(Customer.of(app), 25))).isInstanceOf(Outcome.Done.class);
        }

        assertThat(ask(olga, credit(Customer.of(app), 25))).isInstanceOf(Outcome.Waits.class);
    }

    @Test
    void what_is_asked_for_at_once_is_summed_as_well() throws Exception {
        var ana = Customer.of(app);
        var taps = new ArrayList<Callable<Outcome>>();
        for (int i = 0; i < 8; i++) {
            taps.add(() -> ask(olga, credit(ana, 20)));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(taps)) {
                done.get();
            }
        }

        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(40));
    }

    @Test
    void the_books_know_the_second_person_for_every_kind() {
        var ana = Customer.of(app).credited(Money.dollars(300));
        long taken = in(() -> app.get(Ledger.class)
                        .debit(Movement.of(
                                "sub:" + ana.user.value(), ana.user, Reason.SUBSCRIPTION, Money.dollars(70))))
                .op();
        var orders = List.of(
                credit(ana, 60),
                new Order(Kind.DEBIT, ana.user, Money.dollars(60), Optional.empty(), "by mistake"),
                new Order(Kind.PAYOUT, ana.user, Money.dollars(60), Optional.empty(), "asked for it"),
                new Order(Kind.REFUND, ana.user, Money.dollars(60), Optional.of(taken), "it did not work"));
        assertThat(orders).extracting(Order::kind).containsExactly(Kind.values());

        for (var order : orders) {
            var waits = (Outcome.Waits) ask(olga, order);
            var done = (Outcome.Done) in(() -> requests().approve(waits.id(), ivan));
            assertThat(by(done.op()))
                    .as(order.kind().name())
                    .isEqualTo("operator:" + olga.value() + " operator:" + ivan.value());
        }
    }

    @Test
    void what_a_new_admin_asks_for_is_not_agreed_to_by_whoever_made_them_one() {
        var ana = Customer.of(app);
        var fresh = in(() -> app.get(Users.class).meet(66_203, Optional.empty()).id());
        app.tx().run(TestApp.TENANT, () -> app.get(Admins.class).appoint(fresh));
        var waits = (Outcome.Waits) ask(fresh, credit(ana, 60));

        assertThat(in(() -> requests().approve(waits.id(), olga))).isInstanceOf(Outcome.TooNew.class);
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);

        app.clock().advance(Duration.ofHours(24));
        assertThat(in(() -> requests().approve(waits.id(), olga))).isInstanceOf(Outcome.Done.class);
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).makeAdmin(fresh, false));
    }

    @Test
    void the_owner_of_the_wallet_decides_nothing_about_it() {
        var ana = Customer.of(app);
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).makeAdmin(ana.user, true));
        var waits = (Outcome.Waits) ask(olga, credit(ana, 80));

        assertThat(in(() -> requests().approve(waits.id(), ana.user))).hasToString("Own[]");
        assertThat(in(() -> requests().reject(waits.id(), ana.user, "less than promised")))
                .isFalse();
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
        assertThatThrownBy(
                        () -> in(() -> app.sql().of("""
                                update operator_request set state = 'DONE', decided_by = user_id, decided_at = now()
                                where id = :id""").with("id", waits.id()).update()))
                .hasStackTraceContaining("nobody decides about money of their own");
        assertThat(in(() -> requests().approve(waits.id(), ivan))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_row_that_its_owner_decided_before_the_rule_can_still_be_changed() {
        var ana = Customer.of(app);
        var waits = (Outcome.Waits) ask(olga, credit(ana, 80));
        app.database()
                .admin("set session_replication_role = replica; update operator_request set state = 'DONE',"
                        + " decided_by = user_id, decided_at = now() where id = " + waits.id()
                        + "; reset session_replication_role");

        var changed = in(() -> app.sql()
                .of("update operator_request set reason = '–' where id = :id")
                .with("id", waits.id())
                .update());

        assertThat(changed).isEqualTo(1);
    }

    private Outcome ask(UserId operator, Order order) {
        return in(() -> requests().ask(operator, order));
    }

    private OperatorRequests requests() {
        return app.get(OperatorRequests.class);
    }

    private static Order credit(Customer who, long dollars) {
        return new Order(Kind.CREDIT, who.user, Money.dollars(dollars), Optional.empty(), "an apology");
    }

    private String by(long op) {
        return in(() -> app.sql()
                .of("select source || ' ' || coalesce(approved_by, 'nobody') as signed from ledger_op where id = :op")
                .with("op", op)
                .only(row -> row.text("signed")));
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
