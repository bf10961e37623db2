package com.speechcad.campaign.contacts;

import com.speechcad.db.Jobs;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.ChatFiles;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Takes a file or a text for a list; reading it is the worker's. In the open transaction. */
@Singleton
public class StartImport {
    /** Of one person's at a time: reading is everybody's. */
    public static final int MOST_OPEN = 5;

    private static final int LONGEST_NAME = 100;

    private final Imports imports;
    private final ImportMessage message;
    private final Jobs jobs;
    private final IdSource ids;

    StartImport(Imports imports, ImportMessage message, Jobs jobs, IdSource ids) {
        this.imports = imports;
        this.message = message;
        this.jobs = jobs;
        this.ids = ids;
    }

    /** What came of it. */
    public sealed interface Started {
        record Begun(UUID id) implements Started {}

        record Refused(ImportRefusal why) implements Started {}
    }

    /**
     * @param fileId the messenger's
     * @param bytes as the messenger says, zero when it does not
     */
    public Started file(UserId user, UUID list, String fileId, String name, long bytes) {
        return bytes > ChatFiles.LARGEST_BYTES
                ? new Started.Refused(ImportRefusal.TOO_BIG)
                : begin(user, list, plain(name), Optional.of(fileId), Optional.empty());
    }

    /** Typed or pasted into the chat. */
    public Started text(UserId user, UUID list, String pasted) {
        return begin(user, list, "", Optional.empty(), Optional.of(pasted));
    }

    private Started begin(UserId user, UUID list, String name, Optional<String> file, Optional<String> pasted) {
        if (imports.open(user) >= MOST_OPEN) {
            return new Started.Refused(ImportRefusal.TOO_MANY);
        }
        var id = ids.next();
        imports.add(id, list, user, name, file, pasted);
        jobs.add(ImportContacts.KIND, id.toString(), "{}");
        message.redraw(id);
        return new Started.Begun(id);
    }

    private static String plain(String name) {
        var clean = SafeText.of(name).replaceAll("[\\n\\t/\\\\]+", " ").strip();
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(clean.length() - LONGEST_NAME);
    }
}
