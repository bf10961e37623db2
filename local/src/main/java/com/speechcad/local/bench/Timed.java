package com.speechcad.local.bench;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How long something took, and what it had of the processors meanwhile.
 *
 * @param busy ours and PostgreSQL's
 */
record Timed(double millis, ProcessorTime busy) {

    static Timed of(Connection connection, Runnable work) throws SQLException {
        var before = ProcessorTime.now(connection);
        var began = System.nanoTime();
        work.run();
        var millis = (System.nanoTime() - began) / 1e6;
        return new Timed(millis, ProcessorTime.now(connection).since(before));
    }

    Timed and(Timed other) {
        return new Timed(millis + other.millis, busy.and(other.busy));
    }

    double over(Timed floor) {
        return millis / floor.millis;
    }

    double busyOver(Timed floor) {
        return busy.millis() / floor.busy.millis();
    }
}
