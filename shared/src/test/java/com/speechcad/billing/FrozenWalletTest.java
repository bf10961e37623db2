package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.WalletStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whoever has a frozen wallet is told so, and not that money is missing that is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrozenWalletTest {
    private final TestApp app = TestApp.start();
    private Customer ana = Customer.of(app);

    @BeforeEach
    void somebody_new() {
        ana = Customer.of(app).trusted().credited(Money.dollars(100));
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_purchase_says_that_the_wallet_is_blocked() {
        freeze();

        assertThat(ana.buy(ana.plan(Plan.Code.PRIME, 7), 0)).hasToString("WalletClosed[]");
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(100));
        assertThat(ana.current()).isEmpty();
    }

    @Test
    void a_renewal_says_that_the_wallet_is_blocked_and_goes_on_when_it_is_not() {
        ana.subscribe(ana.plan(Plan.Code.PRIME, 7));
        freeze();
        app.clock().advance(Duration.ofDays(7));

        run();

        assertThat(told()).anySatisfy(said -> assertThat(said).contains("could not be renewed", "wallet is blocked"));
        assertThat(told()).noneSatisfy(said -> assertThat(said).contains("0.000001"));
        assertThat(ana.status()).isInstanceOf(PlanStatus.PastDue.class);
        turn(WalletStatus.OPEN);
        app.clock().advance(Duration.ofHours(1));
        run();
        assertThat(ana.current()).isPresent();
    }

    @Test
    void a_plan_that_is_given_up_says_that_the_wallet_is_blocked() {
        ana.subscribe(ana.plan(Plan.Code.PRIME, 7));
        freeze();
        app.clock().advance(Duration.ofDays(7));
        run();
        app.clock().advance(Duration.ofDays(7));
        run();

        assertThat(told()).anySatisfy(said -> assertThat(said).contains("was not renewed", "wallet is blocked"));
        assertThat(told()).noneSatisfy(said -> assertThat(said).contains("money for it did not come"));
    }

    private void run() {
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));
    }

    private void freeze() {
        turn(WalletStatus.FROZEN);
    }

    private void turn(WalletStatus status) {
        ana.in(() -> app.get(Ledger.class)
                .change("turn:" + UUID.randomUUID(), ana.user, status, "operator:1", "looked into"));
    }

    private List<String> told() {
        app.get(com.speechcad.notify.DeliverOutbox.class).run(Duration.ofSeconds(10));
        var chat = ana.in(() -> app.get(Users.class).get(ana.user).chat());
        return app.messenger().shown(chat).values().stream().map(Outgoing::html).toList();
    }
}
