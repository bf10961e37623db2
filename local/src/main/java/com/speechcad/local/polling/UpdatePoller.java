package com.speechcad.local.polling;

import com.speechcad.provider.telegram.UpdateKinds;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a bot's updates to our own door where Telegram cannot: asks for them, hands each over as a webhook would, one after
 * the other in their order, and has Telegram forget one only when the door has taken it. So nothing is kept here: after a
 * restart Telegram tells again what was not confirmed, and the bot knows what it has seen. A webhook that the bot has is never
 * taken away: it may be a stage's, whose customers would hear nothing any more.
 */
public final class UpdatePoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UpdatePoller.class);
    private static final int MOST_DOUBLINGS = 10;

    /**
     * How patient it is.
     *
     * @param open how long Telegram may keep one question open; whole seconds, at most 50
     * @param firstPause after a first failure; it doubles with each further one
     * @param longestPause however often it failed
     */
    public record Patience(Duration open, Duration firstPause, Duration longestPause) {
        /** Half a minute for a question; a second after a failure, up to a minute. */
        public static Patience usual() {
            return new Patience(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(1));
        }

        /** The pause after so many failures in a row. */
        public Duration after(int failures) {
            var doubled = firstPause.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
            return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
        }
    }

    private final Supplier<Optional<PolledBot>> bots;
    private final Patience patience;
    private final PollingHttp http = new PollingHttp();
    private final Thread thread;
    private long next;
    private String trouble = "";

    private UpdatePoller(Supplier<Optional<PolledBot>> bots, Patience patience) {
        this.bots = bots;
        this.patience = patience;
        thread = Thread.ofPlatform().name("update-poller").daemon().unstarted(this::run);
    }

    /**
     * Fetches from now on, whatever the state of Telegram or of the door.
     *
     * @param bot asked before each question, because keys change; empty while there are none
     */
    public static UpdatePoller start(Supplier<Optional<PolledBot>> bot, Patience patience) {
        var poller = new UpdatePoller(bot, patience);
        poller.thread.start();
        return poller;
    }

    /** An update under way may be handed over once more by the next one that asks. */
    @Override
    public void close() {
        thread.interrupt();
        http.close();
    }

    private void run() {
        var failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                round();
                failures = 0;
                tell("");
            } catch (Trouble passing) {
                failures++;
                tell(passing.said());
                var pause = patience.after(failures);
                if (!sleep(pause.compareTo(passing.atLeast()) < 0 ? passing.atLeast() : pause)) {
                    return;
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException broken) {
                failures++;
                LOG.warn("the bot's updates could not be fetched", broken);
                if (!sleep(patience.after(failures))) {
                    return;
                }
            }
        }
    }

    private void round() throws Trouble, InterruptedException {
        var bot = bots.get().orElseThrow(() -> Trouble.of("the bot has no token or no secret"));
        var began = System.nanoTime();
        var updates = http.updates(bot, next, patience.open(), UpdateKinds.WANTED);
        // Told and heard: what was before is forgotten there. Said again it could be wrong, because the numbers may
        // start anew.
        next = 0;
        for (var update : updates) {
            http.bring(bot, update);
            next = update.path("update_id").asLong() + 1;
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        if (updates.isEmpty() && took.compareTo(patience.firstPause()) < 0) {
            // It did not wait, whatever was asked.
            Thread.sleep(patience.firstPause());
        }
    }

    /** Each trouble once, and its end. */
    private void tell(String now) {
        if (now.equals(trouble)) {
            return;
        }
        if (now.isEmpty()) {
            LOG.info("the bot's updates come again");
        } else {
            LOG.warn("the bot's updates do not come: {}. It is tried again", now);
        }
        trouble = now;
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }
}
