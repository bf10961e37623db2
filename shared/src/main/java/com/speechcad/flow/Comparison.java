package com.speechcad.flow;

/**
 * Compares a variable with a fixed value. Greater and less need numbers on both sides and are false without; the others
 * compare letter by letter.
 *
 * @param value not looked at by {@link Operator#EXISTS}
 */
public record Comparison(String variable, Operator operator, String value) {
    public static final int MOST_CHARACTERS = 100;

    /** How it is compared. */
    public enum Operator {
        EQUALS,
        NOT_EQUALS,
        GREATER,
        LESS,
        CONTAINS,
        EXISTS
    }
}
