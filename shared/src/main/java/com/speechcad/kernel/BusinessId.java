package com.speechcad.kernel;

/** On whose behalf a user calls, within one tenant. */
public record BusinessId(long value) {
    public BusinessId {
        if (value <= 0) {
            throw new IllegalArgumentException("a business's number is positive, but is " + value);
        }
    }
}
