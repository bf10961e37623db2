package com.speechcad.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a lab has opened so far, so that it can be stopped at any moment of its start: whoever starts it goes no further than
 * the part at hand, and nothing that runs beside this process is left behind.
 */
public final class OpenParts {
    private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile boolean stopping;

    /**
     * Takes over a part that was just opened.
     *
     * @throws CancellationException when all is being stopped; the part is closed with the others
     */
    <T extends AutoCloseable> T own(T part) {
        synchronized (open) {
            open.push(part);
        }
        if (stopping && started.getCount() > 0) {
            throw new CancellationException("stopped while starting");
        }
        return part;
    }

    /** Nothing more is opened, because all is there or because it failed and was closed. */
    void started() {
        started.countDown();
    }

    /** Whether somebody has asked for the end. */
    public boolean isStopping() {
        return stopping;
    }

    /** Ends a start that is under way, at its next part, and closes what there is; by another thread than the starting one. */
    public void stop(Duration patience) throws InterruptedException {
        stopping = true;
        if (!started.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("the start does not end; closing what is open");
        }
        close();
    }

    /** In the opposite order of opening; one that does not close cleanly does not keep the others from it. */
    void close() {
        while (true) {
            AutoCloseable part;
            synchronized (open) {
                part = open.poll();
            }
            if (part == null) {
                return;
            }
            try {
                part.close();
            } catch (Exception broken) {
                LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), broken);
            }
        }
    }
}
