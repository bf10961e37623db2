package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;

/** The do-not-call lists of the open transaction's tenant, one per business. */
@Singleton
public class DoNotCall {
    /** A precaution changes nothing where a no stands, or was lifted since. */
    private static final String NOT_YET_SAID = """
            set lifted_at = null, since = excluded.since, source = excluded.source, unheard = true
            where do_not_call.lifted_at < excluded.since
              or (do_not_call.unheard and do_not_call.lifted_at is not null)""";

    /**
     * What stands keeps when and how it was said first, and notes when it was said last: by that it is judged who may take it
     * back. Word from before a later lifting changes nothing.
     */
    private static final String SAID = """
            on conflict (tenant_id, business_id, number) do update
              set lifted_at = null, unheard = false, last_said_at = excluded.since,
                since = case when d.lifted_at is null and not d.unheard then d.since else excluded.since end,
                source = case when d.lifted_at is null and not d.unheard then d.source else excluded.source end
              where d.unheard or coalesce(d.lifted_at, greatest(d.since, d.last_said_at)) < excluded.since""";

    private final Sql sql;
    private final Audit audit;

    DoNotCall(Sql sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /** How a number said no. */
    public enum Source {
        KEY,
        VOICE,
        BOT,
        OPERATOR,
        /** It did not, as far as we know: what was said in a call to it never came. A precaution, not an opt-out. */
        UNHEARD
    }

    /** How a business's list has a number. */
    public enum Held {
        NOT,
        /** Nobody knows whether somebody said no. */
        PRECAUTION,
        OPTED_OUT
    }

    /**
     * From now on the business cannot ring the number, also not for what is queued already. Said again later, it is lifted
     * only by a contact shared after that; word of an opt-out from before a later lifting changes nothing, and a precaution
     * becomes an opt-out.
     *
     * @param source how the person said so: nobody says {@link Source#UNHEARD}
     * @param at when the person said so
     */
    public void add(BusinessId business, PhoneNumber number, Source source, Instant at) {
        var changed = sql.of("""
                        insert into do_not_call as d (business_id, number, source, since)
                        values (:business, :number, :source, :at)
                        """ + SAID)
                .with("business", business)
                .with("number", number)
                .with("source", source)
                .with("at", at)
                .update();
        if (changed == 1) {
            audit.append("callee", "opt-out", "business:" + business.value(), """
                    {"number":"%s","source":"%s"}""".formatted(number.masked(), source));
        }
    }

    /**
     * Many that a person brings along, as if each had been typed; one entry of the audit log.
     *
     * @param numbers in E.164 form, each once
     */
    public void addAll(UserId by, BusinessId business, Collection<String> numbers, Instant at) {
        var changed = sql.of("""
                        insert into do_not_call as d (business_id, number, source, since)
                        select :business, number, 'BOT', :at from unnest(:numbers::text[]) as number
                        """ + SAID)
                .with("business", business)
                .with("numbers", numbers)
                .with("at", at)
                .update();
        if (changed > 0) {
            audit.append("user:" + by.value(), "opt-out", "business:" + business.value(), """
                    {"numbers":%d,"source":"BOT"}""".formatted(changed));
        }
    }

    /**
     * What was said in a call to it did not come: the business does not ring the number until that is known. Where it said no
     * already, or its owner allowed calls after that, nothing changes.
     *
     * @param at when the call was over
     */
    public void addPrecaution(BusinessId business, PhoneNumber number, Instant at) {
        var changed = sql.of("""
                        insert into do_not_call (business_id, number, source, unheard, since)
                        values (:business, :number, 'OPERATOR', true, :at)
                        on conflict (tenant_id, business_id, number) do update
                        """ + NOT_YET_SAID)
                .with("business", business)
                .with("number", number)
                .with("at", at)
                .update();
        if (changed == 1) {
            audit.append("platform", "precaution", "business:" + business.value(), """
                    {"number":"%s"}""".formatted(number.masked()));
        }
    }

    /**
     * The same for several numbers, whose calls are not attributed to them any more when their words come.
     *
     * @param ends by number, in E.164 form, when its last such call ended; in their order, in which the list is locked
     */
    public void addPrecautions(BusinessId business, SortedMap<String, Instant> ends) {
        var changed = sql.of("""
                        insert into do_not_call (business_id, number, source, unheard, since)
                        select :business, number, 'OPERATOR', true, since
                        from unnest(:numbers::text[], :ends::timestamptz[]) as ended (number, since)
                        on conflict (tenant_id, business_id, number) do update
                        """ + NOT_YET_SAID)
                .with("business", business)
                .with("numbers", ends.keySet())
                .with("ends", ends.values().stream().map(Instant::toString).toList())
                .update();
        if (changed > 0) {
            audit.append("platform", "precaution", "business:" + business.value(), """
                    {"numbers":%d}""".formatted(changed));
        }
    }

    /** Whether there is a precaution; until the transaction ends nobody else adds one for that number, or lifts it. */
    public boolean lockPrecaution(BusinessId business, PhoneNumber number) {
        return sql.of("""
                        select unheard and lifted_at is null as held from do_not_call
                        where business_id = :business and number = :number for update""")
                .with("business", business)
                .with("number", number)
                .first(row -> row.flag("held"))
                .orElse(false);
    }

    /** What was said is known by now, and a no was not in it. Never lifts an opt-out. */
    public void liftPrecaution(BusinessId business, PhoneNumber number, Instant at) {
        var lifted = sql.of("""
                        update do_not_call set lifted_at = :at
                        where business_id = :business and number = :number and lifted_at is null and unheard""")
                .with("at", at)
                .with("business", business)
                .with("number", number)
                .update();
        if (lifted == 1) {
            audit.append("platform", "precaution.lift", "business:" + business.value(), """
                    {"number":"%s"}""".formatted(number.masked()));
        }
    }

    /** Also as a precaution. */
    public boolean holds(BusinessId business, PhoneNumber number) {
        return askHeld(business, number).get() != Held.NOT;
    }

    /** The same, in the round trip of whatever is needed next. */
    public Later<Held> askHeld(BusinessId business, PhoneNumber number) {
        return sql.of("""
                        select coalesce((select case when unheard then 'PRECAUTION' else 'OPTED_OUT' end from do_not_call
                          where business_id = :business and number = :number and lifted_at is null), 'NOT') as held""")
                .with("business", business)
                .with("number", number)
                .askOnly(row -> row.constant(Held.class, "held"));
    }

    /** For the operator's whole list: no business of the tenant rings the number any more. */
    public void addForAll(String actor, PhoneNumber number, Source source, Instant at) {
        var changed = sql.of("""
                        insert into do_not_call_wide as d (number, source, since) values (:number, :source, :at)
                        on conflict (tenant_id, number) do update
                          set lifted_at = null, last_said_at = excluded.since,
                            since = case when d.lifted_at is null then d.since else excluded.since end,
                            source = case when d.lifted_at is null then d.source else excluded.source end
                          where coalesce(d.lifted_at, greatest(d.since, d.last_said_at)) < excluded.since""")
                .with("number", number)
                .with("source", source)
                .with("at", at)
                .update();
        if (changed == 1) {
            audit.append(actor, "opt-out", "tenant", """
                    {"number":"%s","source":"%s"}""".formatted(number.masked(), source));
        }
    }

    /** For the platform's list: nobody here rings the number any more. */
    public void addEverywhere(String actor, PhoneNumber number, Source source, Instant at) {
        sql.of("select platform_do_not_call_add(:number, :source, :actor, :at, :masked)")
                .with("number", number)
                .with("source", source)
                .with("actor", actor)
                .with("at", at)
                .with("masked", number.masked())
                .soon();
    }

    /**
     * On how many lists a number stands.
     *
     * @param businesses of the tenant that may not ring it
     */
    public record Standing(int businesses, boolean tenant, boolean platform) {
        public boolean any() {
            return businesses > 0 || tenant || platform;
        }
    }

    public Standing standing(PhoneNumber number) {
        return sql.of("""
                        select (select count(*) from do_not_call where number = :number and lifted_at is null) as many,
                          exists(select from do_not_call_wide where number = :number and lifted_at is null) as wide,
                          exists(select from platform_do_not_call(array[:number])) as platform""")
                .with("number", number)
                .only(row -> new Standing(row.integer("many"), row.flag("wide"), row.flag("platform")));
    }
}
