package com.speechcad.campaign.contacts;

import com.speechcad.db.Jobs;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.ChatFiles;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Takes a file with numbers that must not be called; reading it is the worker's. In the open transaction. */
@Singleton
public class AskOptOuts {
    static final String KIND = "read-opt-outs";

    /** The same file twice at once is one; later it is read again. */
    private static final long LEAST_BETWEEN_SECONDS = 10;

    private final Jobs jobs;
    private final Clock clock;

    AskOptOuts(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * @param fileId the messenger's
     * @param bytes as the messenger says, zero when it does not
     * @return why it is not taken
     */
    public Optional<ImportRefusal> file(UserId user, String fileId, long bytes) {
        if (bytes > ChatFiles.LARGEST_BYTES) {
            return Optional.of(ImportRefusal.TOO_BIG);
        }
        if (jobs.waiting(KIND, user.value() + ":") >= StartImport.MOST_OPEN) {
            return Optional.of(ImportRefusal.TOO_MANY);
        }
        var moment = clock.instant().getEpochSecond() / LEAST_BETWEEN_SECONDS;
        jobs.add(KIND, user.value() + ":" + moment + ":" + fileId, "{}");
        return Optional.empty();
    }
}
