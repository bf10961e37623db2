package com.speechcad.db;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

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
        sent.add(new Sent(queue, body));
    }

    @Override
    public void sendLater(Name queue, String body, Duration delay) {
        sent.add(new Sent(queue, body, delay));
    }

    public List<Sent> sent() {
        return sent;
    }
}
