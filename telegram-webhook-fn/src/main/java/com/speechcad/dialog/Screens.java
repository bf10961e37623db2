package com.speechcad.dialog;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** All screens and deeds, by name. */
@Singleton
public class Screens {
    /** Where everything begins; the one screen without Back and Home. */
    public static final String HOME = "home";
    /** Where {@code /help} leads. */
    public static final String HELP = "help";
    /** Where {@code /language} leads. */
    public static final String LANGUAGE = "language";

    /** Where the commands for the main jobs lead, which are called like their screens. */
    private static final Set<String> JOBS = Set.of("call", "campaigns", "inbox", "topup");

    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]{1,20}");

    private final Map<String, Screen> byId = new HashMap<>();
    private final Map<String, MessageDeed> deeds = new HashMap<>();

    Screens(List<Screen> screens, List<MessageDeed> deeds) {
        for (var screen : screens) {
            if (!NAME.matcher(screen.id()).matches()) {
                throw new IllegalStateException("not a name for a screen: " + screen.id());
            }
            if (byId.put(screen.id(), screen) != null) {
                throw new IllegalStateException("two screens are called " + screen.id());
            }
        }
        for (var deed : deeds) {
            if (!NAME.matcher(deed.id()).matches() || this.deeds.put(deed.id(), deed) != null) {
                throw new IllegalStateException("not a name for a deed, or that of two: " + deed.id());
            }
        }
    }

    /** The screen that a command leads to, besides those the engine has itself. */
    Optional<Screen> ofCommand(String command) {
        if (isJob(command)) {
            return find(command);
        }
        return byId.values().stream()
                .filter(screen -> screen.command().filter(command::equals).isPresent())
                .findFirst();
    }

    /** Whether the command is of use only to somebody who has come in. */
    boolean isJob(String command) {
        return JOBS.contains(command);
    }

    /** The screen that a line leads to which nobody asked for. */
    Optional<Screen> heeding(String line) {
        return byId.values().stream().filter(screen -> screen.heeds(line)).findFirst();
    }

    /** Empty for one that this version does not have. */
    public Optional<Screen> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Empty for one that this version does not know. */
    Optional<MessageDeed> deed(String id) {
        return Optional.ofNullable(deeds.get(id));
    }

    /** A screen that every version has; its absence is a bug. */
    Screen get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no screen is called " + id));
    }
}
