package com.speechcad.lawful;

import com.speechcad.db.Sql;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Somebody shared a contact that Telegram says is theirs. From then on the number is nobody else's here: whoever had it
 * before neither rings it as their own nor lifts what was said from it, and no guest of before is called at it.
 */
@Singleton
public class ShareNumber {
    private final Sql sql;
    private final Users users;
    private final Chats chats;
    private final IdSource ids;
    private final Clock clock;

    ShareNumber(Sql sql, Users users, Chats chats, IdSource ids, Clock clock) {
        this.sql = sql;
        this.users = users;
        this.chats = chats;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param number of the person's own contact, by Telegram's word */
    public void share(UserId user, PhoneNumber number) {
        // Two who share it at the same time come one after the other.
        sql.of("select pg_advisory_xact_lock(hashtextextended('own-number:' || :number, 0)) is null as locked")
                .with("number", number)
                .only(row -> row.flag("locked"));
        end("user_id = :user and number <> :number", user, number);
        end("user_id <> :user and number = :number", user, number);
        users.setOwnNumber(user, number);
        endGuests(user, number);
    }

    /** What is not the person's any more is theirs of before; whoever did not share something themselves is told. */
    private void end(String which, UserId user, PhoneNumber number) {
        sql
                .of("with ended as (delete from own_number where " + which + """
                         returning user_id, number, vouched_at)
                        insert into own_number_past (user_id, number, vouched_at, ended_at)
                        select user_id, number, vouched_at, :now from ended
                        on conflict (tenant_id, user_id, number)
                          do update set vouched_at = excluded.vouched_at, ended_at = excluded.ended_at
                        returning user_id""")
                .with("user", user)
                .with("number", number)
                .with("now", clock.instant())
                .list(row -> row.user("user_id"))
                .stream()
                .filter(before -> !before.equals(user))
                .forEach(before ->
                        tell(before, Text.text(LawfulNews.NUMBER_TAKEN).with("number", number)));
    }

    /** Nobody else is a guest at the number, and the person is none at another one. */
    private void endGuests(UserId user, PhoneNumber number) {
        record Ended(UserId guest, UserId inviter) {}
        sql.of("""
                        update guest g set left_at = :now, left_by = 'NUMBER' from business b
                        where b.id = g.business_id and g.left_at is null and (g.number = :number) <> (g.user_id = :user)
                        returning g.user_id, b.owner_user_id""")
                .with("now", clock.instant())
                .with("number", number)
                .with("user", user)
                .list(row -> new Ended(row.user("user_id"), row.user("owner_user_id")))
                .forEach(ended -> tell(
                        ended.inviter(),
                        Text.text(LawfulNews.GUEST_LEFT)
                                .with("name", users.get(ended.guest()).name().orElse("?"))));
    }

    private void tell(UserId whom, Text news) {
        var reader = users.get(whom);
        chats.put(reader.chat(), "number:" + ids.next(), Message.of(news).asNew(), reader.reader());
    }
}
