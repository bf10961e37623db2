package com.speechcad.db;

import com.speechcad.kernel.Unreachable;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
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

    /** Which queues do not let anybody in. */
    public final Set<Name> closed = EnumSet.noneOf(Name.class);

    /** What becomes of a message that was taken, beside being remembered. */
    public Consumer<Sent> worker = _ -> {};

    @Override
    public void reach(Name queue) {
        if (closed.contains(queue)) {
            throw new Unreachable("the queue " + queue + " does not answer");
        }
    }

    /** Which bodies it does not take. */
    public Predicate<String> refused = _ -> false;

    @Override
    public void sendLater(Name queue, String body, Duration delay) {
        if (refused.test(body)) {
            throw new Unreachable("refused by the test");
        }
        var message = new Sent(queue, body, delay);
        sent.add(message);
        worker.accept(message);
    }

    public List<Sent> sent() {
        return sent;
    }
}
