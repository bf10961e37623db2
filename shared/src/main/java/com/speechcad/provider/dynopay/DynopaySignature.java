package com.speechcad.provider.dynopay;

import com.speechcad.kernel.Digest;
import com.speechcad.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * DynoPay's seals on its webhooks. The secret's own characters are the key, {@code whsec_} included. V2 is an
 * HMAC-SHA256 over {@code <t>.<raw body>}, good for five minutes in both directions, the edges included; while a secret
 * is exchanged there are several, and one that holds is enough. V1 is for a transition only: older servers sign it with
 * a constant that everybody knows when the merchant has no secret.
 */
public final class DynopaySignature {
    /** Header of V2: {@code t=<unix seconds>,v1=<hex>[,v1=<hex>]}; whatever else stands there is not looked at. */
    public static final String HEADER_V2 = "X-Dynopay-Signature-V2";
    /** Header of V1: hex. */
    public static final String HEADER_V1 = "X-DynoPay-Signature";
    /** Header with V1's time, unix seconds. */
    public static final String HEADER_TIMESTAMP = "X-DynoPay-Timestamp";

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final int LONGEST_HEADER = 2_048;
    private static final int MOST_SEALS = 8;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private DynopaySignature() {}

    /**
     * @param body exactly the bytes that came in
     * @param header null when there was none
     */
    public static boolean holdsV2(byte[] body, @Nullable String header, Secret secret, Instant now) {
        var seals = seals(header == null ? "" : header);
        if (seals.isEmpty()) {
            return false;
        }
        var digest = digestV2(body, seals.get().seconds, secret);
        var holds = false;
        for (var given : seals.get().hex) {
            // All are compared, so that the time taken does not tell which one held.
            holds |= Digest.same(digest, HexFormat.of().parseHex(given));
        }
        return holds && isFresh(seals.get().seconds, now);
    }

    /** @param hex at least one */
    private record Seals(String seconds, List<String> hex) {}

    /** Empty without a time, with two of them, or with a seal that is none: what is not understood is not let in. */
    private static Optional<Seals> seals(String header) {
        if (header.length() > LONGEST_HEADER) {
            return Optional.empty();
        }
        var times = new ArrayList<String>();
        var hex = new ArrayList<String>();
        for (var element : header.split(",", -1)) {
            var part = element.strip();
            if (part.startsWith("t=")) {
                times.add(part.substring(2));
            } else if (part.startsWith("v1=")) {
                hex.add(part.substring(3));
            }
        }
        var isWhole = times.size() == 1
                && SECONDS.matcher(times.getFirst()).matches()
                && !hex.isEmpty()
                && hex.size() <= MOST_SEALS
                && hex.stream().allMatch(one -> HEX.matcher(one).matches());
        return isWhole ? Optional.of(new Seals(times.getFirst(), hex)) : Optional.empty();
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
