package com.speechcad.kernel;

/** A person within one tenant. */
public record UserId(long value) {
    public UserId {
        if (value <= 0) {
            throw new IllegalArgumentException("a user's number is positive, but is " + value);
        }
    }
}
