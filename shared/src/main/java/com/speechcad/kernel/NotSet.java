package com.speechcad.kernel;

/**
 * A setting is missing. What needs it waits, as if somebody outside were away, for as long as it takes: trying does not wear
 * it out, because only an operator can end it.
 */
public final class NotSet extends Unreachable {
    private static final long serialVersionUID = 1L;

    /** @param setting the environment variable's name; never its value */
    public NotSet(String setting) {
        super(setting + " is not set");
    }
}
