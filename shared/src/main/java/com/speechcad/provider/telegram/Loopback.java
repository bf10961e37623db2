package com.speechcad.provider.telegram;

import com.speechcad.kernel.Unreachable;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Answers everything as Telegram answers a message, on this machine and until closed: somebody to practise with. */
final class Loopback implements AutoCloseable {
    /** How many bring the way out and back to where it gets no faster. */
    static final int REQUESTS = 40;

    static final byte[] ANSWER = "{\"ok\":true,\"result\":{\"message_id\":1}}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    private Loopback(HttpServer server) {
        this.server = server;
    }

    /** @throws Unreachable when this machine gives no port */
    static Loopback open() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    var _ = exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, ANSWER.length);
                    exchange.getResponseBody().write(ANSWER);
                }
            });
            server.start();
            return new Loopback(server);
        } catch (IOException none) {
            throw new Unreachable("nobody to practise with: " + none.getMessage());
        }
    }

    URI url() {
        var address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/practice");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
