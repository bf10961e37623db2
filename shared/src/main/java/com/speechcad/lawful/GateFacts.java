package com.speechcad.lawful;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what the gate decides over, in one round trip for any number of rows of one business. */
@Singleton
class GateFacts {
    private static final Duration LONGEST_CAP = Duration.ofDays(30);

    private final Tx tx;
    private final Sql sql;
    private final Stops stops;
    private final CallerIdRights callerIds;
    private final DialCounts counts;
    private final Countries countries;
    private final NumberFacts numbers;
    private final TierLimits limits;
    private final CampaignLists lists;
    private final ListConsents listConsents;
    private final RegistryChecks registries;
    private final int mostDials;

    GateFacts(
            Tx tx,
            Sql sql,
            Stops stops,
            CallerIdRights callerIds,
            DialCounts counts,
            Countries countries,
            NumberFacts numbers,
            TierLimits limits,
            CampaignLists lists,
            ListConsents listConsents,
            RegistryChecks registries,
            RuleTables tables) {
        this.tx = tx;
        this.sql = sql;
        this.stops = stops;
        this.callerIds = callerIds;
        this.counts = counts;
        this.countries = countries;
        this.numbers = numbers;
        this.limits = limits;
        this.lists = lists;
        this.listConsents = listConsents;
        this.registries = registries;
        mostDials = tables.table("caps").stream()
                .map(Facts.Cap::of)
                .mapToInt(Facts.Cap::most)
                .max()
                .orElse(1);
    }

    /** What all rows have in common. */
    record Shared(
            Instant now,
            Business.Tier tier,
            Optional<PhoneNumber> own,
            Set<Facts.Stop> stops,
            CallerIdRights.Right right,
            Countries.Open countries,
            Optional<ListConsents.OfList> listConsent,
            Map<String, RegistryChecks.Day> checks,
            Optional<Instant> lastAdded,
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
        if (locking) {
            lock(calling);
        }
        var asked = tx.inOneStatement(() -> new Asked(
                askBusiness(calling),
                stops.ask(calling),
                callerIds.askRight(calling.business(), calling.callerId()),
                countries.ask(),
                askConsent(calling, basis, to, now),
                registries.askDays(calling.business()),
                askLastAdded(calling, basis),
                numbers.ask(calling.business(), to, now),
                counts.askDialled(to, now.minus(LONGEST_CAP), mostDials)));
        var tier = asked.business.get().tier;
        var most = limits.of(tier);
        Later<Optional<Instant>> hour = paced ? full(calling, most.perHour(), Duration.ofHours(1), now) : none();
        Later<Optional<Instant>> day = paced ? full(calling, most.perDay(), Duration.ofDays(1), now) : none();
        return new Shared(
                now,
                tier,
                asked.business.get().own,
                asked.stops.get(),
                asked.right.get(),
                asked.open.get(),
                asked.consent.get(),
                asked.checks.get(),
                asked.lastAdded.get(),
                hour.get(),
                day.get(),
                asked.known.get(),
                asked.dialled.get());
    }

    /** What does not depend on the business's tier: one statement. */
    private record Asked(
            Later<Known> business,
            Later<Set<Facts.Stop>> stops,
            Later<CallerIdRights.Right> right,
            Later<Countries.Open> open,
            Later<Optional<ListConsents.OfList>> consent,
            Later<Map<String, RegistryChecks.Day>> checks,
            Later<Optional<Instant>> lastAdded,
            Later<Map<PhoneNumber, NumberFacts.Of>> known,
            Later<Map<PhoneNumber, List<Instant>>> dialled) {}

    private record Known(Business.Tier tier, Optional<PhoneNumber> own) {}

    /**
     * One dial of a business after the other: two that count at the same time would both find room. A statement of its
     * own: whoever waits for a row reads the rest of the statement as it was before.
     */
    private void lock(Dial.Calling calling) {
        sql.of("select id from business where id = :business for no key update")
                .with("business", calling.business())
                .askOnly(row -> row.number("id"));
    }

    private Later<Known> askBusiness(Dial.Calling calling) {
        return sql.of("""
                        select tier, (select number from own_number o where user_id = :user and \
                        """ + Users.SHARED_LAST + """
                        ) as own from business where id = :business""")
                .with("user", calling.user())
                .with("business", calling.business())
                .askOnly(row -> new Known(
                        row.constant(Business.Tier.class, "tier"),
                        row.maybeText("own").map(PhoneNumber::new)));
    }

    /** That which the basis names; a single call needs to name none of a list that its number is in. */
    private Later<Optional<ListConsents.OfList>> askConsent(
            Dial.Calling calling, Basis basis, Collection<PhoneNumber> to, Instant now) {
        if (basis.consent().isEmpty()) {
            return calling.kind() == Dial.Kind.SINGLE && to.size() == 1
                    ? listConsents.ask(calling.business(), to.iterator().next(), now)
                    : none();
        }
        return sql.of("""
                        select id, scope, attested_at from consent where id = :id and business_id = :business
                          and revoked_at is null and (expires_at is null or expires_at > :now)""")
                .with("id", basis.consent().get())
                .with("business", calling.business())
                .with("now", now)
                .askFirst(row -> new ListConsents.OfList(
                        row.uuid("id"), row.constant(Scope.class, "scope"), row.instant("attested_at")));
    }

    /** Of whom a campaign calls with an offer; nobody else is checked against a registry. */
    private Later<Optional<Instant>> askLastAdded(Dial.Calling calling, Basis basis) {
        return calling.campaign()
                .filter(_ -> basis.purpose() == Purpose.MARKETING)
                .map(lists::askLastAdded)
                .orElseGet(GateFacts::none);
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
