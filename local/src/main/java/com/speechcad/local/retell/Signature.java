package com.speechcad.local.retell;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code v={unix ms},d={hex HMAC-SHA256 of the body's bytes and the digits of v}}. */
final class Signature {
    static final String HEADER = "x-retell-signature";

    private Signature() {}

    static String of(byte[] body, String key, long timestampMs) {
        return "v=" + timestampMs + ",d=" + digest(body, key, timestampMs);
    }

    private static String digest(byte[] body, String key, long timestampMs) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(body);
            mac.update(Long.toString(timestampMs).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HmacSHA256", missing);
        }
    }
}
