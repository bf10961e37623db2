package com.speechcad.flow;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Compares a variable with a fixed value; one that has no value is empty. Greater and less need numbers on both sides and are false without; the others
 * compare letter by letter.
 *
 * @param value not looked at by {@link Operator#EXISTS}
 */
public record Comparison(String variable, Operator operator, String value) {
    public static final int MOST_CHARACTERS = 100;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    /** Whether it has the value it needs. */
    boolean hasValue() {
        return operator == Operator.EXISTS || !value.isBlank();
    }

    /** Whether the value is of the kind that it needs: greater and less need a number. */
    boolean isComparable() {
        return (operator != Operator.GREATER && operator != Operator.LESS)
                || value.strip().matches("-?\\d{1,9}(\\.\\d{1,4})?");
    }

    /** Whether it is so with these values, as a call would compare them. */
    boolean holds(Map<String, String> values) {
        var given = values.getOrDefault(variable, "");
        return switch (operator) {
            case EQUALS -> given.equals(value);
            case NOT_EQUALS -> !given.equals(value);
            case CONTAINS -> given.contains(value);
            case EXISTS -> !given.isEmpty();
            case GREATER -> areNumbers(given) && new BigDecimal(given).compareTo(new BigDecimal(value)) > 0;
            case LESS -> areNumbers(given) && new BigDecimal(given).compareTo(new BigDecimal(value)) < 0;
        };
    }

    private boolean areNumbers(String given) {
        return NUMBER.matcher(given).matches() && NUMBER.matcher(value).matches();
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
