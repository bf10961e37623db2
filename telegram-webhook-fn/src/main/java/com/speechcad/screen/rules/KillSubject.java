package com.speechcad.screen.rules;

import com.speechcad.dialog.Argument;
import com.speechcad.dialog.ShortId;
import com.speechcad.lawful.Facts.Stop;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** What a kill switch is about, in a button: its scope's letter, then the business, the flow or the digits. */
record KillSubject(Stop scope, String subject) {
    /** The screen that asks why. */
    static final String WHY = "kill.why";

    static String of(Stop scope, String subject) {
        return letter(scope) + "."
                + (scope == Stop.FLOW ? ShortId.of(UUID.fromString(subject)) : subject.replace("+", ""));
    }

    private static String letter(Stop scope) {
        return switch (scope) {
            case PLATFORM -> "p";
            case TENANT -> "t";
            case BUSINESS -> "b";
            case FLOW -> "f";
            case CALLER_ID -> "c";
        };
    }

    /** Empty for anything that {@link #of} never wrote. */
    static Optional<KillSubject> parse(String argument) {
        var parts = argument.split("\\.", 2);
        return Arrays.stream(Stop.values())
                .filter(scope -> parts.length == 2 && letter(scope).equals(parts[0]))
                .findFirst()
                .flatMap(scope -> subject(scope, parts[1]).map(subject -> new KillSubject(scope, subject)));
    }

    private static Optional<String> subject(Stop scope, String written) {
        return switch (scope) {
            case PLATFORM, TENANT -> Optional.of("");
            case BUSINESS -> Argument.id(written).map(String::valueOf);
            case FLOW -> ShortId.parse(written).map(UUID::toString);
            case CALLER_ID -> Optional.of("+" + written).filter(number -> number.matches("\\+[1-9]\\d{5,14}"));
        };
    }
}
