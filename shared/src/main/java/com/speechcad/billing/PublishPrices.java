package com.speechcad.billing;

import com.speechcad.db.Audit;
import com.speechcad.db.Json;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A new price list from an instant on. Lists are never changed: a price that was frozen for a call stays what it was,
 * and a mistake is another list. Whoever publishes the same list twice published it once.
 */
@Singleton
public class PublishPrices {
    /** Of a minute, and of a fee: no carrier asks more, and a point that was forgotten is found. */
    private static final Money MOST = Money.dollars(100);

    private final Sql sql;
    private final PriceVersions versions;
    private final Audit audit;
    private final Json json;
    private final Clock clock;

    PublishPrices(Sql sql, PriceVersions versions, Audit audit, Json json, Clock clock) {
        this.sql = sql;
        this.versions = versions;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A list as it is to be.
     *
     * @param label unique among the tenant's lists, up to 60 characters; receipts name it
     * @param from not in the past; where it equals now, the next quote has it
     * @param costPerMinute what a minute costs us where a line says nothing else
     */
    public record Draft(String label, Instant from, Terms terms, Money costPerMinute, List<PriceEntry> entries) {}

    /** Why a list cannot be published: the constant's name is the key of its words for people. */
    public enum Problem implements TextKey {
        LABEL_MISSING,
        LABEL_TAKEN,
        IN_THE_PAST,
        /** Another list begins at that very instant. */
        INSTANT_TAKEN,
        NO_PRICES,
        /** A region or a prefix stands there twice. */
        PLACE_TWICE,
        /** A line has neither or both of region and prefix, or one that is none. */
        PLACE_UNKNOWN,
        /** A price is zero or less. */
        NOT_A_PRICE,
        /** A price, or what a minute costs us, above what a minute can be worth. */
        PRICE_OUT_OF_RANGE,
        /** A place gets its first price, and nobody says what a minute there costs us. */
        COST_MISSING,
        /** A step or minimum above a minute, free seconds or a fee above what is allowed, or an odd place to round at. */
        TERMS_OUT_OF_RANGE;

        @Override
        public String bundle() {
            return "pricefault";
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** @param before it was published earlier, word for word */
        record Published(long version, boolean before) implements Outcome {}

        record Refused(Set<Problem> problems) implements Outcome {}
    }

    /** A line that costs as much as it brings, or more. */
    public record Warning(PriceEntry entry, Margin margin) {}

    /** What loses in it: shown before it is published, and no obstacle. */
    public static List<Warning> warnings(Draft draft) {
        return draft.entries().stream()
                .map(entry -> new Warning(entry, Margin.of(entry, draft.costPerMinute())))
                .filter(warning -> warning.margin().loses())
                .toList();
    }

    /**
     * In the open transaction, by one person: whether it takes two is what {@link ChangePrices} knows.
     *
     * @param told the reason and what else the audit log is to know, by name
     */
    public Outcome publish(UserId operator, Draft draft, Map<String, Object> told) {
        var all = versions.all();
        var same = all.stream().filter(one -> one.label().equals(draft.label())).findFirst();
        if (same.isPresent() && isWhat(draft, same.get())) {
            return new Outcome.Published(same.get().id(), true);
        }
        var problems = problems(draft);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var version = sql.of("select publish_prices(:label, :terms::jsonb, :prices::jsonb, :from, :now) as id")
                .with("label", draft.label())
                .with("terms", json.write(terms(draft)))
                .with(
                        "prices",
                        json.write(draft.entries().stream()
                                .map(PublishPrices::line)
                                .toList()))
                .with("from", draft.from())
                .with("now", clock.instant())
                .only(row -> row.number("id"));
        var detail = new LinkedHashMap<String, Object>(told);
        detail.put("label", draft.label());
        detail.put("from", draft.from().toString());
        detail.put("losing", warnings(draft).size());
        log(operator, "prices.publish", version, detail);
        return new Outcome.Published(version, false);
    }

    /** Takes back a list that has not begun; false when it has, or there is none. */
    boolean withdraw(UserId operator, long version, String reason) {
        var done = sql.of("select withdraw_prices(:version, :now) as done")
                .with("version", version)
                .with("now", clock.instant())
                .only(row -> row.flag("done"));
        if (done) {
            log(operator, "prices.withdraw", version, Map.of("reason", reason));
        }
        return done;
    }

    private boolean isWhat(Draft draft, PriceVersion version) {
        return version.from().equals(draft.from())
                && version.terms().equals(draft.terms())
                && version.costPerMinute().equals(draft.costPerMinute())
                && new HashSet<>(versions.entries(version.id())).equals(new HashSet<>(draft.entries()));
    }

    /** Why it cannot be published; none when it can. */
    Set<Problem> problems(Draft draft) {
        var problems = EnumSet.noneOf(Problem.class);
        note(
                problems,
                Problem.LABEL_MISSING,
                draft.label().isBlank() || draft.label().length() > 60);
        note(problems, Problem.LABEL_TAKEN, versions.hasLabel(draft.label()));
        note(problems, Problem.IN_THE_PAST, draft.from().isBefore(clock.instant()));
        note(
                problems,
                Problem.INSTANT_TAKEN,
                versions.all().stream().anyMatch(one -> one.from().equals(draft.from())));
        note(problems, Problem.NO_PRICES, draft.entries().isEmpty());
        note(
                problems,
                Problem.PLACE_TWICE,
                draft.entries().stream().map(PriceEntry::place).distinct().count()
                        < draft.entries().size());
        note(problems, Problem.PLACE_UNKNOWN, !draft.entries().stream().allMatch(PublishPrices::isSomewhere));
        note(
                problems,
                Problem.NOT_A_PRICE,
                draft.costPerMinute().isNegative()
                        || draft.entries().stream()
                                .anyMatch(entry -> !entry.perMinute().isPositive()
                                        || entry.cost()
                                                .filter(Money::isNegative)
                                                .isPresent()));
        note(
                problems,
                Problem.PRICE_OUT_OF_RANGE,
                isTooMuch(draft.costPerMinute())
                        || draft.entries().stream()
                                .anyMatch(entry -> isTooMuch(entry.perMinute())
                                        || entry.cost()
                                                .filter(PublishPrices::isTooMuch)
                                                .isPresent()));
        note(problems, Problem.TERMS_OUT_OF_RANGE, !inRange(draft.terms()));
        return problems;
    }

    private static void note(Set<Problem> problems, Problem problem, boolean there) {
        if (there) {
            problems.add(problem);
        }
    }

    private static boolean isTooMuch(Money money) {
        return money.compareTo(MOST) > 0;
    }

    private static boolean isSomewhere(PriceEntry entry) {
        return entry.prefix().isEmpty()
                ? PhoneNumber.regions().contains(entry.region())
                : entry.region().isEmpty() && entry.prefix().matches("\\+[1-9]\\d{0,14}");
    }

    private static boolean inRange(Terms terms) {
        return terms.incrementSeconds() <= 60
                && terms.minimumSeconds() <= 60
                && terms.freeSeconds() <= 60
                && terms.machineFreeSeconds() <= 180
                && !isTooMuch(terms.connectionFee())
                && !isTooMuch(terms.recordingFee())
                && Set.of(1L, 10L, 100L, 1_000L, 10_000L)
                        .contains(terms.rounding().placeMicros());
    }

    private static Map<String, Object> terms(Draft draft) {
        var terms = draft.terms();
        return Map.of(
                "increment_seconds", terms.incrementSeconds(),
                "minimum_seconds", terms.minimumSeconds(),
                "free_seconds", terms.freeSeconds(),
                "machine_free_seconds", terms.machineFreeSeconds(),
                "connection_micros", terms.connectionFee().micros(),
                "rounding", terms.rounding().mode().name(),
                "rounding_micros", terms.rounding().placeMicros(),
                "recording_micros", terms.recordingFee().micros(),
                "cost_micros_per_minute", draft.costPerMinute().micros());
    }

    private static Map<String, Object> line(PriceEntry entry) {
        var line = new LinkedHashMap<String, Object>(Map.of(
                "region", entry.region(),
                "prefix", entry.prefix(),
                "covered", entry.covered(),
                "micros_per_minute", entry.perMinute().micros()));
        entry.cost().ifPresent(cost -> line.put("cost_micros_per_minute", cost.micros()));
        return line;
    }

    private void log(UserId operator, String action, long version, Map<String, Object> detail) {
        audit.append("user:" + operator.value(), action, "price-list:" + version, json.write(detail));
    }
}
