package com.speechcad.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes on the JDK's own server, one virtual thread a request, on loopback only. {@code {name}} matches one path
 * segment, {@code {name*}} the rest of the path; method {@code *} matches any. The first route added wins.
 */
public final class HttpRoutes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpRoutes.class);

    private static final Pattern THIS_MACHINE = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

    private final List<Route> routes = new ArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean onlyForThisMachine;

    /** @param port 0 for any free one */
    public HttpRoutes(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        } catch (IOException taken) {
            throw new UncheckedIOException("port " + port + " cannot be used", taken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
    }

    public HttpRoutes route(String method, String pattern, Handler handler) {
        routes.add(new Route(method, Pattern.compile(regex(pattern)), names(pattern), handler));
        return this;
    }

    /**
     * From now on a request is refused with 403 when a browser sends it for another site's page, or under a name that
     * is not this machine's (which a stranger's DNS could have made point here).
     */
    public HttpRoutes onlyForThisMachine() {
        onlyForThisMachine = true;
        return this;
    }

    public HttpRoutes start() {
        server.start();
        return this;
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
            var response = answer(exchange);
            if (response.equals(Response.CUT)) {
                return;
            }
            response.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            var none =
                    response.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(response.status(), none ? -1 : response.body().length);
            if (!none) {
                exchange.getResponseBody().write(response.body());
            }
        }
    }

    private Response answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var uri = exchange.getRequestURI();
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        if (onlyForThisMachine && !isOfThisMachine(headers)) {
            return Response.text(403, "Forbidden");
        }
        var method = exchange.getRequestMethod();
        for (var route : routes) {
            var variables = route.match(method, uri.getRawPath());
            if (variables.isPresent()) {
                var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
                return guarded(
                        route,
                        new Request(
                                method,
                                uri.getPath(),
                                uri.getRawPath(),
                                query,
                                headers,
                                body,
                                variables.orElseThrow()));
            }
        }
        return Response.text(404, "Not Found");
    }

    private static boolean isOfThisMachine(Map<String, String> headers) {
        var host = headers.getOrDefault("host", "");
        var origin = headers.get("origin");
        return THIS_MACHINE.matcher(host).matches() && (origin == null || origin.equals("http://" + host));
    }

    private static Response guarded(Route route, Request request) {
        try {
            return route.handler().handle(request);
        } catch (Exception broken) {
            LOG.error("{} {} failed", request.method(), route.pattern().pattern(), broken);
            return Response.text(500, "Internal Server Error");
        }
    }

    private static String regex(String pattern) {
        var regex = new StringBuilder();
        for (var segment : pattern.split("(?=\\{)|(?<=})")) {
            if (segment.startsWith("{") && segment.endsWith("*}")) {
                regex.append("(.*)");
            } else if (segment.startsWith("{")) {
                regex.append("([^/]+)");
            } else {
                regex.append(Pattern.quote(segment));
            }
        }
        return regex.toString();
    }

    private static List<String> names(String pattern) {
        return Pattern.compile("\\{(\\w+)\\*?}")
                .matcher(pattern)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private record Route(String method, Pattern pattern, List<String> names, Handler handler) {
        Optional<Map<String, String>> match(String asked, String rawPath) {
            if (!method.equals("*") && !method.equals(asked)) {
                return Optional.empty();
            }
            var matcher = pattern.matcher(rawPath);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            var found = new LinkedHashMap<String, String>();
            for (int i = 0; i < names.size(); i++) {
                // A plus is a plus in a path; only the query reads it as a space.
                var raw = matcher.group(i + 1).replace("+", "%2B");
                found.put(names.get(i), URLDecoder.decode(raw, StandardCharsets.UTF_8));
            }
            return Optional.of(found);
        }
    }
}
