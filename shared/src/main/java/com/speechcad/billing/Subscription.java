package com.speechcad.billing;

import java.time.Duration;
import java.time.Instant;

/** A plan a user has, in its current period. Usable from {@code start} until just before {@code end}. */
public record Subscription(long id, Plan plan, Instant start, Instant end, Allowance single, Allowance bulk) {
    /**
     * What a period gives.
     *
     * @param reserved for calls that run
     */
    public record Allowance(Duration granted, Duration used, Duration reserved) {
        public Duration left() {
            return granted.minus(used).minus(reserved);
        }
    }

    public Allowance of(CallKind kind) {
        return switch (kind) {
            case SINGLE -> single;
            case BULK -> bulk;
        };
    }
}
