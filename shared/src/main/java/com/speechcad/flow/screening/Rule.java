package com.speechcad.flow.screening;

import java.time.LocalDate;

/**
 * One rule of one language.
 *
 * @param id as it stands in the audit log and under a finding, such as {@code EN-SECRET}
 * @param source what it rests on
 * @param asOf when somebody last looked whether that still holds
 */
public record Rule(String id, RuleKind kind, Severity severity, String source, LocalDate asOf) {
    /** What a hit means. */
    public enum Severity {
        /** An admin decides. */
        REVIEW,
        /** Never goes out. No admin, tier or payment changes that. */
        BLOCK
    }
}
