package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.ChangePrices.Outcome;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Admins;
import com.speechcad.tenant.Users;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several operators at the prices, at once and one after the other. */
class ChangePricesTest {
    private final TestApp app = TestApp.start();
    private final UserId olga = operator(66_301);
    private final UserId ivan = operator(66_302);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void changes_that_are_made_at_once_all_hold() throws Exception {
        var places = List.of("GB", "FR", "DE", "ES", "NL", "AT");
        var taps = new ArrayList<Callable<Outcome>>();
        for (var place : places) {
            taps.add(() -> change(olga, place, Money.cents(61)));
        }
        try (var threads = Executors.newFixedThreadPool(places.size())) {
            for (var done : threads.invokeAll(taps)) {
                assertThat(done.get()).isEqualTo(new Outcome.Done());
            }
        }
        app.clock().advance(Duration.ofHours(2));

        assertThat(places).extracting(this::price).containsOnly(Money.cents(61));
    }

    @Test
    void one_person_is_not_two_and_a_new_admin_is_nobodys_second() {
        assertThat(change(olga, "GB", Money.cents(2))).isEqualTo(new Outcome.Waits());
        var waiting = in(() -> prices().waiting()).getFirst();
        var cal = operator(66_303);
        app.tx().run(TestApp.TENANT, () -> {
            app.get(Users.class).makeAdmin(cal, false);
            app.get(Admins.class).appoint(cal);
        });

        assertThat(agrees(olga, waiting)).isEqualTo(new Outcome.Gone());
        assertThat(agrees(cal, waiting)).isEqualTo(new Outcome.TooNew());
        assertThat(agrees(ivan, waiting)).isEqualTo(new Outcome.Done());
        assertThat(agrees(ivan, waiting)).as("once").isEqualTo(new Outcome.Gone());
    }

    @Test
    void what_cannot_be_published_is_asked_of_nobody() {
        var nowhere = in(() -> prices().change(
                        olga,
                        new PriceChange.OfPlace("XX", Money.cents(1), Optional.of(Money.cents(9))),
                        prices().soonest(),
                        "a promotion"));

        assertThat(nowhere).hasToString("Refused[problems=[PLACE_UNKNOWN]]");
        assertThat(in(() -> prices().waiting())).isEmpty();
    }

    @Test
    void a_slip_is_put_back_by_the_one_who_made_it_within_seven_days() {
        assertThat(change(olga, new PriceChange.OfList(ListSetting.CONNECTION, 5_000_000)))
                .isEqualTo(new Outcome.Done());
        assertThat(change(olga, costing("GB", 90))).isEqualTo(new Outcome.Done());
        app.clock().advance(Duration.ofDays(6));

        assertThat(change(olga, new PriceChange.OfList(ListSetting.CONNECTION, 0)))
                .isEqualTo(new Outcome.Done());
        assertThat(change(olga, costing("GB", 8))).as("less than ever").isEqualTo(new Outcome.Waits());
        assertThat(change(olga, costing("GB", 9))).isEqualTo(new Outcome.Done());
    }

    @Test
    void what_has_held_for_longer_than_seven_days_is_lowered_by_two() {
        assertThat(change(olga, new PriceChange.OfList(ListSetting.CONNECTION, 50_000)))
                .isEqualTo(new Outcome.Done());
        assertThat(change(olga, costing("GB", 30))).isEqualTo(new Outcome.Done());
        app.clock().advance(Duration.ofDays(8));

        assertThat(change(olga, new PriceChange.OfList(ListSetting.CONNECTION, 0)))
                .isEqualTo(new Outcome.Waits());
        assertThat(change(olga, costing("GB", 9))).isEqualTo(new Outcome.Waits());
    }

    @Test
    void a_price_that_loses_takes_two_though_it_was_in_force_lately() {
        change(olga, costing("GB", 50));
        change(olga, "GB", Money.cents(60));
        app.clock().advance(Duration.ofHours(2));

        assertThat(change(olga, "GB", Money.cents(45))).isEqualTo(new Outcome.Waits());
    }

    @Test
    void only_the_newest_list_is_taken_back_also_when_a_later_one_is_made_at_once() throws Exception {
        change(olga, "GB", Money.cents(61));
        var first = newest();
        try (var thread = Executors.newSingleThreadExecutor()) {
            var back = in(() -> {
                prices().change(olga, costing("FR", 30), prices().soonest(), "a new contract");
                var tapped = thread.submit(() -> in(() -> prices().takeBack(ivan, first, "a slip")));
                app.database().awaitLockWaiter();
                return tapped;
            });
            assertThat(back.get()).isFalse();
        }
        assertThat(in(() -> prices().takeBack(ivan, newest(), "a slip"))).isTrue();
        assertThat(newest()).isEqualTo(first);
    }

    @Test
    void what_was_asked_for_and_who_agreed_is_in_the_audit_log_whatever_becomes_of_the_row() {
        change(olga, costing("GB", 2));
        var waiting = in(() -> prices().waiting()).getFirst();
        agrees(ivan, waiting);
        change(olga, new PriceChange.OfList(ListSetting.FREE, 3));
        var dropped = in(() -> prices().waiting()).getFirst();
        in(() -> prices().drop(dropped.id(), ivan, dropped.asked()));

        assertThat(log("prices.asked").getLast())
                .contains("GB", "450000", "\"cost_micros_per_minute\": 20000", "a new contract");
        assertThat(log("prices.publish").getFirst())
                .contains("GB", "\"agreed_by\": " + ivan.value(), "\"wish\": " + waiting.id(), "a new contract");
        assertThat(log("prices.declined").getFirst()).contains("FREE", "\"value\": 3");
    }

    @Test
    void what_cannot_be_done_any_more_waits_on_and_nobody_is_said_to_have_agreed_to_it() {
        change(olga, new PriceChange.OfPlace("+1242", Money.cents(60), Optional.of(Money.cents(35))));
        change(olga, "+1242", Money.cents(30));
        var waiting = in(() -> prices().waiting()).getFirst();
        in(() -> prices().takeBack(olga, newest(), "not yet"));

        assertThat(agrees(ivan, waiting)).hasToString("Refused[problems=[COST_MISSING]]");

        assertThat(in(() -> prices().waiting())).containsExactly(waiting);
        assertThat(log("prices.agreed")).isEmpty();
        assertThat(log("prices.refused")).hasSize(1);
        change(olga, new PriceChange.OfPlace("+1242", Money.cents(60), Optional.of(Money.cents(35))));
        assertThat(agrees(ivan, waiting)).isEqualTo(new Outcome.Done());
    }

    @Test
    void a_list_that_was_taken_back_is_in_nobodys_way() {
        var seven = new PriceChange.OfList(ListSetting.STEP, 7);
        change(olga, seven);
        in(() -> prices().takeBack(olga, newest(), "a slip"));

        assertThat(change(ivan, new PriceChange.OfList(ListSetting.MINIMUM, 30)))
                .isEqualTo(new Outcome.Done());
        in(() -> prices().takeBack(olga, newest(), "a slip"));
        assertThat(change(olga, seven)).isEqualTo(new Outcome.Done());
        assertThat(in(() -> prices().newest().orElseThrow().title()))
                .as("what people read")
                .doesNotContain("·");
    }

    private static PriceChange costing(String place, long cents) {
        return new PriceChange.OfPlace(place, Money.cents(45), Optional.of(Money.cents(cents)));
    }

    private long newest() {
        return in(() -> prices().newest().orElseThrow().id());
    }

    private List<String> log(String action) {
        return in(() -> app.sql()
                .of("select detail::text as detail from audit_log where action = :action order by seq desc")
                .with("action", action)
                .list(row -> row.text("detail")));
    }

    private Outcome change(UserId operator, PriceChange change) {
        return in(() -> prices().change(operator, change, prices().soonest(), "a new contract"));
    }

    private Outcome change(UserId operator, String place, Money price) {
        return in(() -> prices().change(
                        operator,
                        new PriceChange.OfPlace(place, price, Optional.empty()),
                        prices().soonest(),
                        "a new contract"));
    }

    private Outcome agrees(UserId second, ChangePrices.Waiting waiting) {
        return in(() -> prices().agree(waiting.id(), second, waiting.asked()));
    }

    private ChangePrices prices() {
        return app.get(ChangePrices.class);
    }

    private Money price(String place) {
        return in(() -> {
                    var versions = app.get(PriceVersions.class);
                    var now = versions.at(app.clock().instant()).orElseThrow();
                    return versions.entries(now.id());
                })
                .stream()
                .filter(entry -> entry.place().equals(place))
                .findFirst()
                .orElseThrow()
                .perMinute();
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
