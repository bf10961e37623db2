package com.speechcad.local.retell;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers webhooks: any 2xx counts, else again a few times. Undelivered ones survive a restart. */
final class WebhookSender {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final String KIND = "retell-webhook";
    private static final long OUT_OF_DATE_MS = 301_000;

    private final RetellSettings settings;
    private final LabClock clock;
    private final LabTimers timers;
    private final Journal journal;
    private final Map<String, Delivery> waiting = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private volatile boolean closed;

    WebhookSender(RetellSettings settings, LabClock clock, LabTimers timers, Journal journal) {
        this.settings = settings;
        this.clock = clock;
        this.timers = timers;
        this.journal = journal;
    }

    /** What a former process could not deliver. */
    void start() {
        journal.all(KIND).values().forEach(json -> send(Json.parse(json, Delivery.class)));
    }

    void close() {
        closed = true;
        http.shutdownNow();
    }

    void send(Delivery delivery) {
        keep(delivery);
        arm(delivery);
    }

    synchronized List<Delivery> waiting() {
        return List.copyOf(waiting.values());
    }

    private void arm(Delivery delivery) {
        timers.at(Instant.ofEpochMilli(delivery.dueMs()), () -> attempt(delivery));
    }

    private void attempt(Delivery delivery) {
        synchronized (this) {
            // Whoever was let go earlier or has been tried meanwhile is not the one that waits.
            if (closed || !delivery.equals(waiting.get(delivery.id()))) {
                return;
            }
        }
        var delivered = post(delivery);
        if (closed) {
            return;
        }
        if (!delivered && delivery.tries() < settings.retrySpacing().size()) {
            var wait = settings.scaled(settings.retrySpacing().get(delivery.tries()));
            send(delivery.triedOnceMore(clock.millis() + wait.toMillis()));
            return;
        }
        if (!delivered) {
            LOG.warn("gave up on webhook {} of {}", delivery.event(), delivery.callId());
        }
        forget(delivery);
        letGo(delivery.callId());
    }

    private boolean post(Delivery delivery) {
        var body = delivery.body().getBytes(StandardCharsets.UTF_8);
        try {
            var request = HttpRequest.newBuilder(URI.create(delivery.url()))
                    .timeout(Duration.ofMillis(delivery.timeoutMs()))
                    .header("Content-Type", "application/json")
                    .header("User-Agent", "axios/1.15.2")
                    .header(Signature.HEADER, signature(delivery, body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            var status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException | IllegalArgumentException unreachable) {
            LOG.debug("webhook {} of {} did not arrive", delivery.event(), delivery.callId(), unreachable);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String signature(Delivery delivery, byte[] body) {
        return switch (delivery.signing()) {
            case RIGHT -> Signature.of(body, settings.webhookKey(), clock.millis());
            case WRONG_KEY -> Signature.of(body, settings.webhookKey() + "-not", clock.millis());
            case EXPIRED -> Signature.of(body, settings.webhookKey(), clock.millis() - OUT_OF_DATE_MS);
        };
    }

    /** Held webhooks go after a later one of the same call has gone. */
    private void letGo(String callId) {
        waiting().stream()
                .filter(delivery -> delivery.held() && delivery.callId().equals(callId))
                .forEach(delivery -> send(delivery.due(clock.millis())));
    }

    private synchronized void keep(Delivery delivery) {
        waiting.put(delivery.id(), delivery);
        journal.put(KIND, delivery.id(), Json.write(Json.tree(delivery)));
    }

    private synchronized void forget(Delivery delivery) {
        waiting.remove(delivery.id());
        journal.remove(KIND, delivery.id());
    }
}
