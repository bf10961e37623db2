package com.speechcad.local.telegram;

import com.speechcad.local.json.Json;
import com.speechcad.local.telegram.SendFault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What shall go wrong, on command. Counts run down by themselves, and what is left of them survives a restart; an update
 * that was being held back is delivered then. Every method is safe to call at any time.
 */
public final class Faults {
    /** How an update comes twice. */
    public enum Twice {
        NEVER,
        /** The second one follows the first. */
        IN_TURN,
        /** Both at the same moment. */
        AT_ONCE
    }

    /** How long an update waits for one to change places with. */
    static final Duration LONGEST_HELD = Duration.ofSeconds(5);

    /** What is switched on at the moment. */
    public record Shown(
            Twice twice, int toDrop, int toDelay, long delayMillis, boolean swapNext, List<SendFault> sends) {
        public Shown {
            sends = List.copyOf(sends);
        }
    }

    private static final String KIND = "telegram.faults";
    private static final String NOW = "now";
    private static final String FLOOD = "flood";

    private final World world;
    private final List<SendFault> sends = new ArrayList<>();
    private Twice twice = Twice.NEVER;
    private int toDrop;
    private int toDelay;
    private Duration delay = Duration.ZERO;
    private boolean swapNext;
    private @Nullable Pending held;
    private @Nullable Instant floodUntil;
    private Runnable onClear = () -> {};

    Faults(World world) {
        this.world = world;
        world.journal.get(KIND, NOW).map(kept -> Json.parse(kept, Shown.class)).ifPresent(this::goOn);
        world.journal.get(KIND, FLOOD).map(Instant::parse).ifPresent(until -> floodUntil = until);
    }

    private void goOn(Shown kept) {
        twice = kept.twice();
        toDrop = kept.toDrop();
        toDelay = kept.toDelay();
        delay = Duration.ofMillis(kept.delayMillis());
        swapNext = kept.swapNext();
        sends.addAll(kept.sends());
    }

    /** From now on every update is delivered this often. */
    public void deliverTwice(Twice how) {
        change(() -> twice = how);
    }

    /** The next updates never arrive. */
    public void dropNext(int updates) {
        change(() -> toDrop = updates);
    }

    /** The next updates wait before they are delivered for the first time. */
    public void delayNext(int updates, Duration by) {
        change(() -> {
            toDelay = updates;
            delay = by;
        });
    }

    /**
     * The next update waits until a later one of another queue has been delivered, or {@link #LONGEST_HELD} have passed:
     * the one it should change places with may never come.
     */
    public void swapNext() {
        change(() -> swapNext = true);
    }

    /** The next calls that send something fail, in the order given here. */
    public void failNextSends(int calls, SendFault fault) {
        change(() -> {
            if (calls > 0) {
                sends.add(fault.times(calls));
            }
        });
    }

    /** Everything works again. */
    public void clear() {
        change(() -> {
            sends.clear();
            twice = Twice.NEVER;
            toDrop = 0;
            toDelay = 0;
            swapNext = false;
            held = null;
            forgetFlood();
        });
        onClear.run();
    }

    public Shown shown() {
        return world.locked(() -> new Shown(twice, toDrop, toDelay, delay.toMillis(), swapNext, sends));
    }

    Twice twice() {
        return twice;
    }

    boolean takeDrop() {
        var now = toDrop > 0;
        if (now) {
            toDrop--;
            save();
        }
        return now;
    }

    Duration takeDelay() {
        if (toDelay == 0) {
            return Duration.ZERO;
        }
        toDelay--;
        save();
        return delay;
    }

    boolean takeSwap() {
        var now = swapNext;
        if (now) {
            swapNext = false;
            save();
        }
        return now;
    }

    void onClear(Runnable listener) {
        onClear = listener;
    }

    void hold(Pending pending) {
        held = pending;
    }

    boolean isHeld(Pending pending) {
        return held != null && held.key().equals(pending.key());
    }

    /** Nothing came to change places with. */
    void release(Pending pending) {
        if (isHeld(pending)) {
            held = null;
        }
    }

    /** An update of this queue has been delivered: one held of another queue may go. */
    void releaseUnlessOf(String queue) {
        if (held != null && !held.queue().equals(queue)) {
            held = null;
        }
    }

    /** @throws Refusal when the fault is one that sends nothing */
    Optional<Kind> takeSend(String method) {
        if (floodUntil != null && SendFault.moves(method)) {
            flooded(floodUntil);
        }
        var hit = sends.stream().filter(fault -> fault.hits(method)).findFirst();
        hit.ifPresent(fault -> {
            // Each look finds the first of its kind, and equal ones are the same.
            var place = sends.indexOf(fault);
            if (fault.times() > 1) {
                sends.set(place, fault.times(fault.times() - 1));
            } else {
                sends.remove(place);
            }
            save();
        });
        hit.filter(fault -> fault.kind() == Kind.TOO_MANY_REQUESTS).ifPresent(fault -> {
            throw Refusal.tooMany(fault.retryAfterSeconds());
        });
        hit.filter(fault -> fault.kind() == Kind.BOT_FLOOD).ifPresent(fault -> {
            floodUntil = world.now().plusSeconds(fault.retryAfterSeconds());
            world.journal.put(KIND, FLOOD, floodUntil.toString());
            flooded(floodUntil);
        });
        hit.filter(fault -> fault.kind() == Kind.INTERNAL_ERROR).ifPresent(_ -> {
            throw Refusal.of(500, "Internal Server Error");
        });
        hit.filter(fault -> fault.kind() == Kind.VOICES_FORBIDDEN).ifPresent(_ -> {
            throw Refusal.badRequest("VOICE_MESSAGES_FORBIDDEN");
        });
        return hit.map(SendFault::kind);
    }

    private void flooded(Instant until) {
        var left = Duration.between(world.now(), until);
        if (left.isPositive()) {
            throw Refusal.tooMany(left.plusMillis(999).toSeconds());
        }
        forgetFlood();
    }

    private void forgetFlood() {
        floodUntil = null;
        world.journal.remove(KIND, FLOOD);
    }

    private void save() {
        world.journal.put(KIND, NOW, Json.write(Json.tree(shown())));
    }

    private void change(Runnable change) {
        world.locked(() -> {
            change.run();
            save();
            world.changed();
        });
    }
}
