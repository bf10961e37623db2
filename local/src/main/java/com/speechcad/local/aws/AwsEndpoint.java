package com.speechcad.local.aws;

import com.speechcad.local.http.Handler;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code AWS_ENDPOINT_URL} points to. Whose request it is says its signature, which names the service; SQS is
 * passed on to ElasticMQ, the others are answered in this process.
 */
public final class AwsEndpoint implements AutoCloseable {
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/\\d{8}/[^/]+/([a-z0-9-]+)/aws4_request");
    private static final Set<String> NOT_FORWARDED =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

    private static final int REMEMBERED = 5_000;

    private final Deque<Asked> asked = new ArrayDeque<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI sqs;
    private final Handler scheduler;
    private final Handler files;
    private final HttpRoutes routes;

    /** @param port 0 for any free one */
    public AwsEndpoint(int port, URI sqs, Handler scheduler, Handler files) {
        this.sqs = sqs;
        this.scheduler = scheduler;
        this.files = files;
        routes = new HttpRoutes(port)
                .onlyForThisMachine()
                .route("*", "/{path*}", this::dispatch)
                .start();
    }

    /** For {@code AWS_ENDPOINT_URL}. */
    public URI url() {
        return routes.url();
    }

    @Override
    public void close() {
        routes.close();
        client.shutdownNow();
    }

    /**
     * What a function asked of the queues or the scheduler.
     *
     * @param service {@code sqs} or {@code scheduler}
     */
    public record Asked(String service, String path, String body) {}

    /** The newest last; objects of the bucket are not among them. */
    public List<Asked> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    private Response dispatch(Request request) throws Exception {
        var service = service(request).orElse("s3");
        if (!service.equals("s3")) {
            remember(new Asked(service, request.rawPath(), request.text()));
        }
        return switch (service) {
            case "sqs" -> forward(request);
            case "scheduler" -> scheduler.handle(request);
            case "s3" -> files.handle(request);
            default -> Response.text(501, "this service is not played here");
        };
    }

    private void remember(Asked one) {
        synchronized (asked) {
            asked.addLast(one);
            if (asked.size() > REMEMBERED) {
                asked.removeFirst();
            }
        }
    }

    private static Optional<String> service(Request request) {
        var signed = request.header("authorization")
                .or(() -> Optional.ofNullable(request.query().get("X-Amz-Credential"))
                        .map(credential -> "Credential=" + credential));
        return signed.map(SCOPE::matcher).filter(found -> found.find()).map(found -> found.group(1));
    }

    private Response forward(Request request) throws IOException, InterruptedException {
        var onward = HttpRequest.newBuilder(sqs.resolve(request.rawPath()))
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, value) -> {
            if (!NOT_FORWARDED.contains(name)) {
                onward.header(name, value);
            }
        });
        var answer = client.send(onward.build(), BodyHandlers.ofByteArray());
        var headers = new LinkedHashMap<String, String>();
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT)) && !name.equalsIgnoreCase("date")) {
                headers.put(name, values.getFirst());
            }
        });
        return new Response(answer.statusCode(), headers, answer.body());
    }
}
