package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A business's word that its lists were checked against a national registry: under which account, on which day. */
@Singleton
public class RegistryChecks {
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(-12);

    private final Sql sql;
    private final RuleTables tables;
    private final CampaignLists lists;
    private final Audit audit;
    private final Clock clock;

    RegistryChecks(Sql sql, RuleTables tables, CampaignLists lists, Audit audit, Clock clock) {
        this.sql = sql;
        this.tables = tables;
        this.lists = lists;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param account the subscription account number, or whatever the registry calls it */
    public record Check(String account, LocalDate on) {}

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
        var added = lists.askLastAdded(campaign).get().map(RegistryChecks::dayAdded);
        return tables.find(registry)
                .flatMap(row -> of(business, row.place())
                        .filter(check -> isFresh(row, check.on(), at) && covers(check.on(), added)))
                .isPresent();
    }

    /** Nobody can have checked whoever was added on a later day. */
    static boolean covers(LocalDate checked, Optional<LocalDate> lastAdded) {
        return lastAdded.filter(checked::isBefore).isEmpty();
    }

    /** Where that day is the earliest: whoever types the day of a check means their own, wherever they are. */
    static LocalDate dayAdded(Instant at) {
        return LocalDate.ofInstant(at, EARLIEST);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** A check counts for so many days after its own, which are days of UTC. */
    static boolean isFresh(RuleRow registry, LocalDate checked, Instant at) {
        return !checked.plusDays(Duration.parse(registry.value()).toDays()).isBefore(day(at));
    }

    public void attest(UserId by, BusinessId business, String region, Check check) {
        sql.of("""
                insert into registry_check (business_id, region, account, checked_on, attested_by, attested_at)
                values (:business, :region, :account, :on::date, :by, :now)
                on conflict (tenant_id, business_id, region) do update
                  set account = excluded.account, checked_on = excluded.checked_on, attested_by = excluded.attested_by,
                    attested_at = excluded.attested_at""")
                .with("business", business)
                .with("region", region)
                .with("account", check.account())
                .with("on", check.on().toString())
                .with("by", by)
                .with("now", clock.instant())
                .update();
        audit.append("user:" + by.value(), "registry.attest", "business:" + business.value(), """
                {"region":"%s","on":"%s"}""".formatted(
                        region, check.on()));
    }
}
