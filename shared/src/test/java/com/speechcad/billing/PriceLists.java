package com.speechcad.billing;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Puts price lists in force, as an admin would: each a second after the one before. */
final class PriceLists {
    private static final Money COST = Money.cents(9);
    private final TestApp app;

    private PriceLists(TestApp app) {
        this.app = app;
    }

    static PriceLists of(TestApp app) {
        return new PriceLists(app);
    }

    /** In force from now on. */
    long publish(Terms terms, PriceEntry... entries) {
        app.clock().advance(Duration.ofSeconds(1));
        var now = app.clock().instant();
        return published(new PublishPrices.Draft("list at " + now, now, terms, COST, List.of(entries)));
    }

    /** The first list again, as a new one. */
    long asBefore() {
        app.clock().advance(Duration.ofSeconds(1));
        var now = app.clock().instant();
        return published(app.tx().call(TestApp.TENANT, () -> {
            var versions = app.get(PriceVersions.class);
            var first = versions.all().getLast();
            return new PublishPrices.Draft(
                    "list at " + now, now, first.terms(), first.costPerMinute(), versions.entries(first.id()));
        }));
    }

    private long published(PublishPrices.Draft draft) {
        var done = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(PublishPrices.class).publish(new UserId(1), draft, Map.of("reason", "a test")));
        return ((PublishPrices.Outcome.Published) done).version();
    }
}
