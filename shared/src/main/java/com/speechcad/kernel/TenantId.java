package com.speechcad.kernel;

/** An operator with its own bot, prices and provider accounts. Tenant 0 is the platform itself. */
public record TenantId(long value) {
    public static final TenantId PLATFORM = new TenantId(0);

    public TenantId {
        if (value < 0) {
            throw new IllegalArgumentException("a tenant's number is not negative, but is " + value);
        }
    }

    /** As an operator reads it in a line of the log. */
    @Override
    public String toString() {
        return equals(PLATFORM) ? "the platform" : "tenant " + value;
    }
}
