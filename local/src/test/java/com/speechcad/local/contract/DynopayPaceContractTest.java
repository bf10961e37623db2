package com.speechcad.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.RequestTopUp;
import com.speechcad.billing.TopUp;
import com.speechcad.billing.TopUps;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.Secret;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.dynopay.DynopaySettings;
import com.speechcad.local.dynopay.DynopaySimulator;
import com.speechcad.local.dynopay.Faults;
import com.speechcad.local.dynopay.Faults.Fault;
import com.speechcad.local.store.Journal;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hundred people at once, and DynoPay's double that answers so many questions a minute, as the real one does. */
class DynopayPaceContractTest {
    private static final String KEY = "dpk_test_of_nobody";
    private static final int PEOPLE = 100;
    private static final int EVERYTHING = 10_000;

    private final LabClock clock = new LabClock();
    private final LabTimers timers = new LabTimers(clock);
    /** Nobody is at home behind that door, so that no letter arrives. */
    private final TestApp app = TestApp.configured(Map.of("public.base.url", "http://127.0.0.1:1"));

    private final DynopaySimulator dynopay = new DynopaySimulator(
                    Journal.inMemory(),
                    clock,
                    timers,
                    DynopaySettings.of(KEY, "whsec_of_nobody").withLimits(EVERYTHING, EVERYTHING))
            .start(0);
    private List<UUID> topUps = List.of();

    @BeforeEach
    void everybody_asks_and_pays() {
        key(TenantKey.DYNOPAY_API_KEY, KEY);
        key(TenantKey.DYNOPAY_BASE_URL, dynopay.url().toString());
        app.clock().set(clock.instant());
        topUps = LongStream.range(0, PEOPLE).mapToObj(this::asks).toList();
        work();
    }

    @AfterEach
    void stop() {
        timers.close();
        dynopay.close();
        app.close();
    }

    @Test
    void whoever_is_not_heard_of_is_credited_by_asking_within_the_limit_of_a_minute() {
        dynopay.setFaults(Faults.of(Fault.DROP));
        pay();
        dynopay.configure(dynopay.settings().withLimits(30, 60));

        passes(Duration.ofMinutes(3));
        for (int minute = 0; minute < 8; minute++) {
            passes(Duration.ofMinutes(1));
            task("settle-missed-top-ups").run(Duration.ofSeconds(40));
        }

        assertThat(topUps).allSatisfy(topUp -> assertThat(state(topUp)).isEqualTo(TopUp.State.CREDITED));
        assertThat(answered(429)).isZero();
    }

    @Test
    void at_the_first_no_the_run_ends_and_nothing_is_asked_until_the_minute_is_over() {
        dynopay.configure(dynopay.settings().withLimits(30, 9));
        passes(Duration.ofMinutes(4));

        task("settle-missed-top-ups").run(Duration.ofSeconds(40));
        assertThat(answered(429)).isOne();

        passes(Duration.ofSeconds(30));
        task("settle-missed-top-ups").run(Duration.ofSeconds(40));
        assertThat(answered(429)).isOne();
        assertThat(answered(200)).isEqualTo(9);

        passes(Duration.ofSeconds(31));
        task("settle-missed-top-ups").run(Duration.ofSeconds(40));
        assertThat(answered(200)).isEqualTo(18);
    }

    @Test
    void every_letter_that_did_not_arrive_is_written_again_though_the_server_asks_to_slow_down() {
        pay();
        dynopay.awaitDeliveries(
                all -> all.size() >= 2 * PEOPLE && all.stream().allMatch(letter -> letter.attempts() > 0),
                Duration.ofSeconds(20));
        passes(Duration.ofMinutes(70));
        dynopay.configure(dynopay.settings().withLimits(30, 60));

        task("reconcile-payments").run(Duration.ofSeconds(40));
        for (int minute = 0; minute < 16; minute++) {
            passes(Duration.ofMinutes(1));
            work();
        }

        assertThat(topUps)
                .as("two letters that did not arrive, and one of them again, unless the books were enough meanwhile")
                .allMatch(topUp -> state(topUp) == TopUp.State.CREDITED || letters(topUp) > 2);
    }

    private long letters(UUID topUp) {
        var payment = app.tx()
                .call(TestApp.TENANT, () -> app.get(TopUps.class).find(topUp))
                .flatMap(TopUp::payment)
                .orElseThrow()
                .paymentId();
        return dynopay.deliveries().stream()
                .filter(letter -> payment.equals(letter.paymentId()))
                .count();
    }

    @Test
    void the_sweep_the_days_pass_and_the_letters_together_stay_within_the_limit_of_a_minute() {
        pay();
        dynopay.awaitDeliveries(
                all -> all.size() >= 2 * PEOPLE && all.stream().allMatch(letter -> letter.attempts() > 0),
                Duration.ofSeconds(20));
        passes(Duration.ofMinutes(70));
        dynopay.configure(dynopay.settings().withLimits(30, 60));

        task("reconcile-payments").run(Duration.ofSeconds(40));
        for (int minute = 0; minute < 20; minute++) {
            passes(Duration.ofMinutes(1));
            task("settle-missed-top-ups").run(Duration.ofSeconds(40));
            work();
        }

        assertThat(answered(429)).isZero();
    }

    private UUID asks(long number) {
        return app.tx().call(TestApp.TENANT, () -> {
            var user = app.get(Users.class)
                    .meet(96_000 + number, Optional.of(Language.EN))
                    .id();
            var asked = app.get(RequestTopUp.class).request(user, "TRX", Money.dollars(25));
            return ((RequestTopUp.Outcome.Requested) asked).invoice();
        });
    }

    private void pay() {
        dynopay.payments().forEach(payment -> dynopay.cashier().payExactly(payment.id()));
        clock.jump(Duration.ofSeconds(2));
        dynopay.payments()
                .forEach(payment -> dynopay.await(
                        payment.id(), now -> now.state().word().equals("confirmed"), Duration.ofSeconds(20)));
    }

    private void passes(Duration time) {
        clock.jump(time);
        app.clock().set(clock.instant());
    }

    private void work() {
        for (var due = app.get(Jobs.class).due(PEOPLE);
                !due.isEmpty();
                due = app.get(Jobs.class).due(PEOPLE)) {
            due.forEach(job -> app.get(RunJob.class).run(job.tenant(), job.id()));
        }
    }

    private Task task(String name) {
        return app.get(ApplicationContext.class).getBean(Task.class, Qualifiers.byName(name));
    }

    private TopUp.State state(UUID topUp) {
        return app.tx()
                .call(TestApp.TENANT, () -> app.get(TopUps.class).find(topUp))
                .orElseThrow()
                .state();
    }

    /** Questions, not those that make payments. */
    private long answered(int status) {
        return dynopay.requests()
                .lines()
                .filter(line -> !line.contains("cryptoPayment\"") && line.endsWith("\"status\":" + status + "}"))
                .count();
    }

    private void key(TenantKey name, String value) {
        app.get(Tenants.class).setKey(TestApp.TENANT, name, new Secret(value));
    }
}
