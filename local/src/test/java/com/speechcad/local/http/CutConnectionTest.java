package com.speechcad.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CutConnectionTest {
    @Test
    void a_cut_request_was_carried_out_but_its_caller_hears_nothing() {
        var seen = new AtomicInteger();
        try (var server = new HttpRoutes(0).route("POST", "/x", _ -> {
                    seen.incrementAndGet();
                    return Response.CUT;
                });
                var client = HttpClient.newHttpClient()) {
            server.start();
            var request = HttpRequest.newBuilder(server.url().resolve("/x"))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();

            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
            assertThat(seen).hasValue(1);
        }
    }
}
