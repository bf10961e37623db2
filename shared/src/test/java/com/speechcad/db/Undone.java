package com.speechcad.db;

import java.util.List;
import java.util.function.Supplier;

/** Does things and undoes them, so that everything that can be done from one place is tried from that very place. */
public final class Undone {
    private final Tx tx;
    private final Sql sql;

    public Undone(TestApp app) {
        tx = app.tx();
        sql = app.sql();
    }

    /** Many things in one transaction that is rolled back at its end. */
    public void all(Runnable work) {
        tx.rehearse(() -> tx.run(TestApp.TENANT, () -> {
            // It lasts for thousands of statements, and for as long as whoever looks at it thinks.
            sql.of("select set_config('idle_in_transaction_session_timeout', '0', true)")
                    .list(_ -> true);
            work.run();
        }));
    }

    /** One of them, undone before the next; also when it fails. */
    public <T> T one(Supplier<T> work) {
        var pipeline = tx.pipeline();
        pipeline.beginPart();
        try {
            return work.get();
        } finally {
            pipeline.undoPart();
        }
    }

    /** Does what waits for the commit under keys that begin so, and forgets it. @return how many there were */
    public int commits(String beginning) {
        var keys = List.copyOf(tx.waiting().keySet()).stream()
                .filter(key -> key.startsWith(beginning))
                .toList();
        keys.forEach(key -> {
            var work = tx.waiting().remove(key);
            if (work != null) {
                work.run();
            }
        });
        return keys.size();
    }
}
