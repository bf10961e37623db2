package com.speechcad.lawful;

import java.util.HashMap;
import java.util.OptionalInt;

/**
 * What a business of a tier may at most; an empty one is no limit of the tier's.
 *
 * @param running calls at once
 * @param perHour calls to others that are dialled within any hour
 * @param perDay the same within any day
 * @param campaign contacts of one campaign
 * @param guests people who joined by invitation
 * @param notice whether each call says that the platform carries it
 */
public record Limits(int running, OptionalInt perHour, OptionalInt perDay, int campaign, int guests, boolean notice) {

    /** Of {@code running 2, hour 10, day -, campaign 10, guests 10, notice}. */
    static Limits parse(String value) {
        var given = new HashMap<String, String>();
        for (var part : value.split(",")) {
            var words = part.strip().split(" ");
            given.put(words[0], words.length == 1 ? "" : words[1]);
        }
        return new Limits(
                Integer.parseInt(given.getOrDefault("running", "0")),
                maybe(given.getOrDefault("hour", "0")),
                maybe(given.getOrDefault("day", "0")),
                Integer.parseInt(given.getOrDefault("campaign", "0")),
                Integer.parseInt(given.getOrDefault("guests", "0")),
                given.containsKey("notice"));
    }

    private static OptionalInt maybe(String number) {
        return number.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
    }
}
