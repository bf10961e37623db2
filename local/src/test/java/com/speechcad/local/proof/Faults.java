package com.speechcad.local.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Every statement to the database and every call of a port, on the thread that listens, is a point where something may
 * break. First a run is recorded, which says what points there are; then one of them breaks in each further run.
 */
final class Faults {
    private static final Faults ONLY = new Faults();

    private final List<String> points = new ArrayList<>();
    private Thread listening = Thread.currentThread();
    private boolean isListening;
    private int at = -1;
    private Mode mode = Mode.REFUSED;
    private boolean fired;
    private boolean dead;

    private Faults() {}

    static Faults only() {
        return ONLY;
    }

    /** How it breaks. */
    enum Mode {
        /** It never arrives, and the caller is told so. */
        REFUSED,
        /** It is done, and the caller never hears of it. */
        ANSWER_LOST,
        /** The process ends before it is sent. */
        EXIT_BEFORE,
        /** The process ends when it is done, before anything else. */
        EXIT_AFTER,
        /** It is done; the process waits beyond its time and is frozen with its connection open. */
        HANG
    }

    /** What a port or the wire has to do. */
    enum Now {
        GO,
        REFUSE,
        LOSE_ANSWER,
        FREEZE
    }

    /** The process of this run is gone: nothing may catch it and go on. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** From now on this thread's points are counted, and none breaks. */
    synchronized void record() {
        arm(-1, Mode.REFUSED);
    }

    /** From now on this thread's points are counted, and the one of that number breaks. */
    synchronized void arm(int point, Mode how) {
        points.clear();
        listening = Thread.currentThread();
        isListening = true;
        at = point;
        mode = how;
        fired = false;
        dead = false;
    }

    /** A new process; faults go on being counted. */
    synchronized void restart() {
        dead = false;
    }

    synchronized boolean isDead() {
        return dead;
    }

    synchronized void stop() {
        isListening = false;
        dead = false;
    }

    synchronized boolean pause() {
        var before = isListening;
        isListening = false;
        return before;
    }

    synchronized void resume(boolean before) {
        isListening = before;
    }

    synchronized boolean hasFired() {
        return fired;
    }

    synchronized List<String> points() {
        return List.copyOf(points);
    }

    /** Asked at each point before it is passed. */
    synchronized Now pass(String point) {
        if (!isListening || !Thread.currentThread().equals(listening)) {
            return Now.GO;
        }
        if (dead) {
            return Now.REFUSE;
        }
        points.add(point);
        if (points.size() - 1 != at || fired) {
            return Now.GO;
        }
        fired = true;
        dead = mode == Mode.EXIT_BEFORE || mode == Mode.EXIT_AFTER || mode == Mode.HANG;
        return switch (mode) {
            case REFUSED, EXIT_BEFORE -> Now.REFUSE;
            case ANSWER_LOST, EXIT_AFTER -> Now.LOSE_ANSWER;
            case HANG -> Now.FREEZE;
        };
    }
}
