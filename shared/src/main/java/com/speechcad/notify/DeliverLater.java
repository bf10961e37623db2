package com.speechcad.notify;

import com.speechcad.db.Queue;
import com.speechcad.db.Tx;
import com.speechcad.kernel.ChatId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says to the worker when a chat is to be looked at again, such as when Telegram takes messages into it again. */
@Singleton
class DeliverLater {
    /** What is due later than that is the sweep's, which comes every minute. */
    private static final Duration BEFORE_THE_SWEEP = Duration.ofMinutes(1);

    private static final Duration SOONEST = Duration.ofSeconds(1);

    private final Tx tx;
    private final Queue queue;
    private final Clock clock;

    DeliverLater(Tx tx, Queue queue, Clock clock) {
        this.tx = tx;
        this.queue = queue;
        this.clock = clock;
    }

    /** At {@code due}, or in a second where that is over. */
    void afterCommit(ChatId chat, Instant due) {
        var wait = Duration.between(clock.instant(), due);
        if (wait.compareTo(BEFORE_THE_SWEEP) < 0) {
            var body = "{\"tenant\":%d,\"chat\":%d}".formatted(tx.tenant().value(), chat.value());
            // Whole seconds, and not a moment before it is due.
            var delay = wait.isNegative()
                    ? SOONEST
                    : Duration.ofSeconds(wait.toSeconds()).plus(SOONEST);
            tx.afterCommit("chat " + chat.value() + " later", () -> queue.sendLater(Queue.Name.JOBS, body, delay));
        }
    }
}
