package com.speechcad.local.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Everything the providers say, one to twenty times each, shuffled, from sixteen clients at once, while the reconciler
 * asks the providers about the same calls and payments. It ends as one delivery in order does.
 */
final class StormPart {
    private static final int CLIENTS = 16;
    private static final int MOST_TIMES = 20;
    private static final int MOST_TRIES = 40;

    private final Options options;

    StormPart(Options options) {
        this.options = options;
    }

    private record Journey(Person person, List<Saga.Step> words, List<String> wanted) {}

    Part run() throws Exception {
        var part = new Part("Storms");
        var began = System.nanoTime();
        var random = new Random(options.seed());
        var journeys = options.full() ? 200 : 40;
        try (var world = new World(false)) {
            var deliveries = new AtomicLong();
            var again = new AtomicLong();
            var proven = 0;
            var sagas = List.of(Sagas.call(), Sagas.unanswered(), Sagas.topUp(), Sagas.unsealed());
            var wanted = new ArrayList<List<String>>();
            for (var saga : sagas) {
                wanted.add(inOrder(world, saga));
            }
            var open = new ArrayList<Journey>();
            for (int i = 0; i < journeys; i++) {
                var saga = sagas.get(i % sagas.size());
                open.add(new Journey(begun(world, saga), words(saga), wanted.get(i % sagas.size())));
            }
            storm(world, open, random, deliveries, again);
            for (int tick = 0; tick < 4; tick++) {
                world.later(Duration.ofMinutes(2));
                world.tasks();
                world.work();
            }
            for (var journey : open) {
                var dump = Dump.of(world, journey.person);
                if (!dump.equals(journey.wanted)) {
                    part.wrong("ended as %s instead of %s".formatted(dump, journey.wanted));
                }
            }
            proven++;
            world.faults().forEach(fault -> part.wrong("the books are broken: " + fault));
            part.figure("journeys (a call answered or not, a top-up sealed or not)", journeys)
                    .figure("words of providers delivered, each 1–20 times, from 16 clients and 2 doors", deliveries)
                    .figure("deliveries that were told to come again, and did", again)
                    .figure("deadlocks PostgreSQL counted", deadlocks(world))
                    .figure("evaluations of all invariants", proven)
                    .figure(
                            "journeys that did not end as in order",
                            part.wrong().size())
                    .figure("people rung twice", world.voice.rungTwice());
        }
        return part.figure("seconds", (System.nanoTime() - began) / 1_000_000_000L);
    }

    private static List<Saga.Step> words(Saga saga) {
        return saga.steps().stream()
                .filter(step -> step.name().startsWith("webhook") || step.name().startsWith("letter"))
                .toList();
    }

    private static List<String> inOrder(World world, Saga saga) {
        world.later(Duration.ofSeconds(5));
        var person = world.meet(saga.money());
        saga.steps().forEach(step -> step.work().run(world, person));
        world.later(Duration.ofMinutes(2));
        world.tasks();
        world.work();
        return Dump.of(world, person);
    }

    /** Up to where the provider has something to say. */
    private static Person begun(World world, Saga saga) {
        world.later(Duration.ofSeconds(5));
        var person = world.meet(saga.money());
        for (var step : saga.steps()) {
            if (step.name().startsWith("webhook") || step.name().startsWith("letter")) {
                return person;
            }
            step.work().run(world, person);
        }
        return person;
    }

    private static void storm(World world, List<Journey> open, Random random, AtomicLong deliveries, AtomicLong again)
            throws Exception {
        var letters = new ArrayList<Runnable>();
        for (var journey : open) {
            for (var word : journey.words) {
                var times = 1 + random.nextInt(MOST_TIMES);
                for (int i = 0; i < times; i++) {
                    letters.add(() -> deliver(world, journey.person, word, deliveries, again));
                }
            }
        }
        Collections.shuffle(letters, random);
        var left = new AtomicInteger(letters.size());
        try (var clients = Executors.newFixedThreadPool(CLIENTS + 2)) {
            var running = new ArrayList<Future<?>>();
            for (var letter : letters) {
                running.add(clients.submit(() -> {
                    letter.run();
                    left.decrementAndGet();
                }));
            }
            // The other door: the clock asks the providers, again and again.
            for (int i = 0; i < 2; i++) {
                while (left.get() > 0) {
                    world.later(Duration.ofSeconds(30));
                    world.tasks();
                }
            }
            for (var one : running) {
                one.get();
            }
        }
    }

    /** As a provider does: what is not taken is delivered again. */
    private static void deliver(World world, Person person, Saga.Step word, AtomicLong deliveries, AtomicLong again) {
        for (int i = 0; i < MOST_TRIES; i++) {
            deliveries.incrementAndGet();
            try {
                word.work().run(world, person);
                return;
            } catch (com.speechcad.kernel.Unreachable passing) {
                again.incrementAndGet();
            }
        }
        throw new IllegalStateException("never taken: " + word.name());
    }

    private static String deadlocks(World world) throws Exception {
        try (var admin = world.app.database().adminConnection();
                var statement = admin.createStatement();
                var rows = statement.executeQuery(
                        "select deadlocks from pg_stat_database where datname = current_database()")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
