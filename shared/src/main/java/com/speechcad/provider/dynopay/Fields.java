package com.speechcad.provider.dynopay;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads fields that may be missing, null, or of another type than yesterday. */
final class Fields {
    private static final int MOST_TEXT = 500;
    private static final int MOST_DIGITS = 60;
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private final JsonNode object;

    /** @param object anything; what is not an object has no fields */
    Fields(JsonNode object) {
        this.object = object;
    }

    boolean has(String name) {
        return field(name) != null;
    }

    Fields inside(String name) {
        var value = field(name);
        return new Fields(value == null ? JsonNode.nullNode() : value);
    }

    /** Text or a number, if there is any in it. */
    Optional<String> text(String name) {
        var value = field(name);
        if (value == null || !(value.isString() || value.isNumber())) {
            return Optional.empty();
        }
        return Optional.of(value.coerceStringValue())
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= MOST_TEXT);
    }

    /** The texts of a list; empty when it is none. */
    List<String> texts(String name) {
        var value = field(name);
        var texts = new ArrayList<String>();
        if (value != null && value.isArray()) {
            value.values().forEach(item -> {
                if (item.isString()) {
                    texts.add(item.getStringValue());
                }
            });
        }
        return List.copyOf(texts);
    }

    /** The objects of a list; none when it is no list. */
    List<Fields> objects(String name) {
        var value = field(name);
        var objects = new ArrayList<Fields>();
        if (value != null && value.isArray()) {
            value.values().forEach(item -> {
                if (item.isObject()) {
                    objects.add(new Fields(item));
                }
            });
        }
        return List.copyOf(objects);
    }

    /** A number, or text that is one; not below zero, and of a size that can be reckoned with. */
    Optional<BigDecimal> number(String name) {
        return text(name).flatMap(Fields::decimal).filter(number -> number.signum() >= 0);
    }

    boolean flag(String name) {
        var value = field(name);
        return value != null
                && (value.isBoolean()
                        ? value.getBooleanValue()
                        : text(name).filter("true"::equals).isPresent());
    }

    /** ISO text, or unix seconds or milliseconds. */
    Optional<Instant> time(String name) {
        return text(name).flatMap(Fields::instant);
    }

    private @Nullable JsonNode field(String name) {
        var value = object.isObject() ? object.get(name) : null;
        return value == null || value.isNull() ? null : value;
    }

    private static Optional<BigDecimal> decimal(String text) {
        if (text.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            // A short text with a huge exponent would take all memory when written out.
            return Optional.of(new BigDecimal(text)).filter(number -> Math.abs(number.scale()) <= MOST_DIGITS);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            if (text.matches("\\d{9,14}")) {
                var number = Long.parseLong(text);
                return Optional.of(
                        number < FIRST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
            }
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
