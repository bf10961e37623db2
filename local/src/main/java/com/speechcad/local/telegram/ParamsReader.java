package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.http.Forms;
import com.speechcad.local.json.Json;
import com.speechcad.local.telegram.Params.Upload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/** Reads arguments from a query and a JSON, form or multipart body. */
final class ParamsReader {
    /** What Telegram takes in one multipart file. */
    static final int LARGEST_UPLOAD_BYTES = 50 << 20;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Upload> uploads = new LinkedHashMap<>();

    private ParamsReader() {}

    /** @throws Refusal 400 for a body that cannot be read, 413 for one that is too big */
    static Params read(String query, String contentType, byte[] body) {
        var reader = new ParamsReader();
        reader.values.putAll(Forms.decode(query));
        var type = contentType.toLowerCase(Locale.ROOT);
        if (body.length == 0) {
            return reader.params();
        }
        if (type.startsWith("application/json")) {
            reader.json(body);
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            reader.values.putAll(Forms.decode(new String(body, StandardCharsets.UTF_8)));
        } else if (type.startsWith("multipart/form-data")) {
            reader.multipart(contentType, body);
        }
        return reader.params();
    }

    private Params params() {
        return new Params(values, uploads);
    }

    private void json(byte[] body) {
        JsonNode tree;
        try {
            tree = Json.parse(body);
        } catch (IllegalArgumentException _) {
            throw Refusal.badRequest("can't parse request body as JSON");
        }
        if (!tree.isObject()) {
            throw Refusal.badRequest("expected an Object as JSON body of the request");
        }
        tree.properties().forEach(field -> {
            var value = field.getValue();
            values.put(field.getKey(), value.isTextual() ? value.textValue() : Json.write(value));
        });
    }

    private void multipart(String contentType, byte[] body) {
        var boundary = parameters(contentType).getOrDefault("boundary", "");
        if (boundary.isEmpty()) {
            throw Refusal.badRequest("boundary of the multipart body is missing");
        }
        try {
            var input = MultipartInput.builder()
                    .setInputStream(new ByteArrayInputStream(body))
                    .setBoundary(boundary.getBytes(StandardCharsets.UTF_8))
                    .get();
            input.setHeaderCharset(StandardCharsets.UTF_8);
            for (var more = input.skipPreamble(); more; more = input.readBoundary()) {
                var headers = headers(input.readHeaders());
                var content = new ByteArrayOutputStream();
                input.readBodyData(content);
                part(headers, content.toByteArray());
            }
        } catch (IOException _) {
            throw Refusal.badRequest("can't parse multipart body");
        }
    }

    private void part(Map<String, String> headers, byte[] content) {
        var disposition = parameters(headers.getOrDefault("content-disposition", ""));
        var name = disposition.getOrDefault("name", "");
        var fileName = disposition.get("filename");
        if (fileName == null) {
            values.put(name, new String(content, StandardCharsets.UTF_8));
        } else if (content.length > LARGEST_UPLOAD_BYTES) {
            throw Refusal.of(413, "Request Entity Too Large");
        } else {
            uploads.put(
                    name,
                    new Upload(fileName, headers.getOrDefault("content-type", "application/octet-stream"), content));
        }
    }

    private static Map<String, String> headers(String raw) {
        var headers = new LinkedHashMap<String, String>();
        raw.lines().filter(line -> line.indexOf(':') > 0).forEach(line -> {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        });
        return headers;
    }

    /** What follows the first semicolon of a header. */
    private static Map<String, String> parameters(String header) {
        var parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';');
    }
}
