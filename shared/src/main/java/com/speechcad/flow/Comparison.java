package com.speechcad.flow;

/**
 * Compares a variable with a fixed value; one that has no value is empty. Greater and less need numbers on both sides and are false without; the others
 * compare letter by letter.
 *
 * @param value not looked at by {@link Operator#EXISTS}
 */
public record Comparison(String variable, Operator operator, String value) {
    public static final int MOST_CHARACTERS = 100;

    /** Whether it has the value it needs. */
    boolean hasValue() {
        return operator == Operator.EXISTS || !value.isBlank();
    }

    /** Whether the value is of the kind that it needs: greater and less need a number. */
    boolean isComparable() {
        return (operator != Operator.GREATER && operator != Operator.LESS)
                || value.strip().matches("-?\\d{1,9}(\\.\\d{1,4})?");
    }

    /** How it is compared. */
    public enum Operator {
        EQUALS,
        NOT_EQUALS,
        GREATER,
        LESS,
        CONTAINS,
        /** Has a value that is not empty. */
        EXISTS
    }
}
