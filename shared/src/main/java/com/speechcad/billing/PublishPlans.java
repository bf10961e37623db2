package com.speechcad.billing;

import com.speechcad.db.Audit;
import com.speechcad.db.Json;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A plan's new version from an instant on. Versions are never changed: whoever has the old one keeps it to the end of
 * the period. Publishing the same version twice is once.
 */
@Singleton
public class PublishPlans {
    private static final Money MOST = Money.dollars(10_000);
    private static final Duration LONGEST_CALL = Duration.ofHours(2);

    private final Sql sql;
    private final Plans plans;
    private final PriceVersions prices;
    private final Audit audit;
    private final Json json;
    private final Clock clock;

    PublishPlans(Sql sql, Plans plans, PriceVersions prices, Audit audit, Json json, Clock clock) {
        this.sql = sql;
        this.plans = plans;
        this.prices = prices;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A version as it is to be.
     *
     * @param days of one period; family and days together name the plan
     * @param single fair use where {@code singleUnlimited}
     * @param from not in the past, and after every version of that plan
     */
    public record Draft(
            Plan.Code code,
            int days,
            Money price,
            Duration bulk,
            Duration single,
            boolean singleUnlimited,
            boolean transfer,
            Plan.Support support,
            Duration longestCall,
            Instant from) {}

    /** Why a version cannot be published. */
    public enum Problem implements TextKey {
        IN_THE_PAST,
        /** A version of that plan begins then or later; take it back first. */
        LATER_VERSION,
        /** Free costs nothing, and nothing else does. */
        PRICE,
        /** Dearer than any plan: a point was forgotten. */
        PRICE_OUT_OF_RANGE,
        DAYS,
        MINUTES,
        LONGEST_CALL;

        @Override
        public String bundle() {
            return "planfault";
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** @param before it was published earlier, word for word */
        record Published(long plan, boolean before) implements Outcome {}

        record Refused(Set<Problem> problems) implements Outcome {}
    }

    /** What a minute of it brings if it is used to the last, against the cost in today's price list. */
    public Margin margin(Draft draft) {
        var cost = prices.at(clock.instant()).map(PriceVersion::costPerMinute).orElse(Money.ZERO);
        return Margin.of(draft.price(), draft.bulk().plus(draft.single()), cost);
    }

    /** What is sold now as a draft to change. */
    public static Draft copy(Plan plan, Instant from) {
        return new Draft(
                plan.code(),
                plan.days(),
                plan.price(),
                plan.bulk(),
                plan.single(),
                plan.singleUnlimited(),
                plan.transfer(),
                plan.support(),
                plan.longestCall(),
                from);
    }

    /**
     * In the open transaction.
     *
     * @param reason for the audit log
     */
    public Outcome publish(UserId operator, Draft draft, String reason) {
        var same = plans.sold(draft.from()).stream()
                .filter(plan -> copy(plan, draft.from()).equals(draft) && beginsAt(plan.id(), draft.from()))
                .findFirst();
        if (same.isPresent()) {
            return new Outcome.Published(same.get().id(), true);
        }
        var problems = problems(draft);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var plan = sql.of("select publish_plan(:code, :days, :terms::jsonb, :from, :now) as id")
                .with("code", draft.code())
                .with("days", draft.days())
                .with("terms", json.write(terms(draft)))
                .with("from", draft.from())
                .with("now", clock.instant())
                .only(row -> row.number("id"));
        log(
                operator,
                "plans.publish",
                plan,
                Map.of("from", draft.from().toString(), "margin", margin(draft).percent(), "reason", reason));
        return new Outcome.Published(plan, false);
    }

    /** Not sold any more from {@code ends} on; false when it would not be anyway. */
    public boolean end(UserId operator, long plan, Instant ends, String reason) {
        if (ends.isBefore(clock.instant())) {
            return false;
        }
        var done = sql.of("select end_plan(:plan, :ends, :now) as done")
                .with("plan", plan)
                .with("ends", ends)
                .with("now", clock.instant())
                .only(row -> row.flag("done"));
        return logged(done, operator, "plans.end", plan, Map.of("ends", ends.toString(), "reason", reason));
    }

    /** Takes back a version that has not begun, and the one before is sold on; false when there is nothing to take. */
    public boolean withdraw(UserId operator, long plan, String reason) {
        var done = sql.of("select withdraw_plan(:plan, :now) as done")
                .with("plan", plan)
                .with("now", clock.instant())
                .only(row -> row.flag("done"));
        return logged(done, operator, "plans.withdraw", plan, Map.of("reason", reason));
    }

    private Set<Problem> problems(Draft draft) {
        var problems = EnumSet.noneOf(Problem.class);
        note(problems, Problem.IN_THE_PAST, draft.from().isBefore(clock.instant()));
        note(problems, Problem.LATER_VERSION, hasLater(draft));
        note(
                problems,
                Problem.PRICE,
                draft.price().isNegative()
                        || (draft.code() == Plan.Code.FREE) != draft.price().isZero());
        note(problems, Problem.PRICE_OUT_OF_RANGE, draft.price().compareTo(MOST) > 0);
        note(problems, Problem.DAYS, draft.days() < 1 || draft.days() > 366);
        note(
                problems,
                Problem.MINUTES,
                draft.bulk().isNegative()
                        || draft.single().isNegative()
                        || draft.bulk().compareTo(Duration.ofDays(366)) > 0
                        || draft.single().compareTo(Duration.ofDays(366)) > 0);
        note(
                problems,
                Problem.LONGEST_CALL,
                draft.longestCall().toSeconds() < Reservation.SHORTEST_CALL_SECONDS
                        || draft.longestCall().compareTo(LONGEST_CALL) > 0);
        return problems;
    }

    private static void note(Set<Problem> problems, Problem problem, boolean there) {
        if (there) {
            problems.add(problem);
        }
    }

    private boolean hasLater(Draft draft) {
        return sql.of("""
                        select exists (select from plan where code = :code and days = :days and withdrawn_at is null
                          and effective_from >= :from) as later""")
                .with("code", draft.code())
                .with("days", draft.days())
                .with("from", draft.from())
                .only(row -> row.flag("later"));
    }

    private boolean beginsAt(long plan, Instant from) {
        return sql.of("select effective_from = :from as same from plan where id = :plan")
                .with("from", from)
                .with("plan", plan)
                .only(row -> row.flag("same"));
    }

    private static Map<String, Object> terms(Draft draft) {
        return Map.of(
                "price_micros", draft.price().micros(),
                "bulk_seconds", draft.bulk().toSeconds(),
                "single_seconds", draft.single().toSeconds(),
                "single_unlimited", draft.singleUnlimited(),
                "transfer", draft.transfer(),
                "support", draft.support().name(),
                "longest_call_seconds", draft.longestCall().toSeconds());
    }

    private boolean logged(boolean done, UserId operator, String action, long plan, Map<String, Object> detail) {
        if (done) {
            log(operator, action, plan, detail);
        }
        return done;
    }

    private void log(UserId operator, String action, long plan, Map<String, Object> detail) {
        audit.append("user:" + operator.value(), action, "plan:" + plan, json.write(new LinkedHashMap<>(detail)));
    }
}
