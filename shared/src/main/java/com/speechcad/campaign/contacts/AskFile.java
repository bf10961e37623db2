package com.speechcad.campaign.contacts;

import com.speechcad.db.Jobs;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.ChatFiles;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Takes a file that somebody sent to the bot and that the worker is to read. In the open transaction. */
@Singleton
public class AskFile {
    static final String OPT_OUTS = "read-opt-outs";
    static final String REFERENCES = "read-references";

    /** The same file twice at once is one; later it is read again. */
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(10);

    private final Jobs jobs;

    AskFile(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * With numbers that must not be called.
     *
     * @param fileId the messenger's
     * @param bytes as the messenger says, zero when it does not
     * @return why it is not taken
     */
    public Optional<ImportRefusal> optOuts(UserId user, String fileId, long bytes) {
        return ask(OPT_OUTS, user, Long.toString(user.value()), fileId, bytes);
    }

    /**
     * For a list of references.
     *
     * @param fileId the messenger's
     * @param bytes as the messenger says, zero when it does not
     * @return why it is not taken
     */
    public Optional<ImportRefusal> references(UserId user, UUID list, String fileId, long bytes) {
        return ask(REFERENCES, user, user.value() + ":" + list, fileId, bytes);
    }

    private Optional<ImportRefusal> ask(String kind, UserId user, String subject, String fileId, long bytes) {
        if (bytes > ChatFiles.LARGEST_BYTES) {
            return Optional.of(ImportRefusal.TOO_BIG);
        }
        if (jobs.waiting(kind, user.value() + ":") >= StartImport.MOST_OPEN) {
            return Optional.of(ImportRefusal.TOO_MANY);
        }
        jobs.add(kind, subject + ":" + jobs.period(LEAST_BETWEEN) + ":" + fileId, "{}");
        return Optional.empty();
    }
}
