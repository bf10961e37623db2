package com.speechcad.db;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Two transactions of one tenant, of which the second has to wait for a row that the first one changed. */
public final class Overtaken {
    private Overtaken() {}

    /**
     * @param first is done, and committed only once the second one waits for it
     * @return what the second one came to
     */
    public static <T> T by(TestApp app, Runnable first, Supplier<T> second) throws Exception {
        var done = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var holding = threads.submit(() -> app.tx().run(TestApp.TENANT, () -> {
                first.run();
                done.countDown();
                await(go);
            }));
            await(done);
            var waiting = threads.submit(() -> app.tx().call(TestApp.TENANT, second));
            app.database().awaitLockWaiters(1, waiting::isDone);
            go.countDown();
            holding.get();
            return waiting.get();
        } finally {
            go.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the other transaction never came so far");
            }
        } catch (InterruptedException cut) {
            throw new AssertionError(cut);
        }
    }
}
