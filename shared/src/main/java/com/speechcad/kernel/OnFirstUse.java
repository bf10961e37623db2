package com.speechcad.kernel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that costs time to make and is not needed by every process: made when somebody first asks, once, and the same
 * for everybody. Whoever asks while it is made waits for it; where making it fails, the next one who asks tries again.
 */
public final class OnFirstUse<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    /** @param maker makes it; asked again only after it threw */
    public OnFirstUse(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        var there = made;
        return there == null ? make() : there;
    }

    private synchronized T make() {
        var there = made;
        if (there == null) {
            there = maker.get();
            made = there;
        }
        return there;
    }
}
