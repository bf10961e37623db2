package com.speechcad.lawful;

import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.PieceByPiece;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Telegram's word for a number does not count for ever: after a year without a new one the number may be anybody's. Its
 * holder is asked for the contact again, and guests agree again, when they want to.
 */
@Singleton
public class LapseNumbers implements Task {
    private static final int AT_ONCE = 200;
    private static final String SHARE = "number";

    private final PieceByPiece pieces;
    private final Sql sql;
    private final Users users;
    private final Chats chats;
    private final IdSource ids;
    private final Clock clock;
    private final Duration counts;

    /** @param counts how long a shared contact counts */
    LapseNumbers(
            PieceByPiece pieces,
            Sql sql,
            Users users,
            Chats chats,
            IdSource ids,
            Clock clock,
            @Value("${numbers.count:365d}") Duration counts) {
        this.pieces = pieces;
        this.sql = sql;
        this.users = users;
        this.chats = chats;
        this.ids = ids;
        this.clock = clock;
        this.counts = counts;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void run(Duration most) {
        pieces.run(
                most,
                AT_ONCE,
                new PieceByPiece.Work("the numbers that are others' by now", this::taken),
                new PieceByPiece.Work("the lapsed numbers", this::numbers),
                new PieceByPiece.Work("the lapsed guests", this::guests));
    }

    /** Of two who held a number since before it was only one person's, the last one does. */
    private int taken(int most) {
        var taken = ended("not " + Users.SHARED_LAST, most);
        taken.forEach(one ->
                tell(one.user(), Message.of(Text.text(LawfulNews.NUMBER_TAKEN).with("number", one.number()))));
        return taken.size();
    }

    private int numbers(int most) {
        var lapsed = ended("vouched_at < :before", most);
        lapsed.forEach(one -> tell(
                one.user(),
                Message.of(Text.text(LawfulNews.NUMBER_LAPSED).with("number", one.number()))
                        .row(Button.open(Text.text(LawfulNews.NUMBER_SHARE), SHARE))));
        return lapsed.size();
    }

    private record Ended(UserId user, PhoneNumber number) {}

    /** @param which of {@code own_number o} */
    private List<Ended> ended(String which, int most) {
        return sql.of("""
                        with old as (select user_id from own_number o where %s
                            order by vouched_at limit :most for update skip locked),
                          ended as (delete from own_number o using old where o.user_id = old.user_id
                            returning o.user_id, o.number, o.vouched_at)
                        insert into own_number_past (user_id, number, vouched_at, ended_at)
                        select user_id, number, vouched_at, :now from ended
                        on conflict (tenant_id, user_id, number)
                          do update set vouched_at = excluded.vouched_at, ended_at = excluded.ended_at
                        returning user_id, number""".formatted(which))
                .with("before", clock.instant().minus(counts))
                .with("now", clock.instant())
                .with("most", most)
                .list(row -> new Ended(row.user("user_id"), row.phone("number")));
    }

    /** Those who shared the number again since are guests still. */
    private int guests(int most) {
        record Lapsed(UserId guest, UserId inviter) {}
        var lapsed = sql.of("""
                        with old as (select business_id, user_id from guest g where left_at is null and agreed_at < :before
                            and not exists (select from own_number o where o.user_id = g.user_id and o.number = g.number
                              and o.vouched_at >= :before)
                            order by agreed_at limit :most for update skip locked)
                        update guest g set left_at = :now, left_by = 'NUMBER' from old, business b
                        where g.business_id = old.business_id and g.user_id = old.user_id and b.id = g.business_id
                        returning g.user_id, b.owner_user_id""")
                .with("before", clock.instant().minus(counts))
                .with("now", clock.instant())
                .with("most", most)
                .list(row -> new Lapsed(row.user("user_id"), row.user("owner_user_id")));
        lapsed.forEach(one -> tell(
                one.inviter(),
                Message.of(Text.text(LawfulNews.GUEST_LAPSED)
                        .with("name", users.get(one.guest()).name().orElse("?")))));
        return lapsed.size();
    }

    private void tell(UserId whom, Message news) {
        var reader = users.get(whom);
        chats.put(reader.chat(), "number:" + ids.next(), news.asNew(), reader.reader());
    }
}
