package com.speechcad.tenant;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;

/**
 * A run of the clock that goes over the tables of all tenants: a piece of rows a transaction, until a piece is not full or
 * the time is over. One tenant's trouble holds up no other, and the run has failed all the same.
 */
@Singleton
public class PieceByPiece {
    private final Tx tx;
    private final Tenants tenants;
    private final Clock clock;

    PieceByPiece(Tx tx, Tenants tenants, Clock clock) {
        this.tx = tx;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * What is done at each tenant.
     *
     * @param what as an alarm names it
     * @param piece deals with so many rows at most, in the open transaction, and says how many it found
     */
    public record Work(String what, IntUnaryOperator piece) {}

    /**
     * @param most for all of it together
     * @param atOnce rows a piece
     * @throws IllegalStateException when something could not be done, after all else was
     * @throws com.speechcad.kernel.Unreachable when the database did not answer, after all else was done
     */
    public void run(Duration most, int atOnce, Work... works) {
        var end = clock.instant().plus(most);
        var each = new ItemByItem();
        for (var tenant : tenants.all()) {
            for (var work : works) {
                each.run(work.what() + " of tenant " + tenant.value(), () -> all(tenant, work, atOnce, end));
            }
        }
        each.endForGood();
    }

    private void all(TenantId tenant, Work work, int atOnce, Instant end) {
        var found = atOnce;
        while (found == atOnce && clock.instant().isBefore(end)) {
            found = tx.call(tenant, () -> work.piece().applyAsInt(atOnce));
        }
    }
}
