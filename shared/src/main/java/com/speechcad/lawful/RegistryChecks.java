package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A business's word that its lists were checked against a national registry: under which account, on which day. */
@Singleton
public class RegistryChecks {
    /** Where a day is over before it is anywhere else. */
    private static final ZoneOffset FIRST_OVER = ZoneOffset.ofHours(14);
    /** Where it is over last. */
    private static final ZoneOffset LAST_OVER = ZoneOffset.ofHours(-12);

    private final Sql sql;
    private final Users users;
    private final RuleTables tables;
    private final CampaignLists lists;
    private final Audit audit;
    private final Clock clock;

    RegistryChecks(Sql sql, Users users, RuleTables tables, CampaignLists lists, Audit audit, Clock clock) {
        this.sql = sql;
        this.users = users;
        this.tables = tables;
        this.lists = lists;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param account the subscription account number, or whatever the registry calls it */
    public record Check(String account, LocalDate on) {}

    /**
     * The day of a check.
     *
     * @param over when it was over for whoever said so
     */
    record Day(LocalDate on, Instant over) {
        /** In the time zone of whoever says so: the day of a check is their own, wherever they are. */
        static Day in(ZoneId zone, LocalDate on) {
            return new Day(on, on.plusDays(1).atStartOfDay(zone).toInstant());
        }

        /**
         * @param over empty for what was said before that was written down: then it is over where it is over first. The same
         *     for an end that this day has nowhere: a version from before writes down a new day and leaves the old one's end
         */
        static Day of(LocalDate on, Optional<Instant> over) {
            var earliest = in(FIRST_OVER, on);
            var latest = in(LAST_OVER, on);
            return over.filter(end -> !end.isBefore(earliest.over) && !end.isAfter(latest.over))
                    .map(end -> new Day(on, end))
                    .orElse(earliest);
        }

        /** Nobody can have checked whoever was added later. */
        boolean covers(Optional<Instant> lastAdded) {
            return lastAdded.filter(at -> !at.isBefore(over)).isEmpty();
        }
    }

    /** The registries that there are. */
    public List<RuleRow> registries() {
        return tables.table("registries");
    }

    public Optional<Check> of(BusinessId business, String region) {
        return sql.of("""
                        select account, checked_on::text as day from registry_check
                        where business_id = :business and region = :region""")
                .with("business", business)
                .with("region", region)
                .first(row -> new Check(row.text("account"), LocalDate.parse(row.text("day"))));
    }

    /**
     * Whether the business's newest check was good at that instant for whom the campaign calls, so that a call it does not
     * cover any more was covered then.
     *
     * @param registry the row of the rule tables, as decisions name it
     */
    public boolean wasFresh(BusinessId business, String registry, UUID campaign, Instant at) {
        var added = lists.askLastAdded(campaign).get();
        var days = askDays(business).get();
        return tables.find(registry)
                .flatMap(row -> Optional.ofNullable(days.get(row.place()))
                        .filter(day -> isFresh(row, day.on(), at) && day.covers(added)))
                .isPresent();
    }

    /** By region; in the round trip of whatever is needed next. */
    Later<Map<String, Day>> askDays(BusinessId business) {
        return sql.of("""
                        select checked_on::text || ' ' || coalesce((extract(epoch from day_over_at) * 1000)::bigint::text, '')
                          || ' ' || region from registry_check where business_id = :business""")
                .with("business", business)
                .askTexts()
                .then(found -> found.stream()
                        .map(check -> check.split(" ", 3))
                        .collect(Collectors.toMap(words -> words[2], words -> day(words[0], words[1]))));
    }

    /** @param over milliseconds since 1970, or nothing */
    private static Day day(String on, String over) {
        return Day.of(
                LocalDate.parse(on),
                over.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(over))));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** A check counts for so many days after its own, which are days of UTC. */
    static boolean isFresh(RuleRow registry, LocalDate checked, Instant at) {
        return !checked.plusDays(Duration.parse(registry.value()).toDays()).isBefore(day(at));
    }

    /**
     * Writes down that somebody says so.
     *
     * @return false for a day that is still to come where they live, which proves nothing: then nothing is written
     */
    public boolean attest(UserId by, BusinessId business, String region, Check check) {
        var now = clock.instant();
        var zone = users.get(by).zone();
        if (check.on().isAfter(LocalDate.ofInstant(now, zone))) {
            return false;
        }
        sql.of("""
                insert into registry_check (business_id, region, account, checked_on, day_over_at, attested_by, attested_at)
                values (:business, :region, :account, :on::date, :over, :by, :now)
                on conflict (tenant_id, business_id, region) do update
                  set account = excluded.account, checked_on = excluded.checked_on, day_over_at = excluded.day_over_at,
                    attested_by = excluded.attested_by, attested_at = excluded.attested_at""")
                .with("business", business)
                .with("region", region)
                .with("account", check.account())
                .with("on", check.on().toString())
                .with("over", Day.in(zone, check.on()).over())
                .with("by", by)
                .with("now", now)
                .update();
        audit.append("user:" + by.value(), "registry.attest", "business:" + business.value(), """
                {"region":"%s","on":"%s"}""".formatted(
                        region, check.on()));
        return true;
    }
}
