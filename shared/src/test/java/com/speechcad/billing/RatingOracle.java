package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The rules of rating told a second time: decimal, step by step, slow, and sharing nothing with {@link Rating}. */
final class RatingOracle {
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    private RatingOracle() {}

    record Line(long billed, long plan, Money amount) {}

    /** The call and, if there is one, its transfer. */
    static List<Line> lines(CallRating.Inputs in) {
        var lines = new ArrayList<Line>();
        var pool = in.planSeconds();
        var call = line(in, in.call(), pool);
        lines.add(call);
        in.transfer().ifPresent(leg -> lines.add(line(in, leg, pool - call.plan)));
        return lines;
    }

    static Money recording(CallRating.Inputs in) {
        return in.recorded() && lines(in).getFirst().billed > 0 ? in.terms().recordingFee() : Money.ZERO;
    }

    private static Line line(CallRating.Inputs in, CallRating.Leg leg, long pool) {
        var billed = billed(in, leg);
        var plan = leg.ofPlan() ? ofPlan(billed, pool, in.terms().incrementSeconds()) : 0;
        return new Line(billed, plan, amount(billed - plan, leg.perMinute(), in.terms()));
    }

    private static long billed(CallRating.Inputs in, CallRating.Leg leg) {
        var talked = new BigDecimal(leg.connectedMillis())
                .movePointLeft(3)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        if (talked <= 0 || isFree(talked, leg.ending(), in.terms())) {
            return 0;
        }
        var billed = (long) in.terms().minimumSeconds();
        while (billed < talked) {
            billed += in.terms().incrementSeconds();
        }
        return billed > in.longestSeconds() ? in.longestSeconds() : billed;
    }

    private static boolean isFree(long talked, Ending ending, Terms terms) {
        return switch (ending) {
            case NOBODY, FAILED -> true;
            case TALKED -> talked <= terms.freeSeconds();
            case MACHINE -> talked <= terms.machineFreeSeconds() || talked <= terms.freeSeconds();
        };
    }

    private static long ofPlan(long billed, long pool, int increment) {
        if (billed <= pool) {
            return billed;
        }
        var taken = 0L;
        while (taken + increment <= pool) {
            taken += increment;
        }
        return taken;
    }

    static Money amount(long seconds, Money perMinute, Terms terms) {
        if (seconds == 0) {
            return Money.ZERO;
        }
        var mode = switch (terms.rounding().mode()) {
            case HALF_UP -> RoundingMode.HALF_UP;
            case UP -> RoundingMode.CEILING;
            case DOWN -> RoundingMode.FLOOR;
        };
        var place = BigDecimal.valueOf(terms.rounding().placeMicros());
        var sixty = BigDecimal.valueOf(seconds)
                .multiply(BigDecimal.valueOf(perMinute.micros()))
                .add(MINUTE.multiply(BigDecimal.valueOf(terms.connectionFee().micros())));
        var steps = sixty.divide(MINUTE.multiply(place), 0, mode);
        return Money.micros(steps.multiply(place).longValueExact());
    }
}
