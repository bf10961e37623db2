package com.speechcad.db;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What our own rows hold as JSON, written and read back: content that cannot be read is our fault, and an exception names
 * its type and never the content. What others send us is read at the border, where it may be anything.
 */
@Singleton
public class Json {
    private final ObjectMapper mapper;

    public Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** One line; a map in the order of its entries. */
    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The same, of a generic type. */
    public <T> String write(Argument<T> type, T value) {
        try {
            return mapper.writeValueAsString(type, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws IllegalStateException when it is no such value */
    public <T> T read(String written, Class<T> type) {
        return read(written, Argument.of(type));
    }

    /** @throws IllegalStateException when it is no such value */
    public <T> T read(String written, Argument<T> type) {
        return there(parsed(written, type), type);
    }

    private <T> @Nullable T parsed(String written, Argument<T> type) {
        try {
            return mapper.readValue(written, type);
        } catch (IOException _) {
            // Its message quotes the content, which may be somebody's words.
            return null;
        }
    }

    private static <T> T there(@Nullable T value, Argument<T> type) {
        if (value == null) {
            throw new IllegalStateException("stored JSON is no " + type.getTypeString(true));
        }
        return value;
    }
}
