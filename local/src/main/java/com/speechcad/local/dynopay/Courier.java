package com.speechcad.local.dynopay;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.dynopay.Delivery.Status;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries webhooks: three quick tries, then (in autumn) seven late ones, all by the lab's clock. */
final class Courier implements AutoCloseable {
    static final List<Duration> QUICK = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));
    static final List<Duration> OUTBOX = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));
    private static final String KIND = "dynopay.delivery";

    private final Journal journal;
    private final LabClock clock;
    private final LabTimers timers;
    private final Supplier<DynopaySettings> settings;
    private final Changes changes;
    private final UrlBook urls;
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private volatile boolean closed;

    Courier(
            Journal journal,
            LabClock clock,
            LabTimers timers,
            Supplier<DynopaySettings> settings,
            Changes changes,
            UrlBook urls) {
        this.journal = journal;
        this.clock = clock;
        this.timers = timers;
        this.settings = settings;
        this.changes = changes;
        this.urls = urls;
        journal.all(KIND).forEach((id, kept) -> deliveries.put(id, Json.parse(kept, Delivery.class)));
    }

    /** Takes up again what a restart interrupted. */
    void resume() {
        all().forEach(this::schedule);
    }

    void send(Delivery delivery) {
        save(delivery);
        schedule(delivery);
    }

    List<Delivery> all() {
        synchronized (deliveries) {
            return List.copyOf(deliveries.values());
        }
    }

    Optional<Delivery> find(String id) {
        synchronized (deliveries) {
            return Optional.ofNullable(deliveries.get(id));
        }
    }

    /** The stored payload once more, with another {@code webhook_id}, time and signature. */
    Optional<Delivery> resend(String id) {
        return find(id).map(known -> {
            var now = clock.instant();
            var target = new Delivery.Target(known.url(), known.type(), known.company());
            var again = Delivery.first(
                    UUID.randomUUID().toString(),
                    known.paymentId(),
                    known.event(),
                    target,
                    known.payload(),
                    Signing.USUAL,
                    now,
                    now);
            send(again);
            return again;
        });
    }

    @Override
    public void close() {
        closed = true;
        http.shutdownNow();
    }

    private void schedule(Delivery delivery) {
        if (delivery.nextAt() != null) {
            timers.at(delivery.nextAt(), () -> run(delivery.id()));
        }
    }

    private void run(String id) {
        var known = find(id).filter(delivery -> delivery.status() == Status.WAITING && !closed);
        known.ifPresent(delivery -> post(delivery, Letter.of(delivery, settings.get(), clock.instant()), 1));
    }

    private void post(Delivery before, Letter letter, int nth) {
        if (urls.isOff(before.url(), clock.instant())) {
            save(before.over(Status.FAILED, "URL switched off after repeated 404", clock.instant()));
            return;
        }
        var started = System.nanoTime();
        Integer status = null;
        String problem = null;
        try {
            status = http.send(request(before.url(), letter), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | IllegalArgumentException unreachable) {
            problem = unreachable.getClass().getSimpleName();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        if (closed) {
            return;
        }
        var millis = (System.nanoTime() - started) / 1_000_000;
        answered(before.tried(letter.webhookId(), status, millis, problem), letter, nth, status);
    }

    private HttpRequest request(String url, Letter letter) {
        var seconds = settings.get().autumn() ? 20 : 15;
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(seconds))
                .POST(HttpRequest.BodyPublishers.ofByteArray(letter.body()));
        letter.headers().forEach(request::header);
        return request.build();
    }

    private void answered(Delivery tried, Letter letter, int nth, @Nullable Integer status) {
        var now = clock.instant();
        if (status != null) {
            var forGood = tried.company() && settings.get().autumn();
            urls.answered(tried.url(), status, forGood, now);
        }
        if (status != null && status / 100 == 2) {
            save(tried.over(Status.SUCCESS, null, now));
        } else if (status != null && status / 100 == 4 && status != 429) {
            save(tried.over(Status.FAILED, "HTTP " + status, now));
        } else if (tried.outboxStep() == 0 && nth <= QUICK.size()) {
            var due = now.plus(QUICK.get(nth - 1));
            var again = tried.next(0, due);
            save(again);
            timers.at(due, () -> {
                if (!closed) {
                    post(again, letter, nth + 1);
                }
            });
        } else {
            later(tried);
        }
    }

    private void later(Delivery tried) {
        var now = clock.instant();
        var step = tried.outboxStep();
        if (!settings.get().autumn() || step == OUTBOX.size()) {
            save(tried.over(Status.FAILED, "no more tries", now));
            return;
        }
        var waiting = tried.next(step + 1, now.plus(OUTBOX.get(step)));
        save(waiting);
        schedule(waiting);
    }

    private void save(Delivery delivery) {
        synchronized (deliveries) {
            deliveries.put(delivery.id(), delivery);
            journal.put(KIND, delivery.id(), Json.write(Json.tree(delivery)));
        }
        changes.happened();
    }
}
