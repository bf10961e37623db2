package com.speechcad.campaign.contacts;

import com.speechcad.db.Jobs;
import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The contact lists of the open transaction's tenant, each of one business. */
@Singleton
public class ContactLists {
    /** How many contacts a list holds, and a file has rows. */
    public static final int MOST_CONTACTS = 100_000;

    /** How many lists a business has. */
    public static final int MOST_LISTS = 200;

    public static final int LONGEST_NAME = 60;

    /** How long a deleted list can be brought back. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final String SELECT = """
            select l.id, l.business_id, l.name, l.country, l.consent_id, l.contacts, l.changes, l.created_at, l.deleted_at
            from contact_list l\s""";

    private final Sql sql;
    private final Jobs jobs;
    private final IdSource ids;
    private final Clock clock;

    ContactLists(Sql sql, Jobs jobs, IdSource ids, Clock clock) {
        this.sql = sql;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param name 1–60 characters
     * @param country two letters
     * @return empty when the business has {@link #MOST_LISTS} already
     */
    public Optional<UUID> create(BusinessId business, UserId owner, String name, String country) {
        if (count(business) >= MOST_LISTS) {
            return Optional.empty();
        }
        var id = ids.next();
        sql.of("""
                        insert into contact_list (id, business_id, owner_user_id, name, country, created_at)
                        values (:id, :business, :owner, :name, :country, :now)""")
                .with("id", id)
                .with("business", business)
                .with("owner", owner)
                .with("name", name)
                .with("country", country)
                .with("now", clock.instant())
                .update();
        return Optional.of(id);
    }

    public int count(BusinessId business) {
        return sql.of("""
                        select count(*) as lists from contact_list
                        where business_id = :business and deleted_at is null""").with("business", business).only(row -> row.integer("lists"));
    }

    /** How many contacts the lists hold that rest on a consent. */
    public int restingOn(BusinessId business, UUID consent) {
        return sql.of("""
                        select coalesce(sum(contacts), 0) as people from contact_list
                        where business_id = :business and consent_id = :consent and deleted_at is null""").with("business", business).with("consent", consent).only(row -> row.integer("people"));
    }

    /** Newest first. */
    public List<ContactList> page(BusinessId business, int offset, int most) {
        return sql.of(SELECT + """
                        where l.business_id = :business and l.deleted_at is null
                        order by l.created_at desc, l.id desc offset :offset limit :most""")
                .with("business", business)
                .with("offset", offset)
                .with("most", most)
                .list(ContactLists::read);
    }

    /** A list of the business that is not deleted. */
    public Optional<ContactList> find(BusinessId business, UUID id) {
        return sql.of(SELECT + "where l.id = :id and l.business_id = :business and l.deleted_at is null")
                .with("id", id)
                .with("business", business)
                .first(ContactLists::read);
    }

    /** Deleted ones that can still be brought back, newest first. */
    public List<ContactList> deleted(BusinessId business, int most) {
        return sql.of(SELECT + """
                        where l.business_id = :business and l.deleted_at > :since order by l.deleted_at desc limit :most""")
                .with("business", business)
                .with("since", clock.instant().minus(KEPT))
                .with("most", most)
                .list(ContactLists::read);
    }

    public void rename(UUID list, String name) {
        sql.of("update contact_list set name = :name where id = :id")
                .with("name", name)
                .with("id", list)
                .update();
    }

    /** For imports from now on. */
    public void setCountry(UUID list, String country) {
        sql.of("update contact_list set country = :country where id = :id")
                .with("country", country)
                .with("id", list)
                .update();
    }

    /** Which consent stands behind its numbers; empty for none. */
    public void setConsent(UUID list, Optional<UUID> consent) {
        sql.of("update contact_list set consent_id = :consent where id = :id")
                .with("consent", consent.orElse(null))
                .with("id", list)
                .update();
    }

    /** Hides it; it is emptied when {@link #KEPT} is over, unless it was brought back. */
    public void delete(UUID list) {
        var now = clock.instant();
        var changed = sql.of("update contact_list set deleted_at = :now where id = :id and deleted_at is null")
                .with("now", now)
                .with("id", list)
                .update();
        if (changed == 1) {
            jobs.addAt(EmptyDeletedList.KIND, list + ":" + now.toEpochMilli(), "{}", now.plus(KEPT));
        }
    }

    /** @return false when it is too late, or it was never deleted */
    public boolean bringBack(BusinessId business, UUID list) {
        return sql.of("""
                        update contact_list set deleted_at = null
                        where id = :id and business_id = :business and deleted_at > :since""")
                        .with("id", list)
                        .with("business", business)
                        .with("since", clock.instant().minus(KEPT))
                        .update()
                == 1;
    }

    /** Nobody changes it until the transaction ends; deleted or not. */
    public Optional<ContactList> lock(UUID list) {
        return askLock(list).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    Later<Optional<ContactList>> askLock(UUID list) {
        return sql.of(SELECT + "where l.id = :id for update").with("id", list).askFirst(ContactLists::read);
    }

    /**
     * So many came, or went. Nobody attested that those who came agreed too, so that the list's consent is none any more;
     * campaigns that were confirmed before call only those who were there, and keep it. What drafts of the list would cost
     * was reckoned without those who came, and has to be reckoned anew.
     */
    void counted(UUID list, int change) {
        sql.of("""
                with outdated as (
                  delete from campaign_quote where :change > 0
                    and campaign_id in (select id from campaign where list_id = :list and state = 'DRAFT'))
                update contact_list set contacts = contacts + :change, changes = changes + 1,
                  consent_id = case when :change > 0 then null else consent_id end
                where id = :list""").with("change", change).with("list", list).soon();
    }

    private static ContactList read(Row row) throws SQLException {
        return new ContactList(
                row.uuid("id"),
                row.business("business_id"),
                row.text("name"),
                row.text("country"),
                row.maybeUuid("consent_id"),
                row.integer("contacts"),
                row.number("changes"),
                row.instant("created_at"),
                row.maybeInstant("deleted_at"));
    }
}
