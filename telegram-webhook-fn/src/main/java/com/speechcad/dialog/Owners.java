package com.speechcad.dialog;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The platform's owners, a list of Telegram ids in the configuration ({@code owner.telegram.ids}). */
@Singleton
class Owners {
    private final Set<Long> ids;

    Owners(@Value("${owner.telegram.ids:}") String ids) {
        this.ids = Arrays.stream(ids.split("[,;\\s]+"))
                .filter(id -> !id.isBlank())
                .map(Long::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean has(long telegramId) {
        return ids.contains(telegramId);
    }
}
