package com.speechcad.watch;

import java.util.Locale;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * Whose work the log lines of this thread are about, until closed. Numbers and ids of ours only: what a person typed,
 * pressed or is called never stands here. The request's own id is Lambda's, under {@code AWSRequestId}.
 *
 * <pre>{@code
 * try (var _ = About.the(About.Whose.ATTEMPT, id)) { … }
 * }</pre>
 */
public final class About implements AutoCloseable {
    private final String name;
    private final String before;

    /** The fields of a log line. */
    public enum Whose {
        TENANT,
        /** The fact it came from: an update, a webhook's event, a job, a task. */
        EVENT,
        ATTEMPT,
        CAMPAIGN
    }

    private About(String name, String value) {
        this.name = name;
        this.before = MDC.get(name) == null ? "" : MDC.get(name);
        if (!value.isEmpty()) {
            MDC.put(name, value);
        }
    }

    /** @param id of ours: a number, a UUID, or a word of the program */
    public static About the(Whose whose, Object id) {
        return new About(
                whose.name().toLowerCase(Locale.ROOT), String.valueOf(id).replaceAll("[^a-zA-Z0-9:_-]", "?"));
    }

    /** The same when there is one; otherwise it stays about what it was about. */
    public static About maybe(Whose whose, Optional<?> id) {
        return id.isPresent() ? the(whose, id.get()) : the(whose, current(whose));
    }

    private static String current(Whose whose) {
        var now = MDC.get(whose.name().toLowerCase(Locale.ROOT));
        return now == null ? "" : now;
    }

    /** What it was about before is what it is about again. */
    @Override
    public void close() {
        if (before.isEmpty()) {
            MDC.remove(name);
        } else {
            MDC.put(name, before);
        }
    }
}
