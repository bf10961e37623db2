package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.billing.BreakerLimits.Limits;
import com.speechcad.billing.ParkedOperations.Outcome;
import com.speechcad.db.Sql;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Admins;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A stopped debit above what one operator decides alone, and a higher limit, take a second operator's word. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondPersonOnDebitsTest {
    private static final Limits USUAL = new Limits(20, Money.dollars(2000), Money.dollars(10));

    private final TestApp app = TestApp.configured(Map.of("operator.alone.dollars", 20));
    private Customer ana = Customer.of(app);
    private UserId olga = ana.user;
    private UserId ivan = ana.user;

    @BeforeAll
    void two_operators() {
        olga = operator(66_101);
        ivan = operator(66_102);
    }

    @BeforeEach
    void somebody_new_and_the_usual_limits() {
        app.clock().advance(Duration.ofDays(2));
        set(USUAL);
        ana = Customer.of(app).trusted().credited(Money.dollars(500));
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
    void a_debit_above_the_limit_is_made_when_a_second_operator_agrees_and_not_before() {
        var item = stopped(ana);

        assertThat(in(() -> agree().release(shown(item), olga, "a good customer")))
                .isEqualTo(Outcome.WAITS);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(500));
        assertThat(in(() -> agreed(item, olga))).as("oneself is nobody else").isEqualTo(Outcome.GONE);
        assertThat(told(ivan)).anySatisfy(said -> assertThat(said).contains("$40.00"));
        assertThat(in(() -> agreed(item, ivan))).isEqualTo(Outcome.DONE);
        assertThat(in(() -> agreed(item, ivan))).isEqualTo(Outcome.GONE);

        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(460));
        assertThat(logged()).containsSubsequence("parked-operation.asked", "parked-operation.release");
    }

    @Test
    void the_owner_of_the_wallet_is_not_the_second_person() {
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).makeAdmin(ana.user, true));
        var item = stopped(ana);
        assertThat(in(() -> agree().reject(item, olga, "a mistake of ours"))).isEqualTo(Outcome.WAITS);

        assertThat(in(() -> agreed(item, ana.user))).hasToString("OWN");
        assertThatThrownBy(() -> in(() -> app.sql()
                        .of("update parked_operation set agreed_by = user_id where id = :id")
                        .with("id", item)
                        .update()))
                .hasStackTraceContaining("nobody agrees about money of their own");
        assertThat(in(() -> agreed(item, ivan))).isEqualTo(Outcome.DONE);
    }

    /** Else one owner makes their other account an admin, and is two people. */
    @Test
    void who_became_an_admin_today_is_not_the_second_person_yet() {
        var fresh = in(() -> app.get(Users.class).meet(66_103, Optional.empty()).id());
        app.tx().run(TestApp.TENANT, () -> app.get(Admins.class).appoint(fresh));
        var item = stopped(ana);
        in(() -> agree().release(shown(item), olga, "a good customer"));
        in(() -> changes(olga, new Limits(21, Money.dollars(2000), Money.dollars(10)), "a second shop"));

        assertThat(in(() -> agreed(item, fresh))).isEqualTo(Outcome.TOO_NEW);
        assertThat(in(() -> agreedToLimits(fresh))).isEqualTo(ChangeLimits.Outcome.TOO_NEW);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(500));

        app.clock().advance(Duration.ofHours(24));
        assertThat(in(() -> agreedToLimits(fresh))).isEqualTo(ChangeLimits.Outcome.DONE);
        assertThat(in(() -> agreed(item, fresh))).isEqualTo(Outcome.DONE);
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).makeAdmin(fresh, false));
    }

    /** The same two accounts, the other way round. */
    @Test
    void what_a_new_admin_asks_for_is_agreed_to_by_nobody_for_a_day() {
        var fresh = in(() -> app.get(Users.class).meet(66_104, Optional.empty()).id());
        app.tx().run(TestApp.TENANT, () -> app.get(Admins.class).appoint(fresh));
        var item = stopped(ana);
        in(() -> agree().release(shown(item), fresh, "a good customer"));
        in(() -> changes(fresh, new Limits(21, Money.dollars(2000), Money.dollars(10)), "a second shop"));

        assertThat(in(() -> agreed(item, olga))).isEqualTo(Outcome.TOO_NEW);
        assertThat(in(() -> agreedToLimits(olga))).isEqualTo(ChangeLimits.Outcome.TOO_NEW);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(500));

        app.clock().advance(Duration.ofHours(24));
        assertThat(in(() -> agreedToLimits(olga))).isEqualTo(ChangeLimits.Outcome.DONE);
        assertThat(in(() -> agreed(item, olga))).isEqualTo(Outcome.DONE);
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).makeAdmin(fresh, false));
    }

    @Test
    void what_somebody_has_asked_for_is_not_replaced_by_another_wish() {
        var item = stopped(ana);
        in(() -> agree().reject(item, olga, "a mistake of ours"));
        var wish = in(() -> agree().asked(item).orElseThrow());

        assertThat(in(() -> agree().release(shown(item), ivan, "a good customer")))
                .isEqualTo(Outcome.GONE);
        assertThat(in(() -> agree().asked(item))).contains(wish);
        assertThat(in(() -> agree().drop(item, ivan, wish))).isEqualTo(Outcome.DONE);
        assertThat(in(() -> agree().release(shown(item), ivan, "a good customer")))
                .isEqualTo(Outcome.WAITS);
    }

    @Test
    void to_let_it_go_for_nothing_takes_two_as_well() {
        var item = stopped(ana);

        assertThat(in(() -> agree().reject(item, olga, "a mistake of ours"))).isEqualTo(Outcome.WAITS);
        assertThat(in(() -> app.get(ParkedOperations.class).find(item))
                        .orElseThrow()
                        .state())
                .isEqualTo(ParkedOperation.State.OPEN);
        assertThat(in(() -> agreed(item, ivan))).isEqualTo(Outcome.DONE);

        assertThat(in(() -> app.get(ParkedOperations.class).find(item))
                        .orElseThrow()
                        .state())
                .isEqualTo(ParkedOperation.State.REJECTED);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(500));
    }

    @Test
    void whoever_does_not_agree_leaves_it_waiting_and_so_does_whoever_withdraws() {
        var item = stopped(ana);
        for (var who : List.of(ivan, olga)) {
            assertThat(in(() -> agree().release(shown(item), olga, "a good customer")))
                    .isEqualTo(Outcome.WAITS);
            assertThat(in(() -> agree().drop(item, who, agree().asked(item).orElseThrow())))
                    .isEqualTo(Outcome.DONE);
            assertThat(in(() -> agree().asked(item))).isEmpty();
            assertThat(in(() -> agreed(item, ivan))).isEqualTo(Outcome.GONE);
        }
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(500));
    }

    @Test
    void what_is_below_the_limit_one_decides_alone_unless_it_is_ones_own() {
        var boss = Customer.known(app, olga).trusted().credited(Money.dollars(100));
        set(new Limits(20, Money.dollars(5), Money.dollars(10)));
        boss.buy(boss.plan(Plan.Code.PRIME, 1), 0);
        ana.buy(ana.plan(Plan.Code.PRIME, 1), 0);

        assertThat(in(() -> agree().release(shown(itemOf(boss)), olga, "it is only mine")))
                .isEqualTo(Outcome.WAITS);
        assertThat(in(() -> agree().release(shown(itemOf(ana)), olga, "a good customer")))
                .isEqualTo(Outcome.DONE);
        assertThat(in(() -> agreed(itemOf(boss), ivan))).isEqualTo(Outcome.DONE);
        assertThat(boss.balance().posted()).isEqualTo(Money.dollars(90));
    }

    @Test
    void the_row_itself_refuses_that_one_person_is_both() {
        var item = stopped(ana);
        in(() -> agree().release(shown(item), olga, "a good customer"));

        assertThatThrownBy(() ->
                        app.database().admin("update parked_operation set agreed_by = asked_by where id = " + item))
                .hasStackTraceContaining("check constraint");
    }

    @Test
    void a_lower_limit_holds_at_once_and_a_higher_one_when_a_second_operator_agrees() {
        var lower = new Limits(19, Money.dollars(1000), Money.dollars(9));
        assertThat(in(() -> changes(olga, lower, "quiet weeks"))).isEqualTo(ChangeLimits.Outcome.DONE);
        assertThat(now()).isEqualTo(lower);

        var higher = new Limits(19, Money.dollars(1000), Money.dollars(11));
        assertThat(in(() -> changes(olga, higher, "a dear country"))).isEqualTo(ChangeLimits.Outcome.WAITS);
        assertThat(now()).isEqualTo(lower);
        assertThat(in(() -> agreedToLimits(olga))).isEqualTo(ChangeLimits.Outcome.GONE);
        assertThat(in(() -> agreedToLimits(ivan))).isEqualTo(ChangeLimits.Outcome.DONE);
        assertThat(now()).isEqualTo(higher);
        assertThat(logged())
                .containsSubsequence(
                        "breaker.limits-changed", "breaker.limits-asked", "breaker.limits", "breaker.limits-agreed");
    }

    @Test
    void a_higher_limit_that_is_not_agreed_to_never_holds_and_a_newer_change_takes_its_place() {
        var higher = new Limits(20, Money.dollars(9000), Money.dollars(10));
        in(() -> changes(olga, higher, "a large customer"));
        assertThat(in(() -> change().drop(ivan, change().wish().orElseThrow()))).isEqualTo(ChangeLimits.Outcome.DONE);
        assertThat(in(() -> agreedToLimits(ivan))).isEqualTo(ChangeLimits.Outcome.GONE);

        in(() -> changes(olga, higher, "a large customer"));
        in(() -> changes(ivan, new Limits(5, Money.dollars(2000), Money.dollars(10)), "they go wild"));
        assertThat(in(() -> agreedToLimits(olga))).isEqualTo(ChangeLimits.Outcome.GONE);
        assertThat(now()).isEqualTo(new Limits(5, Money.dollars(2000), Money.dollars(10)));
    }

    @Test
    void nobody_agrees_to_or_drops_a_wish_about_a_debit_that_they_never_saw() {
        var item = stopped(ana);
        in(() -> agree().reject(item, olga, "a mistake of ours"));
        var seen = in(() -> agree().asked(item)).orElseThrow();
        in(() -> agree().release(shown(item), olga, "a good customer"));
        var wish = in(() -> agree().asked(item));

        assertThat(in(() -> agree().agree(item, ivan, seen))).isEqualTo(Outcome.GONE);
        assertThat(in(() -> agree().drop(item, ivan, seen))).isEqualTo(Outcome.GONE);

        assertThat(in(() -> agree().asked(item))).isPresent().isEqualTo(wish);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(500));
    }

    @Test
    void nobody_agrees_to_or_drops_a_wish_about_the_limits_that_they_never_saw() {
        in(() -> changes(olga, new Limits(21, Money.dollars(2000), Money.dollars(10)), "a second shop"));
        var seen = in(() -> change().wish()).orElseThrow();
        in(() -> changes(olga, new Limits(900, Money.dollars(2000), Money.dollars(10)), "many shops"));
        var wish = in(() -> change().wish());

        assertThat(in(() -> change().agree(ivan, seen))).isEqualTo(ChangeLimits.Outcome.GONE);
        assertThat(in(() -> change().drop(ivan, seen))).isEqualTo(ChangeLimits.Outcome.GONE);

        assertThat(in(() -> change().wish())).isPresent().isEqualTo(wish);
        assertThat(now()).isEqualTo(USUAL);
        in(() -> change().drop(ivan, wish.orElseThrow()));
    }

    @Test
    void a_wish_stays_when_nothing_changes_and_the_log_says_when_it_gives_way() {
        in(() -> changes(olga, new Limits(21, Money.dollars(2000), Money.dollars(10)), "a second shop"));

        assertThat(in(() -> changes(ivan, USUAL, "the same again"))).isEqualTo(ChangeLimits.Outcome.SAME);
        assertThat(in(() -> change().wish())).isPresent();
        assertThat(logged()).last().isEqualTo("breaker.limits-asked");

        in(() -> changes(ivan, new Limits(5, Money.dollars(2000), Money.dollars(10)), "they go wild"));
        assertThat(in(() -> change().wish())).isEmpty();
        assertThat(logged())
                .endsWith(
                        "breaker.limits-asked", "breaker.limits-replaced", "breaker.limits", "breaker.limits-changed");
    }

    @Test
    void the_limits_row_itself_refuses_that_one_person_is_both() {
        in(() -> changes(olga, new Limits(21, Money.dollars(2000), Money.dollars(10)), "a second shop"));
        in(() -> agreedToLimits(ivan));
        assertThat(in(() -> app.get(Sql.class)
                        .of("select changed_by, agreed_by from breaker_limit")
                        .first(row -> List.of(row.user("changed_by"), row.user("agreed_by")))))
                .contains(List.of(olga, ivan));

        assertThatThrownBy(() -> app.database().admin("update breaker_limit set agreed_by = changed_by"))
                .hasStackTraceContaining("check constraint");
    }

    @Test
    void two_who_lower_different_limits_at_the_same_time_do_not_undo_each_other() throws Exception {
        var fewer = new Limits(5, Money.dollars(2000), Money.dollars(10));
        var less = new Limits(20, Money.dollars(100), Money.dollars(10));
        try (var another = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = in(() -> {
                assertThat(change().change(olga, USUAL, fewer, "they go wild")).isEqualTo(ChangeLimits.Outcome.DONE);
                var waiting = another.submit(() -> in(() -> change().change(ivan, USUAL, less, "quiet weeks")));
                app.database().awaitLockWaiter();
                return waiting;
            });
            assertThat(second.get()).isEqualTo(ChangeLimits.Outcome.DONE);
        }
        assertThat(now()).isEqualTo(new Limits(5, Money.dollars(100), Money.dollars(10)));
        assertThat(in(() -> change().wish())).isEmpty();
    }

    @Test
    void who_changes_a_limit_that_another_has_just_changed_changes_nothing() {
        var fewer = new Limits(5, Money.dollars(2000), Money.dollars(10));
        in(() -> changes(olga, fewer, "they go wild"));

        assertThat(in(() -> change().change(
                                ivan, USUAL, new Limits(15, Money.dollars(2000), Money.dollars(10)), "quiet weeks")))
                .isEqualTo(ChangeLimits.Outcome.GONE);

        assertThat(now()).isEqualTo(fewer);
        assertThat(in(() -> change().wish())).isEmpty();
    }

    /** In view of what holds now. */
    private ChangeLimits.Outcome changes(UserId who, Limits wanted, String why) {
        return change().change(who, app.get(BreakerLimits.class).now(), wanted, why);
    }

    /** A purchase of $40 that a breaker stopped. */
    private long stopped(Customer who) {
        set(new Limits(20, Money.dollars(30), Money.dollars(10)));
        assertThat(who.buy(who.plan(Plan.Code.ULTRA, 30), 0)).isEqualTo(new Purchase.Stopped());
        return itemOf(who);
    }

    private long itemOf(Customer who) {
        return in(() -> app.get(ParkedOperations.class).open(0, 1000)).stream()
                .filter(parked -> parked.user().equals(who.user))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private UserId operator(long telegram) {
        return in(() -> {
            var met = app.get(Users.class).meet(telegram, Optional.empty());
            app.get(Users.class).makeAdmin(met.id(), true);
            return met.id();
        });
    }

    private ParkedOperation shown(long item) {
        return app.get(ParkedOperations.class).find(item).orElseThrow();
    }

    private AgreeOnStopped agree() {
        return app.get(AgreeOnStopped.class);
    }

    private ChangeLimits change() {
        return app.get(ChangeLimits.class);
    }

    @Test
    void a_debit_is_released_for_the_sum_that_its_operator_saw() {
        var item = stopped(ana);
        var seen = in(() -> shown(item));
        in(() -> {
            app.get(StoppedCharges.class).costs(seen.key(), seen.amount().plus(Money.cents(1)));
            return true;
        });

        assertThat(in(() -> agree().release(seen, olga, "a good customer"))).isEqualTo(Outcome.OTHER_SUM);
        assertThat(in(() -> agree().asked(item))).isEmpty();
        var wanted = in(() -> shown(item));
        assertThat(wanted.amount()).isEqualTo(seen.amount().plus(Money.cents(1)));
        assertThat(in(() -> agree().release(wanted, olga, "a good customer"))).isEqualTo(Outcome.WAITS);
        in(() -> {
            app.get(StoppedCharges.class).costs(seen.key(), seen.amount());
            return true;
        });
        assertThat(in(() -> shown(item)).amount()).as("as it was agreed to").isEqualTo(wanted.amount());
    }

    /** To whatever is asked for at that moment. */
    private Outcome agreed(long item, UserId who) {
        return agree().asked(item).map(seen -> agree().agree(item, who, seen)).orElse(Outcome.GONE);
    }

    private ChangeLimits.Outcome agreedToLimits(UserId who) {
        return change().wish().map(seen -> change().agree(who, seen)).orElse(ChangeLimits.Outcome.GONE);
    }

    private Limits now() {
        return in(app.get(BreakerLimits.class)::now);
    }

    private void set(Limits limits) {
        in(() -> {
            app.get(BreakerLimits.class).set(olga, limits);
            return true;
        });
    }

    private List<String> told(UserId who) {
        var chat = in(() -> app.get(Users.class).get(who).chat());
        return app.messenger().shown(chat).values().stream().map(Outgoing::html).toList();
    }

    private List<String> logged() {
        return in(() -> app.get(Sql.class)
                .of("select action from audit_log order by seq")
                .list(row -> row.text("action")));
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
