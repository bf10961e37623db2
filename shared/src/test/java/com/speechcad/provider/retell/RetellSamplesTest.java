package com.speechcad.provider.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.kernel.Unreachable;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Samples of voices come from anywhere, and anything may come. */
class RetellSamplesTest {
    private static final byte[] SAMPLE = {'I', 'D', '3', 1, 2, 3};
    private static final int TOO_MUCH = 5_000_001;

    private final List<Headers> asked = new ArrayList<>();
    private final RetellSamples samples = new RetellSamples();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/emma.mp3", 200, SAMPLE);
        answer("/empty.mp3", 200, new byte[0]);
        answer("/gone.mp3", 404, SAMPLE);
        answer("/moved.mp3", 302, SAMPLE);
        answer("/broken.mp3", 503, SAMPLE);
        answer("/huge.mp3", 200, new byte[TOO_MUCH]);
        answer("/largest.mp3", 200, new byte[TOO_MUCH - 1]);
        server.createContext("/cut.mp3", exchange -> {
            exchange.sendResponseHeaders(200, SAMPLE.length + 10);
            exchange.getResponseBody().write(SAMPLE);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_sample_is_read_and_no_key_goes_there() {
        assertThat(samples.read(at("/emma.mp3"))).contains(SAMPLE);
        assertThat(asked)
                .hasSize(1)
                .allSatisfy(headers ->
                        assertThat(headers).doesNotContainKeys("Authorization", "Cookie", "X-retell-signature"));
    }

    @Test
    void what_is_not_there_or_is_no_sample_is_none() {
        assertThat(samples.read(at("/empty.mp3"))).isEmpty();
        assertThat(samples.read(at("/gone.mp3"))).isEmpty();
        assertThat(samples.read(at("/moved.mp3"))).isEmpty();
        assertThat(samples.read(at("/huge.mp3"))).isEmpty();
        assertThat(samples.read(at("/largest.mp3")))
                .hasValueSatisfying(all -> assertThat(all).hasSize(TOO_MUCH - 1));
        assertThat(samples.read(URI.create("ftp://voices.example/emma.mp3"))).isEmpty();
        assertThat(samples.read(URI.create("emma.mp3"))).isEmpty();
    }

    @Test
    void whoever_could_not_be_asked_is_asked_again_later() {
        assertThatThrownBy(() -> samples.read(at("/broken.mp3")))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("503");
        assertThatThrownBy(() -> samples.read(at("/cut.mp3"))).isInstanceOf(Unreachable.class);
        var nobody = at("/emma.mp3");
        server.stop(0);
        assertThatThrownBy(() -> samples.read(nobody)).isInstanceOf(Unreachable.class);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
    }
}
