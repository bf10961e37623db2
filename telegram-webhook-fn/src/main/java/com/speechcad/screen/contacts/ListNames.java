package com.speechcad.screen.contacts;

import com.speechcad.campaign.contacts.ContactLists;
import java.util.Optional;

/** A name as somebody typed it. */
final class ListNames {
    private ListNames() {}

    /** On one line; empty when it is too long, or nothing. */
    static Optional<String> read(String line) {
        var name = line.replaceAll("\\s+", " ").strip();
        return name.isEmpty() || name.codePointCount(0, name.length()) > ContactLists.LONGEST_NAME
                ? Optional.empty()
                : Optional.of(name);
    }
}
