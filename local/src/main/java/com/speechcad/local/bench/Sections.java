package com.speechcad.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The parts of {@code docs/benchmarks.md} that are not written with the requests: each by a bench of its own, which leaves the
 * others as they are, and the notes by hand.
 */
public final class Sections {
    public static final Path DOCUMENT = Path.of("docs", "benchmarks.md");
    static final String MONEY = "## Money";
    static final String STARTS = "## From cold and after a restore";
    static final String BOT = "## Bot";
    public static final String DISPATCH = "## A campaign's call";
    static final String CONTACTS = "## Contacts in and out";
    static final String LOAD = "## At half of what the machine can";

    public static final String LAB = "## The lab on a developer's machine";
    /** Written by people only: what a figure means, and what was measured in part. */
    private static final String NOTES = "## Notes";

    private static final List<String> ALL = List.of(NOTES, LAB, STARTS, LOAD, MONEY, BOT, CONTACTS, DISPATCH);

    private Sections() {}

    /** Puts the section, which begins with its heading, where it was, or at the end. */
    public static void write(Path document, String heading, String section) throws IOException {
        var all = Files.exists(document) ? Files.readString(document) : "";
        var old = section(all, heading);
        var text = "\n" + section.strip() + "\n";
        Files.writeString(document, old.isEmpty() ? all.stripTrailing() + "\n" + text : all.replace(old, text));
    }

    /** All of them that are there, each with a line before it. */
    static String kept(Path document) throws IOException {
        var all = Files.exists(document) ? Files.readString(document) : "";
        return ALL.stream().map(heading -> section(all, heading)).collect(Collectors.joining());
    }

    private static String section(String all, String heading) {
        var from = all.indexOf("\n" + heading + "\n");
        if (from < 0) {
            return "";
        }
        var to = all.indexOf("\n## ", from + heading.length());
        return to < 0 ? all.substring(from) : all.substring(from, to);
    }
}
