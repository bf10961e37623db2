package com.speechcad.local.proof;

import com.speechcad.call.Dispatch;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestQueue;
import com.speechcad.kernel.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The queues with the worker behind them: what fails comes again, five times, and is then left to the sweeps. */
final class Worker {
    private static final int MOST_RECEIVES = 5;
    private static final Pattern MESSAGE =
            Pattern.compile("\\{\"tenant\":(\\d+),\"(job|dispatch)\":\"?([0-9a-f-]+)\"?}");

    private final TestQueue queue;
    private final Map<String, Integer> receives = new HashMap<>();

    Worker(TestQueue queue) {
        this.queue = queue;
    }

    /** Works on what is there now, each message once; and on what that leads to. */
    void work(RunJob jobs, Dispatch dispatch, Runnable between) {
        for (int round = 0; round < 10; round++) {
            var now = take();
            if (now.isEmpty()) {
                return;
            }
            for (var message : now) {
                work(message, jobs, dispatch);
                between.run();
            }
        }
    }

    private List<TestQueue.Sent> take() {
        var now = List.copyOf(queue.sent());
        queue.sent().clear();
        return now;
    }

    private void work(TestQueue.Sent message, RunJob jobs, Dispatch dispatch) {
        var body = message.body();
        var read = MESSAGE.matcher(body);
        if (!read.matches()) {
            throw new IllegalStateException("not a message of ours: " + body);
        }
        var tenant = new TenantId(Long.parseLong(read.group(1)));
        try {
            if (read.group(2).equals("job")) {
                jobs.run(tenant, UUID.fromString(read.group(3)));
            } else {
                dispatch.run(tenant, Long.parseLong(read.group(3)));
            }
        } catch (RuntimeException | Faults.Killed failed) {
            if (receives.merge(body, 1, Integer::sum) < MOST_RECEIVES) {
                queue.sent().add(message);
            }
        }
    }
}
