package com.speechcad.db;

import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import java.util.List;
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

    /** The same as the id of what it is about. */
    public UUID subjectId() {
        return UUID.fromString(subjectHead());
    }

    /** The same as the user it is done for. */
    public UserId subjectUser() {
        return new UserId(Long.parseLong(subjectHead()));
    }

    /**
     * What stands between the subject's colons; further colons belong to the last part.
     *
     * @throws IllegalStateException when it has fewer than {@code count} parts
     */
    public List<String> subjectParts(int count) {
        var parts = List.of(subject.split(":", count));
        if (parts.size() < count) {
            throw new IllegalStateException("the subject of " + kind + " has not " + count + " parts");
        }
        return parts;
    }
}
