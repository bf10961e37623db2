package com.speechcad.local.telegram;

import com.speechcad.local.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a Mini App gets from the client to say who opened it, sealed with the bot's token. */
final class InitData {
    private InitData() {}

    /** For this person, at this instant; an old instant makes expired data. */
    static String of(BotAccount bot, Person person, Instant at) {
        return sealed(
                bot.token(),
                Map.of(
                        "auth_date",
                        Long.toString(at.getEpochSecond()),
                        "chat_instance",
                        Long.toString(-person.id() * 31),
                        "chat_type",
                        "private",
                        "query_id",
                        "AA" + person.id() + at.getEpochSecond(),
                        "signature",
                        "not-checked-here",
                        "user",
                        Json.write(person.user())));
    }

    /** The same with another name in it and the seal left as it was: it must not be believed. */
    static String forged(BotAccount bot, Person person, Instant at) {
        return of(bot, person, at).replace("%22id%22%3A" + person.id(), "%22id%22%3A" + (person.id() + 1));
    }

    static String sealed(String token, Map<String, String> fields) {
        SortedMap<String, String> sorted = new TreeMap<>(fields);
        var lines = sorted.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
        var key = hmac("WebAppData".getBytes(StandardCharsets.UTF_8), token);
        var query = sorted.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query + "&hash=" + HexFormat.of().formatHex(hmac(key, lines));
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }
}
