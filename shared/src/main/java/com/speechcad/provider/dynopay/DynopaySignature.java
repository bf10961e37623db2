package com.speechcad.provider.dynopay;

import com.speechcad.kernel.Digest;
import com.speechcad.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * DynoPay's seals on its webhooks. The secret's own characters are the key, {@code whsec_} included. V2 is an
 * HMAC-SHA256 over {@code <t>.<raw body>}, good for five minutes in both directions, the edges included; while a secret
 * is exchanged there are several, and one that holds is enough. V1 is for a transition only: older servers sign it with
 * a constant that everybody knows when the merchant has no secret.
 */
public final class DynopaySignature {
    /** Header of V2: {@code t=<unix seconds>,v1=<hex>[,v1=<hex>]}. */
    public static final String HEADER_V2 = "X-Dynopay-Signature-V2";
    /** Header of V1: hex. */
    public static final String HEADER_V1 = "X-DynoPay-Signature";
    /** Header with V1's time, unix seconds. */
    public static final String HEADER_TIMESTAMP = "X-DynoPay-Timestamp";

    private static final Pattern V2 = Pattern.compile("t=(\\d{1,12})((?:,v1=[0-9a-fA-F]{64}){1,8})");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final int HEX_LENGTH = 64;
    private static final int PART_LENGTH = HEX_LENGTH + ",v1=".length();
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private DynopaySignature() {}

    /**
     * @param body exactly the bytes that came in
     * @param header null when there was none
     */
    public static boolean holdsV2(byte[] body, @Nullable String header, Secret secret, Instant now) {
        var parts = V2.matcher(header == null ? "" : header.replace(" ", ""));
        if (!parts.matches()) {
            return false;
        }
        var digest = digestV2(body, parts.group(1), secret);
        var given = parts.group(2);
        var holds = false;
        for (int end = PART_LENGTH; end <= given.length(); end += PART_LENGTH) {
            // All are compared, so that the time taken does not tell which one held.
            holds |= Digest.same(digest, HexFormat.of().parseHex(given.substring(end - HEX_LENGTH, end)));
        }
        return holds && isFresh(parts.group(1), now);
    }

    /**
     * Nothing is let in by it. It is here because older servers still send V1 beside V2, and so that the simulator's V1
     * can be held against what the provider documents.
     *
     * @param body exactly the bytes that came in
     * @param header null when there was none
     * @param timestamp the header beside it; null when there was none
     */
    public static boolean holdsV1(
            byte[] body, @Nullable String header, @Nullable String timestamp, Secret secret, Instant now) {
        if (header == null || timestamp == null || body.length == 0 || body[body.length - 1] != '}') {
            return false;
        }
        if (!HEX.matcher(header).matches() || !SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        // The server signs its body with the time as one more field, not the bytes it sends.
        var open = Arrays.copyOf(body, body.length - 1);
        var end = (",\"timestamp\":" + timestamp + "}").getBytes(StandardCharsets.US_ASCII);
        var digest = Digest.hmacSha256(secret.bytes(), open, end);
        return Digest.same(digest, HexFormat.of().parseHex(header)) && isFresh(timestamp, now);
    }

    /** V2's header for a body, as DynoPay writes it: for simulators and tests. */
    public static String signV2(byte[] body, Secret secret, Instant now) {
        var seconds = Long.toString(now.getEpochSecond());
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(digestV2(body, seconds, secret));
    }

    private static byte[] digestV2(byte[] body, String seconds, Secret secret) {
        return Digest.hmacSha256(secret.bytes(), (seconds + ".").getBytes(StandardCharsets.US_ASCII), body);
    }

    private static boolean isFresh(String seconds, Instant now) {
        var age = Math.abs(now.getEpochSecond() - Long.parseLong(seconds));
        return age <= WINDOW.toSeconds();
    }
}
