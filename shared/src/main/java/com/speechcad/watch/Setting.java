package com.speechcad.watch;

/**
 * What a function starts without, and what is off meanwhile. Without the database everything is answered with 503, so that
 * nothing is lost; without the key nothing sealed opens and nothing is stored readable instead.
 */
public enum Setting {
    DATABASE_URL("nothing works"),
    DATABASE_USER("nothing works"),
    DATABASE_PASSWORD("nothing works"),
    ENCRYPTION_KEY("no key of a tenant opens, so that webhooks are told to come again"),
    BULK_QUEUE_URL("calls wait for the next minute, and campaigns until it is set"),
    JOBS_QUEUE_URL("long work waits until it is set"),
    FILES_BUCKET("no recordings and no files"),
    PUBLIC_BASE_URL("no provider can reach us, so that no payment is asked for and no flow is published"),
    OWNER_TELEGRAM_IDS("nobody can administer the platform"),
    PLATFORM_CALLER_ID("no self-calls");

    private final String without;

    Setting(String without) {
        this.without = without;
    }

    /** What does not work when it is missing, for whoever operates this. */
    public String without() {
        return without;
    }
}
