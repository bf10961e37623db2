package com.speechcad.local.files;

import com.speechcad.local.http.Handler;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * S3's REST API over a folder, path style: put, get, head and delete of an object, and a list of keys. There is one
 * bucket, from the beginning. Signatures are not checked, but there has to be one, and a presigned one expires.
 */
public final class FileBucket implements Handler {
    private static final DateTimeFormatter AMZ_DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final String name;
    private final Folder folder;
    private final Clock wallClock;

    /**
     * @param name of the one bucket that there is
     * @param wallClock what the SDK signs by; not the stack's, which may have jumped
     */
    public FileBucket(String name, Path root, Clock wallClock) {
        this.name = name;
        folder = new Folder(root);
        this.wallClock = wallClock;
    }

    @Override
    public Response handle(Request request) throws IOException {
        var path = request.rawPath().substring(1);
        var slash = path.indexOf('/');
        var bucket = decoded(slash < 0 ? path : path.substring(0, slash));
        var key = slash < 0 ? "" : decoded(path.substring(slash + 1));
        if (!isSigned(request)) {
            return error(request, 403, "AccessDenied", "Access Denied", key);
        }
        if (isExpired(request)) {
            return error(request, 403, "AccessDenied", "Request has expired", key);
        }
        if (!bucket.equals(name)) {
            return error(request, 404, "NoSuchBucket", "The specified bucket does not exist", key);
        }
        return key.isEmpty() ? onBucket(request, bucket) : onObject(request, bucket, key);
    }

    private Response onObject(Request request, String bucket, String key) throws IOException {
        return switch (request.method()) {
            case "PUT" -> put(request, bucket, key);
            case "GET", "HEAD" -> get(request, bucket, key);
            case "DELETE" -> {
                folder.delete(bucket, key);
                yield Response.empty(204);
            }
            default -> error(request, 405, "MethodNotAllowed", "Not supported here", key);
        };
    }

    private Response onBucket(Request request, String bucket) throws IOException {
        return switch (request.method()) {
            case "GET" -> list(request, bucket);
            case "PUT", "HEAD" -> Response.empty(200);
            default -> error(request, 405, "MethodNotAllowed", "Not supported here", "");
        };
    }

    private Response put(Request request, String bucket, String key) throws IOException {
        if (request.header("if-none-match").isPresent()
                && folder.get(bucket, key).isPresent()) {
            return error(request, 412, "PreconditionFailed", "At least one precondition did not hold", key);
        }
        var chunked = request.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-")
                || request.header("content-encoding").orElse("").contains("aws-chunked");
        var headers = new TreeMap<String, String>();
        headers.put("content-type", request.header("content-type").orElse("binary/octet-stream"));
        request.headers().forEach((name, value) -> {
            if (name.startsWith("x-amz-meta-") || name.equals("content-disposition") || name.equals("cache-control")) {
                headers.put(name, value);
            }
        });
        try {
            var content = chunked ? AwsChunks.decode(request.body()) : request.body();
            return Response.empty(200).with("ETag", folder.put(bucket, key, headers, content));
        } catch (IllegalArgumentException malformed) {
            return error(request, 400, "IncompleteBody", "The chunks cannot be read", key);
        }
    }

    private Response get(Request request, String bucket, String key) throws IOException {
        var found = folder.get(bucket, key);
        if (found.isEmpty()) {
            return error(request, 404, "NoSuchKey", "The specified key does not exist.", key);
        }
        var object = found.orElseThrow();
        var response = new Response(200, object.headers(), object.content())
                .with("Last-Modified", HTTP_DATE.format(object.modified()));
        return request.method().equals("HEAD")
                ? response.with("Content-Length", Integer.toString(object.content().length))
                : response;
    }

    private Response list(Request request, String bucket) throws IOException {
        var prefix = request.query().getOrDefault("prefix", "");
        var keys = folder.keys(bucket, prefix);
        var xml = new StringBuilder("<ListBucketResult><Name>" + escaped(bucket) + "</Name><Prefix>" + escaped(prefix)
                + "</Prefix><KeyCount>" + keys.size() + "</KeyCount><IsTruncated>false</IsTruncated>");
        keys.forEach(key -> xml.append("<Contents><Key>").append(escaped(key)).append("</Key></Contents>"));
        return xml(200, xml.append("</ListBucketResult>").toString());
    }

    private static boolean isSigned(Request request) {
        return request.header("authorization").isPresent() || request.query().containsKey("X-Amz-Signature");
    }

    private boolean isExpired(Request request) {
        var query = request.query();
        if (!query.containsKey("X-Amz-Signature")) {
            return false;
        }
        try {
            var signed = LocalDateTime.parse(query.getOrDefault("X-Amz-Date", ""), AMZ_DATE)
                    .toInstant(ZoneOffset.UTC);
            var valid = Duration.ofSeconds(Long.parseLong(query.getOrDefault("X-Amz-Expires", "")));
            return Instant.now(wallClock).isAfter(signed.plus(valid));
        } catch (DateTimeException | NumberFormatException unreadable) {
            return true;
        }
    }

    private static Response error(Request request, int status, String code, String message, String key) {
        return request.method().equals("HEAD")
                ? Response.empty(status)
                : xml(
                        status,
                        "<Error><Code>" + code + "</Code><Message>" + message + "</Message><Key>" + escaped(key)
                                + "</Key></Error>");
    }

    private static Response xml(int status, String xml) {
        return new Response(
                        status,
                        Map.of("Content-Type", "application/xml"),
                        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8))
                .with("x-amz-request-id", "local");
    }

    private static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
