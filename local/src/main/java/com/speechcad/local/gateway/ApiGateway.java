package com.speechcad.local.gateway;

import com.speechcad.local.lambda.FunctionError;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP API in front of the functions, on loopback: its events, its limits, its way of reading their answers. */
public final class ApiGateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiGateway.class);
    private static final int MOST_BODY_BYTES = 10 * 1024 * 1024;
    /** Lambda's limit on a synchronous event and on its answer. */
    private static final int MOST_EVENT_BYTES = 6 * 1024 * 1024;

    private static final Set<String> WRITTEN_BY_THE_SERVER = Set.of("content-length", "connection", "date");

    private final List<GatewayRoute> routes;
    private final Duration integrationTimeout;
    private final HttpEvents events;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ApiGateway(GatewaySettings settings, List<GatewayRoute> routes, Clock clock) {
        this.routes = List.copyOf(routes);
        this.integrationTimeout = settings.integrationTimeout();
        this.events = new HttpEvents(clock, settings.everythingBase64());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 1024);
        } catch (IOException taken) {
            throw new UncheckedIOException("port " + settings.port() + " cannot be used", taken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
    }

    /** Answers from now on. Of two routes that match, the first counts. */
    public static ApiGateway start(GatewaySettings settings, List<GatewayRoute> routes, Clock clock) {
        var gateway = new ApiGateway(settings, routes, clock);
        gateway.server.start();
        return gateway;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Without a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            answer.headers().forEach((name, values) -> {
                if (!WRITTEN_BY_THE_SERVER.contains(name)) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            var bodiless = answer.body().length == 0
                    || exchange.getRequestMethod().equals("HEAD")
                    || answer.status() == 204
                    || answer.status() == 304;
            exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private HttpAnswer answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES + 1);
        if (body.length > MOST_BODY_BYTES) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            return HttpAnswer.message(413, "Request Entity Too Large");
        }
        for (var route : routes) {
            var variables = route.match(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
            if (variables.isPresent()) {
                return integrate(route, events.event(exchange, route, variables.orElseThrow(), body));
            }
        }
        return HttpAnswer.message(404, "Not Found");
    }

    private HttpAnswer integrate(GatewayRoute route, byte[] event) {
        if (event.length > MOST_EVENT_BYTES) {
            return HttpAnswer.message(413, "Request Entity Too Large");
        }
        var invocation = threads.submit(() -> route.function().invoke(event));
        try {
            var answer = invocation.get(integrationTimeout.toMillis(), TimeUnit.MILLISECONDS);
            return answer.length > MOST_EVENT_BYTES ? failed(route, "an answer too large") : HttpAnswer.read(answer);
        } catch (TimeoutException _) {
            LOG.warn("{} did not answer within {}", route.key(), integrationTimeout);
            return HttpAnswer.message(503, "Service Unavailable");
        } catch (ExecutionException thrown) {
            return failed(route, thrown.getCause() instanceof FunctionError error ? error.errorType() : "a bug");
        } catch (IllegalArgumentException _) {
            return failed(route, "an answer that cannot be read");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return HttpAnswer.message(503, "Service Unavailable");
        }
    }

    private static HttpAnswer failed(GatewayRoute route, String why) {
        LOG.warn("{} failed: {}", route.key(), why);
        return HttpAnswer.message(500, "Internal Server Error");
    }
}
