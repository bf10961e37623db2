package com.speechcad.billing;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Who is sending a payout's money at the moment: for a day it is theirs alone to mark. */
final class PayoutInHand {
    private static final Duration KEPT = Duration.ofHours(24);

    private final Sql sql;
    private final Clock clock;

    PayoutInHand(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Whose it is, and until when; nobody's where that is over. */
    Optional<Payouts.InHand> of(Row row) throws SQLException {
        var by = row.maybeNumber("sending_by");
        var until = row.maybeInstant("sending_at").map(since -> since.plus(KEPT));
        return by.flatMap(operator ->
                until.filter(clock.instant()::isBefore).map(end -> new Payouts.InHand(new UserId(operator), end)));
    }

    boolean isAnothers(long id, UserId operator) {
        return sql.of("""
                        select exists (select from operator_request
                          where id = :id and sending_by <> :operator and sending_at > :since) as so""")
                .with("id", id)
                .with("operator", operator)
                .with("since", clock.instant().minus(KEPT))
                .only(row -> row.flag("so"));
    }

    void take(long id, UserId operator) {
        sql.of("update operator_request set sending_by = :operator, sending_at = :now where id = :id")
                .with("operator", operator)
                .with("now", clock.instant())
                .with("id", id)
                .update();
    }
}
