package com.speechcad.local.bench;

import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what the providers' doubles send to our webhooks, so that each letter goes on to the gateway when a
 * measurement begins and not before.
 */
final class Letterbox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
    private final HttpRoutes routes =
            new HttpRoutes(0).route("POST", "/{rest*}", this::take).start();

    /** As it came in, with the headers that bear the seal. */
    record Letter(String path, Map<String, String> headers, byte[] body) {}

    /** What the providers think is us. Without a slash at the end. */
    URI url() {
        return routes.url();
    }

    /** The next letter of this kind; others are thrown away. */
    Letter next(Predicate<Letter> wanted) {
        try {
            for (var letter = poll(); letter != null; letter = poll()) {
                if (wanted.test(letter)) {
                    return letter;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("the awaited letter did not come");
    }

    void empty() {
        letters.clear();
    }

    @Override
    public void close() {
        routes.close();
    }

    private @Nullable Letter poll() throws InterruptedException {
        return letters.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private Response take(Request request) {
        letters.add(new Letter(request.rawPath(), request.headers(), request.body()));
        return Response.json(200, "{}");
    }
}
