package com.speechcad.lawful;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Tenants;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Telegram's word for a number does not count for ever: after a year without a new one the number may be anybody's. Its
 * holder is asked for the contact again, and guests agree again, when they want to.
 */
@Singleton
public class LapseNumbers implements Task {
    private static final int AT_ONCE = 200;
    private static final String SHARE = "number";

    private final Tx tx;
    private final Sql sql;
    private final Tenants tenants;
    private final Users users;
    private final Chats chats;
    private final IdSource ids;
    private final Clock clock;
    private final Duration counts;

    /** @param counts how long a shared contact counts */
    LapseNumbers(
            Tx tx,
            Sql sql,
            Tenants tenants,
            Users users,
            Chats chats,
            IdSource ids,
            Clock clock,
            @Value("${numbers.count:365d}") Duration counts) {
        this.tx = tx;
        this.sql = sql;
        this.tenants = tenants;
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
        var end = clock.instant().plus(most);
        var each = new ItemByItem();
        for (var tenant : tenants.all()) {
            each.run("the numbers of " + tenant + " that are others' by now", () -> all(tenant, this::taken, end));
            each.run("the lapsed numbers of " + tenant, () -> all(tenant, this::numbers, end));
            each.run("the lapsed guests of " + tenant, () -> all(tenant, this::guests, end));
        }
        each.end();
    }

    private void all(TenantId tenant, Supplier<Integer> some, Instant end) {
        var lapsed = AT_ONCE;
        while (lapsed == AT_ONCE && clock.instant().isBefore(end)) {
            lapsed = tx.call(tenant, some);
        }
    }

    /** Of two who held a number since before it was only one person's, the last one does. */
    private int taken() {
        var taken = ended("not " + Users.SHARED_LAST);
        taken.forEach(one ->
                tell(one.user(), Message.of(Text.text(LawfulNews.NUMBER_TAKEN).with("number", one.number()))));
        return taken.size();
    }

    private int numbers() {
        var lapsed = ended("vouched_at < :before");
        lapsed.forEach(one -> tell(
                one.user(),
                Message.of(Text.text(LawfulNews.NUMBER_LAPSED).with("number", one.number()))
                        .row(Button.open(Text.text(LawfulNews.NUMBER_SHARE), SHARE))));
        return lapsed.size();
    }

    private record Ended(UserId user, PhoneNumber number) {}

    /** @param which of {@code own_number o} */
    private List<Ended> ended(String which) {
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
                .with("most", AT_ONCE)
                .list(row -> new Ended(row.user("user_id"), row.phone("number")));
    }

    /** Those who shared the number again since are guests still. */
    private int guests() {
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
                .with("most", AT_ONCE)
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
