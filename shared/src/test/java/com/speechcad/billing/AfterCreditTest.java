package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.db.Sql;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.wallet.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whoever waits for money is told once, within the credit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AfterCreditTest {
    private final List<AfterCredit.Arrived> told = new ArrayList<>();
    private Runnable deed = () -> {};
    private final AfterCredit follower = credit -> {
        told.add(credit);
        deed.run();
    };
    private final TestApp app = TestApp.with(new FakePayments(), follower);
    private Payer ana = new Payer(app);

    @BeforeEach
    void somebody_new() {
        told.clear();
        deed = () -> {};
        ana = new Payer(app);
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_top_up_is_told_once_however_often_the_provider_says_it() {
        var topUp = ana.tops(25);

        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");

        assertThat(told)
                .singleElement()
                .satisfies(credit -> assertThat(credit)
                        .returns(ana.user, AfterCredit.Arrived::user)
                        .returns(Reason.TOP_UP, AfterCredit.Arrived::reason)
                        .returns(Money.dollars(25), AfterCredit.Arrived::amount)
                        .returns("invoice:" + topUp, AfterCredit.Arrived::subject));
    }

    @Test
    void an_operators_credit_is_told_once_however_often_it_is_tapped() {
        var boss = new Payer(app).user;

        for (var tap = 0; tap < 2; tap++) {
            app.tx()
                    .run(
                            TestApp.TENANT,
                            () -> app.get(Credits.class)
                                    .byOperator("tap-1", boss, Optional.empty(), ana.user, Money.dollars(3), "sorry"));
        }

        assertThat(told).extracting(AfterCredit.Arrived::reason).containsExactly(Reason.OPERATOR_CREDIT);
        assertThat(ana.wallet()).isEqualTo("3");
    }

    @Test
    void a_follower_that_fails_takes_its_own_work_back_and_not_the_money() {
        deed = () -> {
            app.tx().afterCommit("a message of the failed", () -> told.clear());
            app.get(Sql.class)
                    .of("insert into claimed_key (scope, key) values ('after-credit', 'x')")
                    .update();
            app.get(Sql.class).of("select 1 / 0 as broken").list(row -> row.number("broken"));
        };
        var topUp = ana.tops(25);

        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");

        assertThat(told).hasSize(1);
        assertThat(ana.wallet()).isEqualTo("25");
        assertThat(ana.state(topUp)).isEqualTo(TopUp.State.CREDITED);
        assertThat(keys()).isZero();
    }

    private long keys() {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Sql.class)
                                .of("select count(*) as many from claimed_key where scope = 'after-credit'")
                                .only(row -> row.number("many")));
    }
}
