package com.speechcad.dialog;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a button carries beside the screen's name. A person can send any, so nothing is taken for granted. */
public final class Argument {
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    private Argument() {}

    /** As the number of something; empty for whatever nothing here has as its number. */
    public static Optional<Long> id(String argument) {
        return Optional.of(argument).filter(it -> ID.matcher(it).matches()).map(Long::parseLong);
    }
}
