package com.speechcad.campaign.contacts;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How an import goes on in pieces.
 *
 * @param batchRows how many rows commit together; below the database's time for one statement
 * @param batchLetters after how many letters a batch ends before it has all its rows: two are in memory at a time
 * @param chunk how long one job works before the next goes on; well below the worker's own time
 */
@ConfigurationProperties("contacts.import")
public record ImportSettings(
        @Bindable(defaultValue = "5000") int batchRows,
        @Bindable(defaultValue = "4000000") int batchLetters,
        @Bindable(defaultValue = "20s") Duration chunk) {
    public ImportSettings {
        if (batchRows < 1 || batchRows > 10_000) {
            throw new IllegalArgumentException("contacts.import.batch-rows is 1 to 10000, not " + batchRows);
        }
        if (batchLetters < 1) {
            throw new IllegalArgumentException("contacts.import.batch-letters is 1 or more, not " + batchLetters);
        }
        if (chunk.isNegative() || chunk.compareTo(Duration.ofSeconds(40)) > 0) {
            throw new IllegalArgumentException("contacts.import.chunk is at most 40 s, not " + chunk);
        }
    }
}
