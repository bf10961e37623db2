package com.speechcad.db;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was sent. */
public final class TestQueue implements Queue {
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    /** One message. */
    public record Sent(Name queue, String body) {}

    @Override
    public void send(Name queue, String body) {
        sent.add(new Sent(queue, body));
    }

    public List<Sent> sent() {
        return sent;
    }
}
