package com.speechcad.watch;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which settings nobody made. Said once when a function starts, and to whoever asks how it does. */
@Context
public class MissingSettings {
    private static final Logger LOG = LoggerFactory.getLogger(MissingSettings.class);

    private final Set<Setting> missing = EnumSet.noneOf(Setting.class);

    MissingSettings(Environment environment) {
        for (var setting : Setting.values()) {
            if (!isThere(environment, setting)) {
                missing.add(setting);
                LOG.warn("{}", said(setting));
            }
        }
    }

    /** In the order in which they hurt. */
    public Set<Setting> all() {
        return EnumSet.copyOf(missing);
    }

    /** One line, for operators: the name and what is off. */
    public static String said(Setting setting) {
        return name(setting) + " is not set: " + setting.without();
    }

    /** As it is to be set. */
    public static String name(Setting setting) {
        return setting == Setting.ENCRYPTION_KEY ? "ENCRYPTION_KEY (or KMS_KEY_ID)" : setting.name();
    }

    private static boolean isThere(Environment environment, Setting setting) {
        var names = setting == Setting.ENCRYPTION_KEY
                ? Stream.of("encryption.key", "kms.key.id")
                : Stream.of(property(setting));
        return names.anyMatch(name -> environment
                .getProperty(name, String.class)
                .filter(value -> !value.isBlank())
                .isPresent());
    }

    private static String property(Setting setting) {
        return setting.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
