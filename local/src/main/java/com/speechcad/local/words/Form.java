package com.speechcad.local.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a command takes, and nothing else: a word that it does not know is refused and not passed over.
 *
 * @param command as it is typed, such as {@code bench money}
 * @param taken as it is shown: {@code --rounds N} has a value, {@code --write} has none, {@code [ROWS]} is a word without a
 *     name, of which there is at most one
 */
public record Form(String command, List<String> taken) {
    public Form {
        taken = List.copyOf(taken);
    }

    public static Form of(String command, String... taken) {
        return new Form(command, List.of(taken));
    }

    /**
     * A value follows its name or stands behind a {@code =}; of a name that is repeated the last value counts.
     *
     * @throws IllegalArgumentException with a sentence for whoever typed them
     */
    public Words read(String... typed) {
        Map<String, String> values = new HashMap<>();
        Set<String> switches = new HashSet<>();
        List<String> plain = new ArrayList<>();
        for (var words = new ArrayDeque<>(List.of(typed)); !words.isEmpty(); ) {
            var word = words.remove();
            var equals = word.startsWith("-") ? word.indexOf('=') : -1;
            var name = equals < 0 ? word : word.substring(0, equals);
            if (isValued(name)) {
                values.put(name, equals < 0 ? value(name, words) : word.substring(equals + 1));
            } else if (taken.contains(name) && name.startsWith("-")) {
                if (equals >= 0) {
                    throw new IllegalArgumentException(name + " takes no value");
                }
                switches.add(name);
            } else if (!word.startsWith("-") && plain.isEmpty() && hasPlain()) {
                plain.add(word);
            } else {
                throw new IllegalArgumentException("there is no option " + word + "; " + command
                        + (taken.isEmpty() ? " takes none" : " takes " + String.join(", ", taken)));
            }
        }
        return new Words(values, switches, plain.stream().findFirst());
    }

    private boolean isValued(String name) {
        return taken.stream().anyMatch(one -> one.startsWith(name + " "));
    }

    private boolean hasPlain() {
        return taken.stream().anyMatch(one -> one.startsWith("["));
    }

    private static String value(String name, ArrayDeque<String> words) {
        var next = Optional.ofNullable(words.poll()).filter(word -> !word.startsWith("--"));
        return next.orElseThrow(() -> new IllegalArgumentException(name + " needs a value"));
    }
}
