package com.speechcad.screen.call;

import com.speechcad.dialog.ShortId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** An attempt's id as buttons carry it: whole in the live message, short within the bot. */
final class Ref {
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Ref() {}

    static Optional<UUID> parse(String argument) {
        return WHOLE.matcher(argument).matches() ? Optional.of(UUID.fromString(argument)) : ShortId.parse(argument);
    }
}
