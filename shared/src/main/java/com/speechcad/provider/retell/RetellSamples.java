package com.speechcad.provider.retell;

import com.speechcad.flow.VoiceSampleSource;
import com.speechcad.kernel.OnFirstUse;
import com.speechcad.kernel.Unreachable;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Downloads voices' samples from where Retell's list says they are; no key goes there. */
@Singleton
@Secondary
class RetellSamples implements VoiceSampleSource {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_DOWNLOAD = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 5_000_000;
    private static final int SERVER_FAULT = 500;

    private final OnFirstUse<HttpClient> client = new OnFirstUse<>(
            () -> HttpClient.newBuilder().connectTimeout(TO_CONNECT).build());

    @Override
    public Optional<byte[]> read(URI preview) {
        try {
            var request =
                    HttpRequest.newBuilder(preview).timeout(TO_DOWNLOAD).GET().build();
            var response = client.get().send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (response.statusCode() >= SERVER_FAULT) {
                    throw new Unreachable("a voice's sample: " + response.statusCode());
                }
                var bytes = body.readNBytes(MOST_BYTES + 1);
                return response.statusCode() == 200 && bytes.length > 0 && bytes.length <= MOST_BYTES
                        ? Optional.of(bytes)
                        : Optional.empty();
            }
        } catch (IllegalArgumentException _) {
            // No address that can be asked, whatever the list says.
            return Optional.empty();
        } catch (IOException broken) {
            throw new Unreachable("a voice's sample", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unreachable("a voice's sample", stopped);
        }
    }
}
