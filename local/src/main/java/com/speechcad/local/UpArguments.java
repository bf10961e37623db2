package com.speechcad.local;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code [--port 8080] [--data DIR] [--fresh] [--external-telegram] ...}. */
final class UpArguments {
    private static final int PORT = 8080;
    private static final int MOST_PORT = 65534;
    /** What may be given from outside, besides a real provider's own variables: what the README's table lets one choose. */
    private static final Set<String> PASSED_ON = Set.of(
            "OWNER_TELEGRAM_IDS",
            "PLATFORM_CALLER_ID",
            "PUBLIC_BASE_URL",
            "ENCRYPTION_KEY",
            "CONTACTS_IMPORT_BATCH_ROWS",
            "CONTACTS_IMPORT_CHUNK",
            "DYNOPAY_COINS",
            "DYNOPAY_LEAST_DOLLARS",
            "DYNOPAY_MOST_DOLLARS",
            "DYNOPAY_TOLERANCE_PERCENT",
            "DYNOPAY_AT_ONCE_DOLLARS",
            "DYNOPAY_RATE_WINDOW",
            "NUMBERS_COUNT",
            "OPERATOR_ALONE_DOLLARS");

    private UpArguments() {}

    /** @throws IllegalArgumentException with a sentence for whoever typed them */
    static LabSettings read(String[] arguments, Map<String, String> environment) {
        var folder = Path.of(".speechcad");
        var port = PORT;
        var fresh = false;
        var external = EnumSet.noneOf(Provider.class);
        for (var words = List.of(arguments).iterator(); words.hasNext(); ) {
            var word = words.next();
            var equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            var given = equals < 0 ? null : word.substring(equals + 1);
            switch (name) {
                case "--port" -> port = port(given == null ? next(words, name) : given);
                case "--data" -> folder = Path.of(given == null ? next(words, name) : given);
                case "--fresh" -> fresh = true;
                case "--external-telegram", "--external-retell", "--external-dynopay" ->
                    external.add(Provider.valueOf(
                            name.substring("--external-".length()).toUpperCase(Locale.ROOT)));
                default -> throw new IllegalArgumentException("there is no option " + word);
            }
        }
        return new LabSettings(folder, port, fresh, external, passedOn(environment, external));
    }

    private static Map<String, String> passedOn(Map<String, String> environment, EnumSet<Provider> external) {
        var passed = new TreeMap<String, String>();
        environment.forEach((name, value) -> {
            // An empty one is none, as a deployment has it.
            var isTaken = PASSED_ON.contains(name)
                    || external.stream().anyMatch(provider -> name.startsWith(provider.name() + "_"));
            if (isTaken && !value.isBlank()) {
                passed.put(name, value);
            }
        });
        return passed;
    }

    private static String next(Iterator<String> words, String option) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.next();
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 0 && port <= MOST_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new IllegalArgumentException("--port takes a number up to " + MOST_PORT + ", not " + text);
    }
}
