package com.speechcad.provider.retell;

import com.speechcad.kernel.Digest;
import com.speechcad.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Retell's seal on what it sends: {@code x-retell-signature: v=<ms>,d=<hex>}, an HMAC-SHA256 over the raw bytes followed
 * by the digits of the time. Good for five minutes in both directions, the edges included.
 */
public final class RetellSignature {
    /** Header that carries it. */
    public static final String HEADER = "x-retell-signature";

    private static final Pattern FORM = Pattern.compile("v=(\\d{1,15}),d=([0-9a-fA-F]{64})");
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private RetellSignature() {}

    /**
     * @param body exactly the bytes that came in
     * @param header null when there was none
     * @param key the workspace's webhook key
     */
    public static boolean holds(byte[] body, @Nullable String header, Secret key, Instant now) {
        var parts = FORM.matcher(header == null ? "" : header);
        if (!parts.matches()) {
            return false;
        }
        var time = parts.group(1);
        var digest = Digest.hmacSha256(key.bytes(), body, time.getBytes(StandardCharsets.US_ASCII));
        var isSame = Digest.same(digest, HexFormat.of().parseHex(parts.group(2)));
        var age = Duration.ofMillis(now.toEpochMilli() - Long.parseLong(time)).abs();
        return isSame && age.compareTo(WINDOW) <= 0;
    }

    /** The header for a body, as Retell writes it: for simulators and tests. */
    public static String sign(byte[] body, Secret key, Instant now) {
        var time = Long.toString(now.toEpochMilli());
        var digest = Digest.hmacSha256(key.bytes(), body, time.getBytes(StandardCharsets.US_ASCII));
        return "v=" + time + ",d=" + HexFormat.of().formatHex(digest);
    }
}
