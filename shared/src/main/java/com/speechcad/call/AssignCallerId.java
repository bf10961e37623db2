package com.speechcad.call;

import com.speechcad.db.Audit;
import com.speechcad.db.Sql;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Admins;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Html;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** An admin gives a number of the workspace to one business, or takes it back; written to the audit log. */
@Singleton
public class AssignCallerId {
    private final Sql sql;
    private final CallerIds callerIds;
    private final Businesses businesses;
    private final Users users;
    private final Admins admins;
    private final Chats chats;
    private final Audit audit;

    AssignCallerId(
            Sql sql, CallerIds callerIds, Businesses businesses, Users users, Admins admins, Chats chats, Audit audit) {
        this.sql = sql;
        this.callerIds = callerIds;
        this.businesses = businesses;
        this.users = users;
        this.admins = admins;
        this.chats = chats;
        this.audit = audit;
    }

    /**
     * One number of the workspace.
     *
     * @param person whose business it is assigned to
     * @param platform the one that everybody may use for calls to their own number
     */
    public record Assigned(PhoneNumber number, String nickname, Optional<String> person, boolean platform) {}

    /** How giving a number went. */
    public enum Assignment {
        DONE,
        /** Everybody calls themselves with the platform's own, and nobody others. */
        OF_ALL,
        /** Nobody gives themselves one as long as there is another admin. */
        OWN
    }

    /** Those that the provider still has. */
    public List<Assigned> all() {
        var platform = callerIds.platformNumber();
        return sql.of("""
                        select c.number, c.nickname, coalesce(b.name, u.name, u.telegram_id::text) as person
                        from caller_id c left join business b on b.id = c.business_id
                        left join app_user u on u.id = b.owner_user_id where c.present order by c.number""")
                .list(row -> new Assigned(
                        row.phone("number"),
                        row.text("nickname"),
                        row.maybeText("person"),
                        platform.filter(row.phone("number")::equals).isPresent()));
    }

    /**
     * Whoever had it and whoever has it now are told.
     *
     * @param user whose business gets it; empty takes it back     */
    public Assignment assign(String actor, PhoneNumber number, Optional<UserId> user) {
        if (user.isPresent()
                && callerIds.platformNumber().filter(number::equals).isPresent()) {
            return Assignment.OF_ALL;
        }
        if (admins.named(actor)
                .filter(admin ->
                        user.filter(owner -> admins.isForAnother(admin, owner)).isPresent())
                .isPresent()) {
            return Assignment.OWN;
        }
        var business = user.map(id -> businesses.of(id).id());
        owner(number)
                .filter(before -> !user.equals(Optional.of(before)))
                .ifPresent(before -> tell(before, number, CallText.NUMBER_GONE));
        user.filter(now -> !owner(number).equals(Optional.of(now)))
                .ifPresent(now -> tell(now, number, CallText.NUMBER_YOURS));
        callerIds.assign(number, business);
        audit.append(
                actor,
                "caller-id.assign",
                business.map(id -> "business:" + id.value()).orElse("nobody"),
                "{\"number\":\"" + number.masked() + "\"}");
        return Assignment.DONE;
    }

    private Optional<UserId> owner(PhoneNumber number) {
        return sql.of(
                        "select b.owner_user_id from caller_id c join business b on b.id = c.business_id where c.number = :number")
                .with("number", number)
                .first(row -> row.user("owner_user_id"));
    }

    private void tell(UserId owner, PhoneNumber number, CallText words) {
        var user = users.get(owner);
        var message = Message.of(Text.text(words).with("number", new Html(number.readable())))
                .asNew();
        chats.put(user.chat(), "caller-id:" + number.e164(), message, user.reader());
    }
}
