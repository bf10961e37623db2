package com.speechcad.call;

import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The variables of a flow's calls over its last {@value #CALLS} calls that are over, none older than what was said in calls may
 * be; by owner, as far as they may be seen.
 */
@Singleton
public class InboxVariables {
    static final int CALLS = 1_000;
    private static final int MOST_VALUES = 100;
    private static final String LAST = """
            with last as (
              select a.id, a.variables from attempt a join flow_version v on v.id = a.flow_version_id
              where a.user_id = :user and v.flow_id = :flow and a.planned_at > :since
                and a.state in ('ENDED', 'NOT_CONNECTED')
              order by a.planned_at desc limit :calls)
            """;

    private final Sql sql;
    private final SealedAnswers sealed;
    private final Clock clock;

    InboxVariables(Sql sql, SealedAnswers sealed, Clock clock) {
        this.sql = sql;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * @param isAnswer whether callees gave it; otherwise calls were made with it
     * @param values how often each was there, the most frequent first and {@value #MOST_VALUES} at most
     */
    public record Variable(String name, boolean isAnswer, Map<String, Integer> values) {}

    /** What calls were made with first, then what they brought; by name. */
    public List<Variable> of(UserId user, UUID flow) {
        var variables = new LinkedHashMap<String, Variable>();
        sql.of(LAST + """
                        , value as (
                          select false as answer, e.key as name, e.value from last cross join jsonb_each_text(variables) e
                          union all
                          select true, c.variable, c.shown from last join call_answer c on c.attempt_id = last.id
                          where c.variable is not null and c.sealed is null and c.visible_at <= :now
                            and (c.keep_until is null or c.keep_until > :now))
                        select answer, name, value, times from (
                          select answer, name, value, count(*) as times,
                            row_number() over (partition by answer, name order by count(*) desc, value) as place
                          from value group by answer, name, value) counted
                        where place <= :most order by answer, name, times desc, value""")
                .with("user", user)
                .with("flow", flow)
                .with("since", clock.instant().minus(Results.PLANNED_WITHIN))
                .with("calls", CALLS)
                .with("now", clock.instant())
                .with("most", MOST_VALUES)
                .list(row -> new Value(row.text("name"), row.flag("answer"), row.text("value"), row.integer("times")))
                .forEach(value -> variables
                        .computeIfAbsent(
                                value.answer + value.name,
                                _ -> new Variable(value.name, value.answer, new LinkedHashMap<>()))
                        .values()
                        .put(value.value, value.times));
        typed(user, flow)
                .forEach((name, values) -> variables.merge(
                        true + name,
                        new Variable(name, true, most(values)),
                        (known, more) -> new Variable(name, true, most(both(known.values(), more.values())))));
        return variables.values().stream()
                .sorted(Comparator.comparing(Variable::isAnswer).thenComparing(Variable::name))
                .toList();
    }

    /** Typed digits lie sealed, each by itself: they are opened to be counted. */
    private Map<String, Map<String, Integer>> typed(UserId user, UUID flow) {
        var typed = new TreeMap<String, Map<String, Integer>>();
        sql.of(LAST + """
                        select c.attempt_id, c.variable, c.shown, c.sealed
                        from last join call_answer c on c.attempt_id = last.id
                        where c.variable is not null and c.sealed is not null and c.visible_at <= :now
                          and (c.keep_until is null or c.keep_until > :now)""")
                .with("user", user)
                .with("flow", flow)
                .with("since", clock.instant().minus(Results.PLANNED_WITHIN))
                .with("calls", CALLS)
                .with("now", clock.instant())
                .list(row -> new Value(row.text("variable"), true, sealed.open(row.uuid("attempt_id"), row), 1))
                .forEach(value -> typed.computeIfAbsent(value.name, _ -> new LinkedHashMap<>())
                        .merge(value.value, value.times, Integer::sum));
        return typed;
    }

    private static Map<String, Integer> both(Map<String, Integer> some, Map<String, Integer> others) {
        var both = new LinkedHashMap<>(some);
        others.forEach((value, times) -> both.merge(value, times, Integer::sum));
        return both;
    }

    private static Map<String, Integer> most(Map<String, Integer> values) {
        var most = new LinkedHashMap<String, Integer>();
        values.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .forEach(value -> most.put(value.getKey(), value.getValue()));
        return most;
    }

    private record Value(String name, boolean answer, String value, int times) {}
}
