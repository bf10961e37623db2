package com.speechcad.screen.watch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What part of the audit log is looked at. */
enum LogSubject {
    ALL(WatchWords.LOG_ALL),
    MONEY(
            WatchWords.LOG_MONEY,
            "wallet.",
            "operator-request.",
            "parked-payment.",
            "parked-operation.",
            "breaker.",
            "prices.",
            "plans."),
    PEOPLE(WatchWords.LOG_PEOPLE, "tier.", "role.", "account.", "guest.", "key."),
    RULES(WatchWords.LOG_RULES, "stop.", "country.", "opt-out", "consent.", "registry.", "caller-id."),
    CALLS(WatchWords.LOG_CALLS, "gate.", "campaign.", "script.", "flow.", "business.");

    private final WatchWords label;
    private final List<String> actions;

    LogSubject(WatchWords label, String... actions) {
        this.label = label;
        this.actions = List.of(actions);
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
        return actions;
    }
}
