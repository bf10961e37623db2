package com.speechcad.local.words;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was typed, read by a {@link Form}. Whatever is no such value is an {@link IllegalArgumentException} with a sentence for
 * whoever typed it.
 *
 * @param plain the word without a name
 */
public record Words(Map<String, String> values, Set<String> switches, Optional<String> plain) {
    public Words {
        values = Map.copyOf(values);
        switches = Set.copyOf(switches);
    }

    public boolean has(String name) {
        return switches.contains(name) || values.containsKey(name);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A whole number from 1 to the most. */
    public int number(String name, int otherwise, int most) {
        return text(name).map(given -> whole(name, given, 1, most)).orElse(otherwise);
    }

    /** A whole number from 0 to the most. */
    public int numberOrZero(String name, int otherwise, int most) {
        return text(name).map(given -> whole(name, given, 0, most)).orElse(otherwise);
    }

    /** The word without a name, as a whole number from 1 to the most. */
    public int plainNumber(int otherwise, int most) {
        return plain.map(given -> whole("it", given, 1, most)).orElse(otherwise);
    }

    /** A number above 0 that may have a fraction, at most this. */
    public double decimal(String name, double otherwise, double most) {
        return text(name)
                .map(given -> {
                    if (given.matches("\\d{1,6}(\\.\\d{1,6})?")) {
                        var number = Double.parseDouble(given);
                        if (number > 0 && number <= most) {
                            return number;
                        }
                    }
                    throw new IllegalArgumentException(
                            name + " takes a number above 0, at most " + most + ", not " + given);
                })
                .orElse(otherwise);
    }

    /** One of these words, or nothing. */
    public Optional<String> oneOf(String name, List<String> known) {
        text(name).filter(given -> !known.contains(given)).ifPresent(given -> {
            throw new IllegalArgumentException(name + " takes " + String.join(" or ", known) + ", not " + given);
        });
        return text(name);
    }

    /** Some of these words, with commas between them; all of them where nothing was typed. */
    public List<String> someOf(String name, List<String> known) {
        if (text(name).isEmpty()) {
            return known;
        }
        var given = List.of(text(name).orElseThrow().split(",", -1));
        if (!known.containsAll(given)) {
            throw new IllegalArgumentException(name + " takes some of " + String.join(",", known));
        }
        return known.stream().filter(given::contains).toList();
    }

    private static int whole(String name, String given, int least, int most) {
        if (given.matches("\\d{1,9}")) {
            var number = Integer.parseInt(given);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(name + " takes a number from " + least + " to " + most + ", not " + given);
    }
}
