package com.speechcad.kernel;

/** Somebody outside did not answer, or not in time: the same thing may be tried again later. Anything else is a bug. */
public class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreachable(String message) {
        super(message);
    }

    public Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
