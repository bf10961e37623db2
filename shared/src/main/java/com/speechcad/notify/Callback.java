package com.speechcad.notify;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a button carries: {@code o:screen[:argument]} opens a screen and works for ever; {@code t:screen:action[:argument]}
 * acts, and only if that screen, drawn anew, still offers it; {@code d:deed[:argument]} stands under a message of its own and
 * does one thing at once, from wherever the person is in the menu.
 *
 * @param screen of a deed its name
 */
public record Callback(Kind kind, String screen, String action, String argument) {
    private static final int MOST_BYTES = 64;

    /** Opening shows; tapping may act, and so does a deed. */
    public enum Kind {
        OPEN,
        TAP,
        DEED
    }

    public static String open(String screen) {
        return fitting("o:" + screen);
    }

    public static String open(String screen, String argument) {
        return fitting("o:" + screen + ":" + argument);
    }

    public static String tap(String screen, String action, String argument) {
        return fitting("t:" + screen + ":" + action + (argument.isEmpty() ? "" : ":" + argument));
    }

    public static String deed(String deed, String argument) {
        return fitting("d:" + deed + ":" + argument);
    }

    /** Empty for data that this version never wrote. */
    public static Optional<Callback> parse(String data) {
        var opening = data.split(":", 3);
        if ((opening[0].equals("o") || opening[0].equals("d")) && opening.length >= 2) {
            return Optional.of(new Callback(
                    opening[0].equals("o") ? Kind.OPEN : Kind.DEED,
                    opening[1],
                    "",
                    opening.length > 2 ? opening[2] : ""));
        }
        var acting = data.split(":", 4);
        if (acting[0].equals("t") && acting.length >= 3) {
            return Optional.of(new Callback(Kind.TAP, acting[1], acting[2], acting.length > 3 ? acting[3] : ""));
        }
        return Optional.empty();
    }

    private static String fitting(String data) {
        if (data.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("a button carries at most 64 bytes, not: " + data);
        }
        return data;
    }
}
