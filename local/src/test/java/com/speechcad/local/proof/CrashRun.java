package com.speechcad.local.proof;

import com.speechcad.local.proof.Faults.Mode;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Runs sagas with one fault each, at every point there is, and says which did not end as they do without. Nobody helps
 * but the clock, the queue and those outside who try again.
 */
final class CrashRun {
    /** How the clock jumps from tick to tick. */
    private static final List<Duration> TICKS = List.of(
            Duration.ofSeconds(20),
            Duration.ofSeconds(70),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofMinutes(12),
            Duration.ofHours(1),
            Duration.ofHours(7),
            Duration.ofHours(7));

    private static final String RING = CallSagas.ring().name();

    private static final LocalTime MIDDAY = LocalTime.of(16, 5);

    private World world;
    private final Map<Mode, Integer> injected = new EnumMap<>(Mode.class);
    private final Map<Integer, Integer> ticks = new TreeMap<>();
    private final Map<String, Integer> pointsOf = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int proofs;
    private final List<String> notFired = new ArrayList<>();
    private int unknown;

    CrashRun(World world) {
        this.world = world;
    }

    /** What follows happens in that one. */
    void moveTo(World another) {
        world = another;
    }

    Map<Mode, Integer> injected() {
        return injected;
    }

    /** After how many ticks of the clock all was as it should be, and how often. */
    Map<Integer, Integer> ticks() {
        return ticks;
    }

    Map<String, Integer> points() {
        return pointsOf;
    }

    List<String> wrong() {
        return wrong;
    }

    int proofs() {
        return proofs;
    }

    /** Points that were not reached again, of those that the saga passed without a fault. */
    List<String> notFired() {
        return notFired;
    }

    /** Steps whose sender was left without an answer. */
    int unknown() {
        return unknown;
    }

    /**
     * Every point of the saga breaks in each of these ways, one at a time.
     *
     * @param most points in each way, spread over the whole saga, where it has more
     */
    void all(Saga saga, ToIntFunction<Mode> most) {
        // What the lives before left for later is met by this one, and not counted.
        live(saga, -1, Mode.REFUSED);
        var wanted = new Ending(live(saga, -1, Mode.REFUSED));
        var points = Faults.only().points();
        pointsOf.put(saga.name(), points.size());
        for (var mode : Mode.values()) {
            var count = Math.min(most.applyAsInt(mode), points.size());
            for (int i = 0; i < count; i++) {
                // In the middle of each part, so that few do not all stand at the beginning.
                var point = (int) ((2L * i + 1) * points.size() / (2L * count));
                one(saga, wanted, point, mode, points.get(point));
            }
        }
    }

    /** Without any fault. @return what is left of it, and what could not happen */
    Undisturbed undisturbed(Saga saga) {
        var lived = live(saga, -1, Mode.REFUSED);
        return new Undisturbed(
                lived.dump, lived.open.stream().map(Saga.Step::name).toList());
    }

    record Undisturbed(List<String> dump, List<String> open) {}

    private record Ending(Person person, List<String> dump) {
        Ending(Lived lived) {
            this(lived.person, lived.dump);
        }
    }

    private record Lived(Person person, List<String> dump, List<Saga.Step> open) {}

    private void one(Saga saga, Ending wanted, int point, Mode mode, String at) {
        var lived = live(saga, point, mode);
        if (!Faults.only().hasFired()) {
            notFired.add("%s, point %d (%s), %s: only %d points were met"
                    .formatted(saga, point, at, mode, Faults.only().points().size()));
        }
        injected.merge(mode, 1, Integer::sum);
        var open = new ArrayList<>(lived.open);
        var isCall = saga.steps().stream().anyMatch(step -> step.name().equals(RING));
        for (int tick = 0; tick <= TICKS.size(); tick++) {
            if (tick > 0) {
                tick(TICKS.get(tick - 1), lived.person, open);
            }
            var dump = Dump.of(world, lived.person);
            if ((open.isEmpty() && dump.equals(wanted.dump)) || (isCall && isNeverRung(lived.person, dump))) {
                ticks.merge(tick, 1, Integer::sum);
                prove(saga, point, mode, at);
                return;
            }
        }
        wrong.add("%s, point %d (%s), %s: ended as %s instead of %s"
                .formatted(saga, point, at, mode, Dump.of(world, lived.person), wanted.dump));
    }

    /** The provider was never asked to ring, and so nothing is charged and nothing is held. */
    private boolean isNeverRung(Person person, List<String> dump) {
        return CallSagas.attempt(world, person).filter(world.voice::hasRung).isEmpty()
                && dump.stream().anyMatch(line -> line.contains("\"NOT_CONNECTED\""))
                && dump.stream().noneMatch(line -> line.contains("\"receipt\""))
                && dump.stream().noneMatch(line -> line.contains("\"hold\"") && line.contains("\"OPEN\""))
                && dump.stream().anyMatch(line -> line.contains("\"wallet\"") && line.contains("\"held_micros\":0"));
    }

    private void prove(Saga saga, int point, Mode mode, String at) {
        proofs++;
        var faults = world.faults();
        if (!faults.isEmpty()) {
            wrong.add("%s, point %d (%s), %s: the books are broken: %s".formatted(saga, point, at, mode, faults));
        }
        if (world.voice.rungTwice() > 0) {
            wrong.add("%s, point %d (%s), %s: somebody was rung twice".formatted(saga, point, at, mode));
        }
    }

    private Lived live(Saga saga, int point, Mode mode) {
        quiet(saga);
        var person = world.meet(saga.money());
        var open = new ArrayList<Saga.Step>();
        Faults.only().arm(point, mode);
        for (var step : saga.steps()) {
            var went = went(step, person);
            // Whoever repeats it does so before the next thing happens.
            for (int i = 0; i < 3 && step.again() && went == Went.FAILED; i++) {
                went = went(step, person);
            }
            if (went == Went.NOT_YET || (went == Went.FAILED && !isLost(step, mode))) {
                open.add(step);
            }
        }
        Faults.only().stop();
        return new Lived(person, Dump.of(world, person), open);
    }

    private enum Went {
        DONE,
        NOT_YET,
        FAILED
    }

    /** A process that ended cannot ask for the webhook again; one that said no is sent it again. */
    private static boolean isLost(Saga.Step step, Mode mode) {
        return !step.again() && mode != Mode.REFUSED && mode != Mode.ANSWER_LOST;
    }

    private Went went(Saga.Step step, Person person) {
        try {
            return step.work().run(world, person) ? Went.DONE : Went.NOT_YET;
        } catch (RuntimeException | Faults.Killed failed) {
            unknown++;
            return Went.FAILED;
        } finally {
            world.reborn();
        }
    }

    private void tick(Duration jump, Person person, List<Saga.Step> open) {
        world.later(jump);
        world.tasks();
        world.work();
        open.removeIf(step -> went(step, person) == Went.DONE);
        world.work();
    }

    /** Nothing of those before is due, so that every run meets the same points. */
    private void quiet(Saga saga) {
        if (saga.isLong()) {
            world.app.database().admin("update subscription set auto_renew = false where auto_renew");
            world.later(Duration.ofDays(9));
            world.tasks();
            world.work();
        }
        var day = world.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        world.app.clock().set(day.atTime(MIDDAY).toInstant(ZoneOffset.UTC));
        world.tasks();
        world.work();
    }
}
