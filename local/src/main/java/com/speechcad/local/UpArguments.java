package com.speechcad.local;

import com.speechcad.local.words.Form;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code [--port 8080] [--data DIR] [--fresh] [--external-telegram] ...}. */
final class UpArguments {
    private static final Form FORM = Form.of(
            "up",
            "--port N",
            "--data DIR",
            "--fresh",
            "--external-telegram",
            "--external-retell",
            "--external-dynopay");

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
        var words = FORM.read(arguments);
        var external = EnumSet.noneOf(Provider.class);
        for (var provider : Provider.values()) {
            if (words.has("--external-" + provider.name().toLowerCase(Locale.ROOT))) {
                external.add(provider);
            }
        }
        return new LabSettings(
                Path.of(words.text("--data").orElse(".speechcad")),
                words.numberOrZero("--port", PORT, MOST_PORT),
                words.has("--fresh"),
                external,
                passedOn(environment, external));
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
}
