package com.speechcad.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in words, as it waits to be sent.
 *
 * @param html the text or caption
 * @param attachment null for a plain message
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Outgoing(
        String html, List<List<Key>> rows, @Nullable File attachment, boolean fresh) {
    /**
     * @param kind {@code tap}, {@code copy}, {@code link}, {@code contact} or {@code close}
     * @param value callback data, text to copy, or URL; empty for the last two
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Key(String label, String kind, String value) {}

    /**
     * @param kind {@code qr}, {@code photo}, {@code voice}, {@code audio}, {@code document} or {@code text}
     * @param value the QR code's content, the bucket's key, or the text itself
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record File(String kind, String value, String name) {}
}
