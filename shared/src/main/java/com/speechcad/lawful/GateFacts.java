package com.speechcad.lawful;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Business;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what the gate decides over, in one round trip for any number of rows of one business. */
@Singleton
class GateFacts {
    private static final Duration LONGEST_CAP = Duration.ofDays(30);

    private final Sql sql;
    private final CallerIdRights callerIds;
    private final DialCounts counts;
    private final Countries countries;
    private final NumberFacts numbers;
    private final TierLimits limits;

    GateFacts(
            Sql sql,
            CallerIdRights callerIds,
            DialCounts counts,
            Countries countries,
            NumberFacts numbers,
            TierLimits limits) {
        this.sql = sql;
        this.callerIds = callerIds;
        this.counts = counts;
        this.countries = countries;
        this.numbers = numbers;
        this.limits = limits;
    }

    /** What all rows have in common. */
    record Shared(
            Instant now,
            Business.Tier tier,
            Optional<PhoneNumber> own,
            Set<Facts.Stop> stops,
            CallerIdRights.Right right,
            Countries.Open countries,
            Optional<Scope> listConsent,
            Map<String, LocalDate> checks,
            Optional<Instant> hourFull,
            Optional<Instant> dayFull,
            Map<PhoneNumber, NumberFacts.Of> numbers,
            Map<PhoneNumber, List<Instant>> dialled) {}

    /**
     * @param now the instant that is decided about
     * @param paced whether the calls an hour and a day count yet: for campaigns only when it is dialled
     */
    Shared read(
            Dial.Calling calling,
            Basis basis,
            Collection<PhoneNumber> to,
            Instant now,
            boolean locking,
            boolean paced) {
        var business = askBusiness(calling, locking);
        var stops = askStops(calling);
        var right = callerIds.askRight(calling.business(), calling.callerId());
        var open = countries.ask();
        var consent = askConsent(calling, basis, now);
        var checks = askChecks(calling);
        var known = numbers.ask(calling.business(), to, now);
        var dialled = counts.askDialled(to, now.minus(LONGEST_CAP));
        var tier = business.get().tier;
        var most = limits.of(tier);
        Later<Optional<Instant>> hour = paced ? full(calling, most.perHour(), Duration.ofHours(1), now) : none();
        Later<Optional<Instant>> day = paced ? full(calling, most.perDay(), Duration.ofDays(1), now) : none();
        return new Shared(
                now,
                tier,
                business.get().own,
                stops.get(),
                right.get(),
                open.get(),
                consent.get(),
                checks.get(),
                hour.get(),
                day.get(),
                known.get(),
                dialled.get());
    }

    private record Known(Business.Tier tier, Optional<PhoneNumber> own) {}

    /** @param locking one dial of a business after the other: two that count at the same time would both find room */
    private Later<Known> askBusiness(Dial.Calling calling, boolean locking) {
        if (locking) {
            // A statement of its own: whoever waits for a row reads the rest of the statement as it was before.
            sql.of("select id from business where id = :business for no key update")
                    .with("business", calling.business())
                    .askOnly(row -> row.number("id"));
        }
        return sql.of("""
                        select tier, (select number from own_number where user_id = :user) as own
                        from business where id = :business""")
                .with("user", calling.user())
                .with("business", calling.business())
                .askOnly(row -> new Known(
                        row.constant(Business.Tier.class, "tier"),
                        row.maybeText("own").map(PhoneNumber::new)));
    }

    private Later<Set<Facts.Stop>> askStops(Dial.Calling calling) {
        return sql.of("""
                        select scope from kill_switch where released_at is null and (scope = 'TENANT'
                          or scope = 'BUSINESS' and subject = :business or scope = 'CALLER_ID' and subject = :callerId
                          or scope = 'FLOW' and subject
                            = (select flow_id::text from flow_version where id = :version::uuid))
                        union all select 'BUSINESS' from business_suspension
                          where business_id = :id and lifted_at is null
                        union all select 'FLOW' from flow_suspension where lifted_at is null
                          and flow_id = (select flow_id from flow_version where id = :version::uuid)
                        union all select 'PLATFORM' from platform_stops()""")
                .with("business", Long.toString(calling.business().value()))
                .with("id", calling.business())
                .with("callerId", calling.callerId())
                .with("version", calling.flowVersion().map(Object::toString).orElse(null))
                .askList(row -> row.constant(Facts.Stop.class, "scope"))
                .then(found -> {
                    var stops = EnumSet.noneOf(Facts.Stop.class);
                    stops.addAll(found);
                    return stops;
                });
    }

    private Later<Optional<Scope>> askConsent(Dial.Calling calling, Basis basis, Instant now) {
        if (basis.consent().isEmpty()) {
            return none();
        }
        return sql.of("""
                        select scope from consent where id = :id and business_id = :business and revoked_at is null
                          and (expires_at is null or expires_at > :now)""")
                .with("id", basis.consent().get())
                .with("business", calling.business())
                .with("now", now)
                .askFirst(row -> row.constant(Scope.class, "scope"));
    }

    private Later<Map<String, LocalDate>> askChecks(Dial.Calling calling) {
        return sql.of("select region, checked_on::text as day from registry_check where business_id = :business")
                .with("business", calling.business())
                .askList(row -> Map.entry(row.text("region"), LocalDate.parse(row.text("day"))))
                .then(rows -> {
                    var checks = new HashMap<String, LocalDate>();
                    rows.forEach(row -> checks.put(row.getKey(), row.getValue()));
                    return checks;
                });
    }

    private Later<Optional<Instant>> full(Dial.Calling calling, OptionalInt most, Duration per, Instant now) {
        return most.isEmpty()
                ? none()
                : counts.askNthLast(calling.business(), calling.user(), most.getAsInt(), now.minus(per))
                        .then(at -> at.map(last -> last.plus(per)));
    }

    private static <T> Later<Optional<T>> none() {
        return Later.of(Optional.empty());
    }
}
