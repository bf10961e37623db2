package com.speechcad.kernel;

/** A person within one tenant. */
public record UserId(long value) {
    public UserId {
        if (value <= 0) {
            throw new IllegalArgumentException("a user's number is positive, but is " + value);
        }
    }

    /** As an operator reads it in a line of the log. */
    @Override
    public String toString() {
        return "user " + value;
    }
}
