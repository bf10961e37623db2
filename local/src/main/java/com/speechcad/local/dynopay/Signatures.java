package com.speechcad.local.dynopay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The two signatures of a webhook. The secret's own characters are the key, {@code whsec_} included. */
final class Signatures {
    static final String V1 = "X-DynoPay-Signature";
    static final String V2 = "X-Dynopay-Signature-V2";

    /** The May server signs with a constant from its public source when a merchant has no secret. */
    static final String KNOWN_TO_ALL = "dynopay-default-secret";

    private static final String FOREIGN = "whsec_of_somebody_else";

    private Signatures() {}

    /** JavaScript's {@code JSON.stringify({...body, timestamp})}: not the bytes that are sent. */
    static String v1(String secret, long unixSeconds, String body) {
        return hmac(secret, body.substring(0, body.length() - 1) + ",\"timestamp\":" + unixSeconds + "}");
    }

    static String v2(String secret, long unixSeconds, String body) {
        return hmac(secret, unixSeconds + "." + body);
    }

    /** The headers for one body at one time. */
    static Map<String, String> headers(
            Signing signing, DynopaySettings settings, @Nullable String secret, long unixSeconds, String body) {
        var key = secret == null && !settings.autumn() ? KNOWN_TO_ALL : secret;
        if (signing == Signing.FORGED) {
            key = FOREIGN;
        }
        var headers = new LinkedHashMap<String, String>();
        if (key == null || signing == Signing.UNSIGNED) {
            return headers;
        }
        if (signing != Signing.V2) {
            headers.put(V1, v1(key, unixSeconds, body));
        }
        if (signing == Signing.V2 || (signing != Signing.V1 && settings.autumn())) {
            headers.put(
                    V2,
                    "t=" + unixSeconds + before(signing, settings, unixSeconds, body) + ",v1="
                            + v2(key, unixSeconds, body));
        }
        return headers;
    }

    private static String before(Signing signing, DynopaySettings settings, long unixSeconds, String body) {
        var previous = settings.previousSecret();
        if (previous == null && signing == Signing.TWO_V1) {
            previous = FOREIGN;
        }
        return previous == null ? "" : ",v1=" + v2(previous, unixSeconds, body);
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
