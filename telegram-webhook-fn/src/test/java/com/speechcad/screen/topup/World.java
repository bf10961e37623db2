package com.speechcad.screen.topup;

import com.speechcad.billing.ConfirmTopUp;
import com.speechcad.billing.FakePayments;
import com.speechcad.billing.PaymentNews;
import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.billing.TopUp;
import com.speechcad.billing.TopUps;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.tenant.Users;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What happens around somebody who tops up, by the words of a transcript; all of it to the newest top-up. */
final class World {
    private final TestApp app;
    private final long telegram;

    World(TestApp app, long telegram) {
        this.app = app;
        this.telegram = telegram;
    }

    void does(String deed) {
        switch (deed) {
            case "the address comes" -> work();
            case "it is seen" -> hear(Kind.SEEN, "100", "0.25");
            case "it is confirmed" -> hear(Kind.CONFIRMED, "100", "0.25");
            case "half of it is confirmed" -> hear(Kind.CONFIRMED, "50", "0.25");
            case "it is confirmed at a lower rate" -> hear(Kind.CONFIRMED, "100", "0.2000");
            case "four times as much is confirmed" -> hear(Kind.CONFIRMED, "400", "0.25");
            case "three times as much is confirmed" -> hear(Kind.CONFIRMED, "300", "0.25");
            case "it is settled" -> hear(Kind.SETTLED, "300", "0.25");
            case "twenty minutes pass" -> {
                app.clock().advance(Duration.ofMinutes(20));
                app.get(ApplicationContext.class)
                        .getBean(Task.class, Qualifiers.byName("expire-invoices"))
                        .run(Duration.ofSeconds(10));
            }
            default -> throw new IllegalArgumentException("nobody knows how to do: " + deed);
        }
    }

    private void work() {
        app.get(Jobs.class).due(100).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
        // The list is by time, and two of one instant would stand in any order.
        app.clock().advance(Duration.ofMinutes(1));
    }

    private void hear(Kind kind, String received, String rate) {
        var topUp = newest();
        app.get(ConfirmTopUp.class)
                .take(
                        TestApp.TENANT,
                        topUp.id(),
                        new PaymentNews(
                                kind,
                                FakePayments.payment(topUp.id()),
                                Optional.of(FakePayments.address(topUp.id())),
                                Optional.empty(),
                                Optional.of(topUp.coin()),
                                Optional.of(new BigDecimal(received)),
                                Optional.of(new BigDecimal(rate)),
                                Optional.empty(),
                                Optional.empty(),
                                "tx-" + topUp.id(),
                                Optional.of(app.clock().instant())));
    }

    private TopUp newest() {
        return app.tx().call(TestApp.TENANT, () -> {
            var user = app.get(Users.class).byTelegramId(telegram).orElseThrow();
            return app.get(TopUps.class).all(user.id(), 0, 1).getFirst();
        });
    }
}
