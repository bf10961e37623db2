package com.speechcad.local.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

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

    private record Journey(Saga saga, Person person, Set<List<String>> wanted) {}

    /** Every way in which the providers tell of a call or of a payment. */
    static List<Saga> stories() {
        return List.of(
                CallSagas.talkative(),
                CallSagas.unanswered(),
                CallSagas.busy(),
                CallSagas.machine(),
                CallSagas.overThePlansEdge(),
                CallSagas.lateRecording(),
                PaymentSagas.topUp(),
                PaymentSagas.unsealed(),
                PaymentSagas.underpaid(),
                PaymentSagas.overpaid(),
                PaymentSagas.late(),
                PaymentSagas.secondTransaction(),
                PaymentSagas.recovered(),
                PaymentSagas.expired());
    }

    Part run() throws Exception {
        var part = new Part("Storms");
        var began = System.nanoTime();
        var random = new Random(options.seed());
        var journeys = options.full() ? 280 : 42;
        try (var world = new World(false)) {
            var deliveries = new AtomicLong();
            var again = new AtomicLong();
            var proven = 0;
            var stories = stories();
            var wanted = new ArrayList<Set<List<String>>>();
            for (var story : stories) {
                wanted.add(allowed(world, story));
            }
            var open = new ArrayList<Journey>();
            for (int story : inTurn(stories)) {
                var saga = stories.get(story);
                for (int i = story; i < journeys; i += stories.size()) {
                    open.add(new Journey(saga, begun(world, saga), wanted.get(story)));
                }
            }
            storm(world, open, random, deliveries, again);
            quietAgain(world);
            for (var journey : open) {
                var dump = Dump.of(world, journey.person);
                if (!journey.wanted.contains(dump)) {
                    part.wrong("%s ended as %s instead of %s".formatted(journey.saga, dump, journey.wanted));
                }
            }
            proven++;
            world.faults().forEach(fault -> part.wrong("the books are broken: " + fault));
            part.figure(
                            "journeys, of %d stories of calls and payments"
                                    .formatted(stories().size()),
                            journeys)
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

    /**
     * What one delivery of each word leads to. In the providers' own order; and where it only comes to the same money, not to
     * the same bookings (a fee that comes after its call, or with it), the other way round too.
     */
    private static Set<List<String>> allowed(World world, Saga saga) {
        var allowed = new HashSet<List<String>>();
        allowed.add(told(world, saga, saga.words()));
        if (saga.name().equals(CallSagas.lateRecording().name())) {
            allowed.add(told(world, saga, saga.words().reversed()));
        }
        return allowed;
    }

    private static List<String> told(World world, Saga saga, List<Saga.Step> words) {
        var person = begun(world, saga);
        words.forEach(word -> word.work().run(world, person));
        world.work();
        quietAgain(world);
        return Dump.of(world, person);
    }

    /** Those first that begin with a pause of hours: nobody else waits for a first word meanwhile, and is given up. */
    private static List<Integer> inTurn(List<Saga> stories) {
        return IntStream.range(0, stories.size())
                .boxed()
                .sorted(Comparator.comparing(number -> !stories.get(number).isLong()))
                .toList();
    }

    private static void quietAgain(World world) {
        for (int tick = 0; tick < 4; tick++) {
            world.later(Duration.ofMinutes(2));
            world.tasks();
            world.work();
        }
    }

    /** Up to where the provider has something to say. */
    private static Person begun(World world, Saga saga) {
        world.later(Duration.ofSeconds(5));
        var person = world.meet(saga.money());
        saga.before().forEach(step -> step.work().run(world, person));
        return person;
    }

    private static void storm(World world, List<Journey> open, Random random, AtomicLong deliveries, AtomicLong again)
            throws Exception {
        var letters = new ArrayList<Runnable>();
        for (var journey : open) {
            for (var word : journey.saga.words()) {
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
