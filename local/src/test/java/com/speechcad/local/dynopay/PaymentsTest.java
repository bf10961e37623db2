package com.speechcad.local.dynopay;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.dynopay.Payment.State;
import com.speechcad.local.store.Journal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaymentsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Payments payments = new Payments(Journal.inMemory(), new Changes());

    /** The window's end and the payer come from two threads; the later of the two must not undo the earlier. */
    @Test
    void a_window_that_closes_while_money_comes_never_takes_the_coming_confirmation_away() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 400; round++) {
                var id = waiting();
                var together = new CountDownLatch(2);
                List<Future<?>> sides = List.of(
                        threads.submit(() -> meet(
                                together,
                                () -> payments.updateFrom(State.WAITING, id, it -> it.with(State.EXPIRED, NOW)))),
                        threads.submit(() -> meet(
                                together,
                                () -> payments.update(
                                        id,
                                        it -> it.with(
                                                new Payment.Transfer("tx", BigDecimal.TEN, NOW),
                                                State.PENDING,
                                                NOW.plusSeconds(1))))));
                for (var side : sides) {
                    side.get();
                }

                var after = payments.find(id).orElseThrow();
                assertThat(after.state()).isEqualTo(State.PENDING);
                assertThat(after.confirmAt()).isNotNull();
            }
        }
    }

    @Test
    void a_payment_in_another_state_is_left_as_it_is() {
        var id = waiting();
        payments.update(id, it -> it.with(State.CONFIRMED, NOW));

        assertThat(payments.updateFrom(State.WAITING, id, it -> it.with(State.EXPIRED, NOW)))
                .isEmpty();
        assertThat(payments.find(id).orElseThrow().state()).isEqualTo(State.CONFIRMED);
    }

    private static void meet(CountDownLatch together, Runnable then) {
        together.countDown();
        try {
            assertThat(together.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        then.run();
    }

    private String waiting() {
        var order = new Payments.Order("direct_api", "TRX", BigDecimal.TEN, null, null, null, null, "customer");
        return payments.create(order, "USD", BigDecimal.TEN, NOW).id();
    }
}
