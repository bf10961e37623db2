package com.speechcad.campaign.contacts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Variables as JSON. Their names stand in the order in which {@code jsonb} keeps them, short ones first, so that PostgreSQL
 * finds them sorted: for a hundred thousand rows that is a quarter of what reading the JSON costs it.
 */
final class VariablesJson {
    /** Of most, so that the text need not grow while it is written. */
    private static final int LENGTH = 200;

    private final String[] names;
    private final int[] places;

    /** @param names in the order of the rows' values */
    VariablesJson(List<String> names) {
        this.places = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing(
                        place -> names.get(place).getBytes(StandardCharsets.UTF_8), VariablesJson::asKept))
                .mapToInt(Integer::intValue)
                .toArray();
        this.names = Arrays.stream(places)
                .mapToObj(place -> '"' + names.get(place) + "\":")
                .toArray(String[]::new);
    }

    private static int asKept(byte[] one, byte[] other) {
        return one.length == other.length ? Arrays.compareUnsigned(one, other) : one.length - other.length;
    }

    /** An object; names whose value is empty are left out. */
    String of(List<String> values) {
        var json = new StringBuilder(LENGTH).append('{');
        for (var at = 0; at < names.length; at++) {
            var value = values.get(places[at]);
            if (!value.isEmpty()) {
                json.append(json.length() == 1 ? "" : ",").append(names[at]);
                JsonText.string(json, value);
            }
        }
        return json.append('}').toString();
    }
}
