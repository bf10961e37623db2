package com.speechcad.db;

import com.speechcad.kernel.Unreachable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Remembers what was sent. */
public final class TestQueue implements Queue {
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    /**
     * One message.
     *
     * @param delay before anybody may see it
     */
    public record Sent(Name queue, String body, Duration delay) {
        public Sent(Name queue, String body) {
            this(queue, body, Duration.ZERO);
        }
    }

    @Override
    public void send(Name queue, String body) {
        sendLater(queue, body, Duration.ZERO);
    }

    /** Which bodies it does not take. */
    public Predicate<String> refused = _ -> false;

    @Override
    public void sendLater(Name queue, String body, Duration delay) {
        if (refused.test(body)) {
            throw new Unreachable("refused by the test");
        }
        sent.add(new Sent(queue, body, delay));
    }

    public List<Sent> sent() {
        return sent;
    }
}
