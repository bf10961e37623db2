package com.speechcad.local.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.speechcad.local.Lab;
import com.speechcad.local.LabSettings;
import com.speechcad.local.words.Form;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.slf4j.LoggerFactory;

/**
 * {@code ./speechcad proof soak}: the whole local stack for half an hour, people who come, pay, build, publish, call and
 * read, and a fault every minute. What a person does not get to see, an answer too few, a book that is not green, a message
 * that stays anywhere, memory or tables that grow without end: each is counted as wrong.
 */
public final class SoakProof {
    private static final Form FORM = Form.of("proof soak", "--minutes N", "--seed N");
    private static final Duration BETWEEN_FAULTS = Duration.ofMinutes(1);
    /** Of those who come back; an older one is not seen again. */
    private static final int REGULARS = 12;

    /** As many as there are numbers that are nobody's. */
    private static final int MOST_PEOPLE = 98;

    private static final long FIRST = 8_100;

    private final Stage stage;
    private final PrintStream out;
    private final SoakTroubles troubles;
    private final SoakGauge gauge;
    private final Random chance;
    private final Deque<Way> regulars = new ArrayDeque<>();
    private final List<String> wrong = new ArrayList<>();
    private int journeys;
    private int visits;
    private long people = FIRST;

    private SoakProof(Lab lab, long seed, PrintStream out) {
        this.stage = new Stage(lab).jumping(Duration.ofSeconds(5));
        this.out = out;
        this.troubles = new SoakTroubles(stage);
        this.gauge = new SoakGauge(stage);
        this.chance = new Random(seed);
    }

    /** @param arguments {@code --minutes N} (30), {@code --seed N} (1) */
    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int minutes;
        int seed;
        try {
            var words = FORM.read(arguments);
            minutes = words.number("--minutes", 30, 1_000);
            seed = words.number("--seed", 1, 999_999_999);
        } catch (IllegalArgumentException wrong) {
            out.println("speechcad proof soak: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        // Each fault is logged where it is met; here they are counted.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        var folder = Files.createTempDirectory("soak");
        int found;
        try (var lab = Lab.start(LabSettings.in(folder))) {
            found = new SoakProof(lab, seed, out).run(Duration.ofMinutes(minutes));
        }
        forget(folder);
        System.exit(found == 0 ? 0 : 1);
    }

    private int run(Duration length) {
        var began = System.nanoTime();
        var end = began + length.toNanos();
        var nextFault = began + BETWEEN_FAULTS.toNanos();
        var minute = 0;
        gauge.look(0);
        while (System.nanoTime() < end) {
            if (System.nanoTime() >= nextFault) {
                nextFault += BETWEEN_FAULTS.toNanos();
                endTrouble();
                gauge.look(journeys);
                out.printf(
                        "minute %d: %d journeys, %d visits, %s; now: %s%n",
                        ++minute, journeys, visits, gauge, troubles.next());
            }
            guarded(isForSomebodyNew() ? this::newcomer : this::regular);
        }
        endTrouble();
        guarded(stage::everythingIsDone);
        gauge.look(journeys);
        wrong.addAll(gauge.growth());
        wrong.addAll(deadLetters());
        report(Duration.ofNanos(System.nanoTime() - began));
        return wrong.size();
    }

    private boolean isForSomebodyNew() {
        return people - FIRST < MOST_PEOPLE && (regulars.size() < 2 || chance.nextInt(3) == 0);
    }

    private void newcomer() {
        var way = new Way(new Person(stage, ++people, "Ana"));
        way.goes();
        journeys++;
        regulars.addFirst(way);
        if (regulars.size() > REGULARS) {
            regulars.removeLast();
        }
    }

    /** Comes back, calls again or only looks. */
    private void regular() {
        var way = regulars.removeFirst();
        if (chance.nextBoolean()) {
            way.calls().readsTheReceipt();
        }
        way.readsTheWallet();
        visits++;
        regulars.addLast(way);
    }

    private void guarded(Runnable deed) {
        try {
            deed.run();
        } catch (AssertionError | RuntimeException unseen) {
            var why = String.valueOf(unseen.getMessage()).lines().findFirst().orElse("");
            wrong.add("during \"" + troubles.now() + "\": " + why.substring(0, Math.min(300, why.length())));
            out.println("  WRONG " + wrong.getLast());
        }
    }

    /** What was under way when it happened comes to its end before the next one. */
    private void endTrouble() {
        troubles.end();
        guarded(stage::booksAreGreen);
    }

    private List<String> deadLetters() {
        var left = new ArrayList<String>();
        for (var queue : List.of("bulk-dead", "jobs-dead")) {
            var depth = stage.lab.queues().depth(queue);
            if (depth.waiting() + depth.inFlight() > 0) {
                left.add(depth.waiting() + " messages in " + queue);
            }
        }
        return left;
    }

    private void report(Duration took) {
        out.printf(
                "%n%d minutes: %d people came, %d visits of theirs, %d faults.%n%s%n",
                took.toMinutes(), journeys, visits, troubles.played(), gauge.text());
        wrong.forEach(one -> out.println("WRONG " + one));
        out.println(wrong.isEmpty() ? "Nothing was wrong." : wrong.size() + " things were wrong.");
    }

    private static void forget(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
