package com.speechcad.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** The wall clock plus an offset that a person or a test may change. */
public final class LabClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public LabClock() {
        this(Clock.systemUTC());
    }

    public LabClock(Clock base) {
        this.base = base;
    }

    /** Jumps; whoever waits for an instant looks again at once. */
    public void jump(Duration by) {
        offset.updateAndGet(before -> before.plus(by));
        listeners.forEach(Runnable::run);
    }

    /** Sets how far this clock is ahead of the wall's. */
    public void setOffset(Duration ahead) {
        offset.set(ahead);
        listeners.forEach(Runnable::run);
    }

    public Duration offset() {
        return offset.get();
    }

    public void onJump(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the lab's clock is in UTC");
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }
}
