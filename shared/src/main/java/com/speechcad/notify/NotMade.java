package com.speechcad.notify;

import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.UUID;

/** A file that somebody asked for could not be made, and is not going to come. */
@Singleton
public class NotMade {
    private final Users users;
    private final Chats chats;

    NotMade(Users users, Chats chats) {
        this.users = users;
        this.chats = chats;
    }

    /** Says so to whoever asked, once per job; in the open transaction. */
    public void tell(UUID job, UserId user) {
        var person = users.get(user);
        chats.putOnce(
                person.chat(),
                "not-made:" + job,
                Message.of(Text.text(FileText.NOT_MADE)).asNew(),
                person.reader());
    }
}
