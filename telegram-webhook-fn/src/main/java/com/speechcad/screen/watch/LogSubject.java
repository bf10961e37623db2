package com.speechcad.screen.watch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What part of the audit log is looked at. */
enum LogSubject {
    ALL(WatchWords.LOG_ALL),
    MONEY(WatchWords.LOG_MONEY),
    PEOPLE(WatchWords.LOG_PEOPLE),
    RULES(WatchWords.LOG_RULES),
    CALLS(WatchWords.LOG_CALLS);

    private final WatchWords label;

    LogSubject(WatchWords label) {
        this.label = label;
    }

    static List<List<LogSubject>> rows() {
        return List.of(List.of(MONEY, PEOPLE), List.of(RULES, CALLS));
    }

    static Optional<LogSubject> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    WatchWords label() {
        return label;
    }

    /** Beginnings of the actions; empty for all. */
    List<String> actions() {
        return switch (this) {
            case ALL -> List.of();
            case MONEY ->
                List.of(
                        "wallet.",
                        "operator-request.",
                        "parked-payment.",
                        "parked-operation.",
                        "breaker.",
                        "prices.",
                        "plans.");
            case PEOPLE -> List.of("tier.", "role.", "account.", "guest.", "key.");
            case RULES -> List.of("stop.", "country.", "opt-out", "precaution", "consent.", "registry.", "caller-id.");
            case CALLS -> List.of("gate.", "campaign.", "script.", "flow.", "business.");
        };
    }
}
