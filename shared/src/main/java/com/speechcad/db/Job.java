package com.speechcad.db;

import com.speechcad.kernel.TenantId;
import java.util.UUID;

/**
 * Something to do outside of any tap or webhook: a provider command or a chunk of long work.
 *
 * @param kind names the {@link JobHandler}
 * @param subject what it is about; one job per kind and subject
 * @param payload one JSON object
 * @param attempt 1 the first time
 */
public record Job(TenantId tenant, UUID id, String kind, String subject, String payload, int attempt) {
    /** What comes before the first colon of the subject; all of it where there is none. */
    public String subjectHead() {
        return subject.split(":", 2)[0];
    }
}
