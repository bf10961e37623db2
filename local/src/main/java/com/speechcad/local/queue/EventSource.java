package com.speechcad.local.queue;

/**
 * How Lambda reads a queue for a function.
 *
 * @param batchSize messages handed over at once, at most 10
 * @param maximumConcurrency batches with the function at the same time
 * @param reportsBatchItemFailures whether the function's answer names the messages that failed
 */
public record EventSource(String queue, int batchSize, int maximumConcurrency, boolean reportsBatchItemFailures) {
    public EventSource {
        if (batchSize < 1 || batchSize > 10) {
            throw new IllegalArgumentException("batchSize must be 1 to 10, but is " + batchSize);
        }
        if (maximumConcurrency < 1) {
            throw new IllegalArgumentException("maximumConcurrency must be at least 1, but is " + maximumConcurrency);
        }
    }
}
