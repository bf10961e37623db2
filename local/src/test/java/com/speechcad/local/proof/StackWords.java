package com.speechcad.local.proof;

import com.speechcad.campaign.SimProvider.Fate;
import com.speechcad.campaign.SimProvider.SimCall;
import com.speechcad.kernel.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** How the process that can be killed and the one that watches it write to each other: a line of words each time. */
final class StackWords {
    private static final String BETWEEN = "\t";

    private StackWords() {}

    static String line(Object... words) {
        var line = new StringBuilder();
        for (var word : words) {
            line.append(line.isEmpty() ? "" : BETWEEN).append(word);
        }
        return line.toString();
    }

    static List<String> words(String line) {
        return List.of(line.split(BETWEEN, -1));
    }

    static String text(String any) {
        return Base64.getEncoder().encodeToString(any.getBytes(StandardCharsets.UTF_8));
    }

    static String text(List<String> words, int at) {
        return new String(Base64.getDecoder().decode(words.get(at)), StandardCharsets.UTF_8);
    }

    static Instant instant(List<String> words, int at) {
        return Instant.parse(words.get(at));
    }

    static TenantId tenant(List<String> words, int at) {
        return new TenantId(Long.parseLong(words.get(at)));
    }

    static UUID id(List<String> words, int at) {
        return UUID.fromString(words.get(at));
    }

    static String call(SimCall call) {
        return line(
                call.attempt(),
                call.tenant().value(),
                call.dialledAt(),
                call.fate().ring(),
                call.fate().talk(),
                call.fate().reason());
    }

    static SimCall call(List<String> words, int at) {
        var fate = new Fate(Duration.parse(words.get(at + 3)), Duration.parse(words.get(at + 4)), words.get(at + 5));
        return new SimCall(
                id(words, at),
                tenant(words, at + 1),
                instant(words, at + 2),
                fate,
                fate.talk().isPositive());
    }
}
