package com.speechcad.local.bench;

import com.speechcad.local.bench.Letterbox.Letter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;

/** Sends one letter through the gateway and finds out when its effect was committed. */
final class Measured {
    private static final int OK = 200;

    private final Rig rig;

    Measured(Rig rig) {
        this.rig = rig;
    }

    /**
     * @param row whose {@code xmin} is the effect's transaction, as what follows {@code from}
     * @param key of the row, for its one question mark
     */
    Sample send(Letter letter, String row, Object key) {
        Wire.listen();
        var began = System.nanoTime();
        var status = rig.post(letter);
        var ended = System.nanoTime();
        if (status != OK) {
            throw new IllegalStateException("answered " + status + ": " + letter.path());
        }
        return Sample.of(began, ended, committedAt(row, key), Wire.heard());
    }

    /** From request to answer, nothing looked up. */
    Sample send(Letter letter) {
        var began = System.nanoTime();
        var status = rig.post(letter);
        var ended = System.nanoTime();
        if (status != OK) {
            throw new IllegalStateException("answered " + status + ": " + letter.path());
        }
        return Sample.plain(ended - began);
    }

    private Instant committedAt(String row, Object key) {
        try (var statement = rig.admin().prepareStatement("select pg_xact_commit_timestamp(xmin) as at from " + row)) {
            statement.setObject(1, key);
            var found = new ArrayList<Instant>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getTimestamp("at").toInstant());
                }
            }
            if (found.size() != 1) {
                throw new IllegalStateException("the effect is " + found.size() + " rows: " + row + ", " + key);
            }
            return found.getFirst();
        } catch (SQLException broken) {
            throw new IllegalStateException(row, broken);
        }
    }
}
