package com.speechcad.campaign.contacts;

import com.speechcad.db.Job;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.ChatFiles;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** A table that somebody sent to the bot, as the worker gets hold of it. */
@Singleton
class FetchTable {
    private static final int LAST_ATTEMPT = 5;

    private final ChatFiles chatFiles;

    FetchTable(ChatFiles chatFiles) {
        this.chatFiles = chatFiles;
    }

    /**
     * @param file the messenger's id
     * @throws NotATable when it is too big, or the messenger has it no more
     * @throws Unreachable when the messenger does not answer
     */
    byte[] fetch(TenantId tenant, String file) {
        return switch (chatFiles.fetch(tenant, file)) {
            case ChatFiles.Fetched.Got(var bytes) -> bytes;
            case ChatFiles.Fetched.TooBig() -> throw new NotATable(ImportRefusal.TOO_BIG);
            case ChatFiles.Fetched.Gone() -> throw new NotATable(ImportRefusal.FILE_GONE);
        };
    }

    /**
     * Reads a table, and says why where it cannot be read.
     *
     * @throws Unreachable when somebody outside did not answer, and the job is tried again
     */
    static void read(Job job, Runnable read, Consumer<ImportRefusal> refused) {
        try {
            read.run();
        } catch (NotATable no) {
            refused.accept(no.why());
        } catch (Unreachable passing) {
            if (job.attempt() < LAST_ATTEMPT) {
                throw passing;
            }
            refused.accept(ImportRefusal.NOT_FETCHED);
        }
    }
}
