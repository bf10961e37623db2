package com.speechcad.privacy;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** What the file with a person's data is made of, for whoever has to know that nothing is missing. */
@Singleton
public class Contents {
    /** The tables whose rows are in it. */
    public Set<String> tables() {
        return Sections.ALL.stream()
                .flatMap(section -> section.tables().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
