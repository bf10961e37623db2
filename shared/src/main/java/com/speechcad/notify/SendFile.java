package com.speechcad.notify;

import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings a file that a job has made to whoever asked for it: into the store first, then into their chat, once for each job. */
@Singleton
public class SendFile {
    private final Tx tx;
    private final Users users;
    private final Chats chats;
    private final FileStore files;
    private final NotMade notMade;

    SendFile(Tx tx, Users users, Chats chats, FileStore files, NotMade notMade) {
        this.tx = tx;
        this.users = users;
        this.chats = chats;
        this.files = files;
        this.notMade = notMade;
    }

    /**
     * A file as it was made.
     *
     * @param slot names its message in the chat, together with the job's id
     * @param folder in the store, within the tenant's own
     * @param name in the receiver's language
     * @param ending of the name, without the dot
     * @param caption what is said beneath it
     */
    public record Made(
            String slot,
            String folder,
            FileText name,
            String ending,
            String contentType,
            Content content,
            Text caption) {
        public Made(
                String slot,
                String folder,
                FileText name,
                String ending,
                String contentType,
                byte[] content,
                Text caption) {
            this(slot, folder, name, ending, contentType, new Content.InMemory(content), caption);
        }
    }

    /** Where it is until the store has it; whoever made one on the disk deletes it there. */
    public sealed interface Content {
        /** In bytes. */
        long size();

        record InMemory(byte[] bytes) implements Content {
            @Override
            public long size() {
                return bytes.length;
            }
        }

        record OnDisk(Path file) implements Content {
            @Override
            public long size() {
                try {
                    return Files.size(file);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
    }

    /**
     * Opens its own transaction. Done again by a job that comes twice, it changes nothing. Of a file larger than a bot may
     * send, the person is told so instead; of somebody who is being forgotten nothing is kept.
     *
     * @throws com.speechcad.kernel.Unreachable when the store did not take the file
     */
    public void send(Job job, UserId to, Made made) {
        if (made.content().size() > Message.Attachment.MOST_BYTES) {
            tx.run(job.tenant(), () -> notMade.tellTooLarge(job.id(), to));
            return;
        }
        var key = "%d/%s/%s.%s".formatted(job.tenant().value(), made.folder(), job.id(), made.ending());
        switch (made.content()) {
            case Content.InMemory(var bytes) -> files.put(key, made.contentType(), bytes);
            case Content.OnDisk(var file) -> files.put(key, made.contentType(), file);
        }
        deliver(job.tenant(), to, key, () -> {
            var person = users.get(to);
            var name = made.name().name(person.reader(), made.ending());
            chats.putOnce(
                    person.chat(),
                    made.slot() + ":" + job.id(),
                    Message.of(made.caption())
                            .with(new Message.Attachment.Document(key, name))
                            .asNew(),
                    person.reader());
        });
    }

    /**
     * The last step of whoever makes a file in a way of their own: it is in the store, and is brought to its person in a
     * transaction that is opened here. If they are being forgotten meanwhile, or were, it goes again and nothing is said.
     *
     * @param key of the file
     * @param said in that transaction
     */
    public void deliver(TenantId tenant, UserId to, String key, Runnable said) {
        var isTheirs = tx.call(tenant, () -> {
            if (!users.holdUnforgotten(to)) {
                return false;
            }
            said.run();
            return true;
        });
        if (!isTheirs) {
            files.delete(key);
        }
    }

    /** Says that it does not come, for a job that is given up; in the open transaction. */
    public void notMade(Job job, UserId to) {
        notMade.tell(job.id(), to);
    }
}
