package com.speechcad.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnFirstUseTest {
    private static final int ASKING = 8;

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void is_made_when_somebody_asks_and_not_before() {
        var once = new OnFirstUse<>(made::incrementAndGet);

        assertThat(made).hasValue(0);
        assertThat(once.get()).isEqualTo(1);
        assertThat(once.get()).isEqualTo(1);
    }

    @Test
    void is_made_once_for_all_who_ask_at_the_same_time() throws Exception {
        var together = new CyclicBarrier(ASKING);
        var once = new OnFirstUse<>(() -> {
            made.incrementAndGet();
            return new Object();
        });

        try (var people = Executors.newFixedThreadPool(ASKING)) {
            var asked = people.invokeAll(IntStream.range(0, ASKING)
                    .<Callable<Object>>mapToObj(_ -> () -> {
                        together.await();
                        return once.get();
                    })
                    .toList());

            assertThat(asked).extracting(Future::get).containsOnly(once.get());
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void is_tried_again_after_it_could_not_be_made() {
        var once = new OnFirstUse<>(() -> {
            if (made.incrementAndGet() == 1) {
                throw new Unreachable("not yet");
            }
            return made.get();
        });

        assertThatThrownBy(once::get).isInstanceOf(Unreachable.class);
        assertThat(once.get()).isEqualTo(2);
    }
}
