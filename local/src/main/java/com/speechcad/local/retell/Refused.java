package com.speechcad.local.retell;

/** Ends a request with an error answer. */
final class Refused extends RuntimeException {
    static final String NOT_FOUND = "Cannot find requested asset under given api key.";
    static final String THROTTLED = "Account rate limited, please throttle your requests.";
    static final String TRIAL_ENDED = "Trial has ended, please add payment method.";
    static final String UNREADABLE = "Invalid request format, please check API reference.";

    private final int status;
    private final boolean schema;

    private Refused(int status, String message, boolean schema) {
        super(message, null, false, false);
        this.status = status;
        this.schema = schema;
    }

    /** The request does not have the documented shape. */
    static Refused schema(String path, String what) {
        return new Refused(400, path + " " + what, true);
    }

    /** The request has its shape, but cannot be done. */
    static Refused because(int status, String message) {
        return new Refused(status, message, false);
    }

    int status() {
        return status;
    }

    boolean isSchema() {
        return schema;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
