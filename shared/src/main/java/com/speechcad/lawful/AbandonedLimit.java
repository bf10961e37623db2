package com.speechcad.lawful;

import java.time.Duration;

/**
 * How many of the people who answer a campaign may find nobody there.
 *
 * @param percent more of them stop it
 * @param least so many have to have answered before a share says anything
 * @param within counted over so long
 */
public record AbandonedLimit(int percent, int least, Duration within) {
    public static AbandonedLimit of(RuleTables tables) {
        var parts = tables.table("abandoned").getFirst().value().split("% of | per ", -1);
        return new AbandonedLimit(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Duration.parse(parts[2]));
    }

    public boolean isPassed(long answered, long abandoned) {
        return answered >= least && abandoned * 100 > percent * answered;
    }
}
