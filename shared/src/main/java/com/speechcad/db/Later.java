package com.speechcad.db;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a statement will have said. It waits in its transaction's {@link Pipeline} and travels with the next statement
 * that somebody needs the answer of; at the latest the commit takes it along.
 */
public final class Later<T> {
    private final @Nullable Pipeline pipeline;
    private final List<Consumer<T>> followers = new ArrayList<>();

    private @Nullable T value;

    Later(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    private Later() {
        this.pipeline = null;
    }

    /** Known already. */
    public static <T> Later<T> of(T value) {
        var known = new Later<T>();
        known.value = value;
        return known;
    }

    /** Known now: what waits is sent, unless it was before. */
    public T get() {
        if (value == null && pipeline != null) {
            pipeline.flush();
        }
        if (value == null) {
            throw new IllegalStateException("the statement was given up, its transaction failed");
        }
        return value;
    }

    /**
     * What follows from it, worked out once and as soon as it is known, even if nobody asks: it may queue further
     * statements, which the commit still takes along.
     */
    public <R> Later<R> then(Function<T, R> next) {
        var result = pipeline == null ? new Later<R>() : new Later<R>(pipeline);
        if (value == null) {
            followers.add(known -> result.become(next.apply(known)));
        } else {
            result.become(next.apply(value));
        }
        return result;
    }

    void know(T known) {
        value = known;
    }

    void follow() {
        var known = get();
        followers.forEach(follower -> follower.accept(known));
        followers.clear();
    }

    private void become(T known) {
        know(known);
        follow();
    }
}
