package com.speechcad.local.page;

import com.speechcad.local.http.Response;
import java.io.IOException;
import java.util.Map;

/** The page's own files, out of the jar. Nothing is loaded from anywhere else, and the browser is told so. */
final class StaticFiles {
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "media-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private StaticFiles() {}

    /** @param name without a folder, such as {@code chat.js} */
    static Response file(String name) throws IOException {
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !name.matches("[a-z][a-z-]*\\.[a-z]+")) {
            return Response.text(404, "Not Found");
        }
        try (var file = StaticFiles.class.getResourceAsStream("/lab/" + name)) {
            return file == null
                    ? Response.text(404, "Not Found")
                    : Response.bytes(type, file.readAllBytes())
                            .with("Content-Security-Policy", POLICY)
                            .with("X-Content-Type-Options", "nosniff")
                            .with("Referrer-Policy", "no-referrer")
                            .with("Cache-Control", "no-cache");
        }
    }
}
