package com.speechcad.local.scheduler;

/** What the service refuses, by the names of its API. */
final class SchedulerError extends RuntimeException {
    private final int status;
    private final String type;

    private SchedulerError(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    static SchedulerError notFound(String message) {
        return new SchedulerError(404, "ResourceNotFoundException", message);
    }

    static SchedulerError conflict(String message) {
        return new SchedulerError(409, "ConflictException", message);
    }

    static SchedulerError invalid(String message) {
        return new SchedulerError(400, "ValidationException", message);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    String said() {
        return String.valueOf(getMessage());
    }
}
