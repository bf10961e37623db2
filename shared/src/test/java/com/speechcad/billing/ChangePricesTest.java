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
