package com.speechcad.local.retell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/** Addresses of recordings that expire. */
final class SignedUrl {
    private SignedUrl() {}

    static String signature(RetellSettings settings, String token, long untilMs) {
        var whole = Signature.of(token.getBytes(StandardCharsets.UTF_8), settings.webhookKey(), untilMs);
        return whole.substring(whole.length() - 64);
    }

    static boolean isGood(RetellSettings settings, String token, Map<String, String> query, long nowMs) {
        var until = query.getOrDefault("expires", "0");
        if (!until.matches("[0-9]{1,18}") || Long.parseLong(until) < nowMs) {
            return false;
        }
        return MessageDigest.isEqual(
                signature(settings, token, Long.parseLong(until)).getBytes(StandardCharsets.US_ASCII),
                query.getOrDefault("signature", "").getBytes(StandardCharsets.UTF_8));
    }
}
