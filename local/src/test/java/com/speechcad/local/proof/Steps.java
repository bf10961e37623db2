package com.speechcad.local.proof;

import com.speechcad.local.proof.Saga.Step;
import java.time.Duration;
import java.util.function.BiConsumer;

/** Steps that many sagas have. */
final class Steps {
    /** The queue's consumer does what waits. */
    static final Step WORK = new Step("worker", false, (world, _) -> {
        world.work();
        return true;
    });

    /** Every task of the clock, once. */
    static final Step CLOCK = new Step("clock", false, (world, _) -> {
        world.tasks();
        return true;
    });

    private Steps() {}

    /** Time goes by. */
    static Step later(Duration by) {
        return new Step(Saga.LATER, false, (world, _) -> {
            world.later(by);
            return true;
        });
    }

    /** Somebody taps, and taps again when that failed; in one transaction. */
    static Step tap(String name, BiConsumer<World, Person> work) {
        return new Step("tap: " + name, true, (world, person) -> {
            world.in(() -> {
                work.accept(world, person);
                return true;
            });
            return true;
        });
    }

    /** What no step of ours does: the world is as the story needs it. */
    static Step given(String name, BiConsumer<World, Person> work) {
        return new Step(
                "given: " + name,
                false,
                (world, person) -> world.quietly(() -> world.in(() -> {
                    work.accept(world, person);
                    return true;
                })));
    }
}
