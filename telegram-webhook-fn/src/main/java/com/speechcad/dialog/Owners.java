package com.speechcad.dialog;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The platform's owners, a list of Telegram ids in the configuration ({@code owner.telegram.ids}). */
@Singleton
class Owners {
    private static final Logger LOG = LoggerFactory.getLogger(Owners.class);

    private final Set<Long> ids;

    Owners(@Value("${owner.telegram.ids:}") String ids) {
        this.ids = Arrays.stream(ids.split("[,;\\s]+"))
                .filter(Owners::isId)
                .map(Long::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isId(String id) {
        var fits = id.matches("[1-9]\\d{0,17}");
        if (!fits && !id.isBlank()) {
            LOG.warn("OWNER_TELEGRAM_IDS has something of {} characters that is no Telegram id", id.length());
        }
        return fits;
    }

    boolean has(long telegramId) {
        return ids.contains(telegramId);
    }
}
