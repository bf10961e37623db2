package com.speechcad.notify;

import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.UUID;

/** A file that somebody asked for could not be made, and is not going to come. */
@Singleton
public class NotMade {
    private static final long BYTES_OF_A_MEGABYTE = 1_000_000;

    private final Users users;
    private final Chats chats;

    NotMade(Users users, Chats chats) {
        this.users = users;
        this.chats = chats;
    }

    /** Says so to whoever asked, once per job; in the open transaction. */
    public void tell(UUID job, UserId user) {
        tell(job, user, Text.text(FileText.NOT_MADE));
    }

    /** The same of a file that was made and is larger than a bot may send. */
    void tellTooLarge(UUID job, UserId user) {
        tell(
                job,
                user,
                Text.text(FileText.TOO_LARGE).with("megabytes", Message.Attachment.MOST_BYTES / BYTES_OF_A_MEGABYTE));
    }

    private void tell(UUID job, UserId user, Text why) {
        var person = users.get(user);
        chats.putOnce(person.chat(), "not-made:" + job, Message.of(why).asNew(), person.reader());
    }
}
