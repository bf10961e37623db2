package com.speechcad.lawful;

/** What somebody agreed to be called about. */
public enum Scope {
    /** News about what they have with the business. */
    INFORMATIONAL,
    /** Offers too, agreed to in writing. */
    MARKETING_WRITTEN;

    boolean covers(Purpose purpose) {
        return switch (purpose) {
            case INFORMATIONAL -> true;
            case MARKETING -> this == MARKETING_WRITTEN;
        };
    }
}
