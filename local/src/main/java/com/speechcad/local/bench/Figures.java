package com.speechcad.local.bench;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Medians and the like. */
final class Figures {
    private static final double NANOS_A_MILLI = 1e6;

    private Figures() {}

    /** A middle and how far the rounds were apart. */
    record Spread(double median, double least, double most) {
        @Override
        public String toString() {
            return "%.2f (%.2f–%.2f)".formatted(median, least, most);
        }
    }

    static double millis(List<Sample> samples, double quantile, ToLongFunction<Sample> of) {
        return quantile(samples.stream().mapToLong(of), quantile) / NANOS_A_MILLI;
    }

    /** The smallest value that at least this share is not above. */
    static long quantile(LongStream values, double quantile) {
        var sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        var place = (int) Math.ceil(quantile * sorted.length) - 1;
        return sorted[Math.max(0, place)];
    }

    static Spread spread(List<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        var middle = sorted.length / 2;
        var median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], DoubleStream.of(sorted).max().orElseThrow());
    }
}
