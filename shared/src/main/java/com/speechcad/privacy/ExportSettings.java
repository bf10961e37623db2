package com.speechcad.privacy;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How a person's data is put together.
 *
 * @param pageRows how many rows are read by one statement
 * @param partBytes with so many bytes of JSON an archive is full and the next one is begun; an archive is smaller than what
 *     is in it, and no bot may send more than 50 MB
 */
@ConfigurationProperties("privacy.export")
record ExportSettings(
        @Bindable(defaultValue = "2000") int pageRows,
        @Bindable(defaultValue = "30000000") int partBytes) {
    ExportSettings {
        if (pageRows < 1 || pageRows > 5_000) {
            throw new IllegalArgumentException("privacy.export.page-rows is 1 to 5000, not " + pageRows);
        }
        if (partBytes < 1 || partBytes > 40_000_000) {
            throw new IllegalArgumentException("privacy.export.part-bytes is 1 to 40000000, not " + partBytes);
        }
    }
}
