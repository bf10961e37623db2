package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.GuestNumbers;
import com.speechcad.tenant.Pseudonyms;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** People who opened a business's invitation, shared their own contact and agreed to be called. */
@Singleton
public class Guests implements GuestNumbers {
    private final Sql sql;
    private final Users users;
    private final Invitations invitations;
    private final TierLimits limits;
    private final DoNotCall doNotCall;
    private final LiftOptOuts lift;
    private final Chats chats;
    private final Audit audit;
    private final ComingBack comingBack;
    private final Clock clock;

    Guests(
            Sql sql,
            Users users,
            Invitations invitations,
            TierLimits limits,
            DoNotCall doNotCall,
            LiftOptOuts lift,
            Pseudonyms pseudonyms,
            Chats chats,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.users = users;
        this.invitations = invitations;
        this.limits = limits;
        this.doNotCall = doNotCall;
        this.lift = lift;
        this.chats = chats;
        this.audit = audit;
        this.comingBack = new ComingBack(sql, users, pseudonyms, clock);
        this.clock = clock;
    }

    /** @param name as they asked to be called */
    public record Guest(BusinessId business, UserId user, String name, PhoneNumber number, Instant agreedAt) {}

    /** How joining went. */
    public enum Joined {
        YES,
        /** The invitation was taken back. */
        GONE,
        FULL,
        /** It is the inviter's own. */
        OWN,
        /** They joined less than an hour ago. */
        SOON
    }

    /**
     * The guest agrees to be called, whatever they said to that business before. Their number is Telegram's word of just
     * now, the caller saw to that.
     *
     * @param number of the guest's own contact
     */
    public Joined join(UserId guest, String code, PhoneNumber number) {
        var found = invitations.find(code);
        if (found.isEmpty()) {
            return Joined.GONE;
        }
        var business = found.get().business();
        if (business.owner().equals(guest)) {
            return Joined.OWN;
        }
        // Two that join at the same time are counted one after the other.
        sql.of("select id from business where id = :id for no key update")
                .with("id", business.id())
                .only(row -> row.number("id"));
        // Meanwhile the inviter may have made a new link, or be gone.
        if (invitations.find(code).isEmpty()) {
            return Joined.GONE;
        }
        var before = comingBack.of(guest, business.id(), number);
        if (before.filter(ComingBack.Before::removed).isPresent()) {
            return Joined.GONE;
        }
        var isGuestAlready = before.filter(ComingBack.Before::same).isPresent();
        if (!isGuestAlready && before.filter(ComingBack.Before::soon).isPresent()) {
            return Joined.SOON;
        }
        var others = of(business.id()).stream()
                .filter(other -> !other.user().equals(guest))
                .count();
        if (others >= limits.of(business.tier()).guests()) {
            return Joined.FULL;
        }
        sql.of("""
                insert into guest (business_id, user_id, number, agreed_at) values (:business, :guest, :number, :now)
                on conflict (tenant_id, business_id, user_id) do update
                  set number = excluded.number, agreed_at = excluded.agreed_at, left_at = null, left_by = null""")
                .with("business", business.id())
                .with("guest", guest)
                .with("number", number)
                .with("now", clock.instant())
                .update();
        lift.lift("user:" + guest.value(), business.id(), number, clock.instant(), clock.instant());
        audit(guest, "guest.join", business.id(), number);
        if (!isGuestAlready) {
            tell(business.owner(), LawfulNews.GUEST_JOINED, guest);
        }
        return Joined.YES;
    }

    /** The guest wants no more calls of that business: not as a guest, nor on any consent. */
    public boolean leave(UserId guest, BusinessId business) {
        var left = end(guest, business, "GUEST");
        left.ifPresent(number -> {
            doNotCall.add(business, number, DoNotCall.Source.BOT, clock.instant());
            audit.append("user:" + guest.value(), "guest.leave", "business:" + business.value(), "{}");
            sql.of("select owner_user_id from business where id = :id")
                    .with("id", business)
                    .first(row -> row.user("owner_user_id"))
                    .ifPresent(owner -> tell(owner, LawfulNews.GUEST_LEFT, guest));
        });
        return left.isPresent();
    }

    /** The inviter takes somebody off. */
    public boolean remove(UserId inviter, BusinessId business, UserId guest) {
        var left = end(guest, business, "INVITER");
        if (left.isPresent()) {
            audit.append("user:" + inviter.value(), "guest.remove", "business:" + business.value(), """
                    {"guest":%d}""".formatted(
                            guest.value()));
            tell(guest, LawfulNews.GUEST_REMOVED, inviter);
        }
        return left.isPresent();
    }

    /** Who may be called now, in the order they came. */
    public List<Guest> of(BusinessId business) {
        return sql.of("""
                        select g.business_id, g.user_id, coalesce(u.name, '?') as name, g.number, g.agreed_at
                        from guest g join app_user u on u.id = g.user_id
                        where g.business_id = :business and g.left_at is null order by g.agreed_at, g.user_id""").with("business", business).list(Guests::guest);
    }

    @Override
    public boolean isGuestOf(UserId inviter, PhoneNumber number) {
        return sql.of("""
                        select exists(select from guest g join business b on b.id = g.business_id
                          where b.owner_user_id = :inviter and g.number = :number and g.left_at is null) as so""").with("inviter", inviter).with("number", number).only(row -> row.flag("so"));
    }

    /** Whose guest somebody is; the name is the inviter's. */
    public List<Guest> joinedBy(UserId guest) {
        return sql.of("""
                        select g.business_id, g.user_id, coalesce(b.name, u.name, '?') as name, g.number, g.agreed_at
                        from guest g join business b on b.id = g.business_id join app_user u on u.id = b.owner_user_id
                        where g.user_id = :guest and g.left_at is null order by g.agreed_at, g.business_id""").with("guest", guest).list(Guests::guest);
    }

    /** The number that they were a guest at. */
    private Optional<PhoneNumber> end(UserId guest, BusinessId business, String by) {
        return sql.of("""
                        update guest set left_at = :now, left_by = :by
                        where business_id = :business and user_id = :guest and left_at is null returning number""")
                .with("now", clock.instant())
                .with("by", by)
                .with("business", business)
                .with("guest", guest)
                .first(row -> row.phone("number"));
    }

    private void audit(UserId guest, String action, BusinessId business, PhoneNumber number) {
        audit.append("user:" + guest.value(), action, "business:" + business.value(), """
                {"number":"%s"}""".formatted(number.masked()));
    }

    private void tell(UserId whom, LawfulNews news, UserId about) {
        var reader = users.get(whom);
        var name = users.get(about).name().orElse("?");
        chats.put(
                reader.chat(),
                "guest:" + about.value(),
                Message.of(Text.text(news).with("name", name)).asNew(),
                reader.reader());
    }

    private static Guest guest(Row row) throws SQLException {
        return new Guest(
                row.business("business_id"),
                row.user("user_id"),
                row.text("name"),
                row.phone("number"),
                row.instant("agreed_at"));
    }
}
