package com.speechcad.tenant;

import com.speechcad.db.Once;
import com.speechcad.db.Task;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Keeps the table of claimed keys as long as what the last weeks brought: nobody sends the same again after days. */
@Singleton
public class ForgetKeys implements Task {
    static final Duration KEPT = Duration.ofDays(60);
    private static final int AT_ONCE = 5_000;

    private final PieceByPiece pieces;
    private final Once once;
    private final Clock clock;

    ForgetKeys(PieceByPiece pieces, Once once, Clock clock) {
        this.pieces = pieces;
        this.once = once;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void run(Duration most) {
        var before = clock.instant().minus(KEPT);
        pieces.run(most, AT_ONCE, new PieceByPiece.Work("the claimed keys", many -> once.forget(before, many)));
    }
}
