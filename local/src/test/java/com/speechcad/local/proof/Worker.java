package com.speechcad.local.proof;

import com.speechcad.campaign.QueueWorker;
import com.speechcad.db.TestApp;
import com.speechcad.db.TestQueue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The queues with the worker behind them: what fails comes again, five times, and is then left to the sweeps. */
final class Worker {
    private static final int MOST_RECEIVES = 5;

    private final TestQueue queue;
    private final Map<String, Integer> receives = new HashMap<>();

    Worker(TestQueue queue) {
        this.queue = queue;
    }

    /** Works on what is there now, each message once; and on what that leads to. */
    void work(TestApp app, Runnable between) {
        for (int round = 0; round < 10; round++) {
            var now = take();
            if (now.isEmpty()) {
                return;
            }
            for (var message : now) {
                work(message, app);
                between.run();
            }
        }
    }

    private List<TestQueue.Sent> take() {
        var now = List.copyOf(queue.sent());
        queue.sent().clear();
        return now;
    }

    private void work(TestQueue.Sent message, TestApp app) {
        try {
            QueueWorker.work(app, message.body());
        } catch (RuntimeException | Faults.Killed failed) {
            if (receives.merge(message.body(), 1, Integer::sum) < MOST_RECEIVES) {
                queue.sent().add(message);
            }
        }
    }
}
