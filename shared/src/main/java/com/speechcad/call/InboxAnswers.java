package com.speechcad.call;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was answered to a flow's questions: over all its calls for the screen, call by call for a file. In the form that may be
 * shown, when it may be seen and as long as it is kept; of a person's own newest {@value Attempts#LOOKED_THROUGH} calls.
 */
@Singleton
public class InboxAnswers {
    private static final int MOST_ANSWERS = 100;
    private static final String MAY_BE_SEEN =
            " c.visible_at <= :now and (c.keep_until is null or c.keep_until > :now) ";
    private static final String BETWEEN_ANSWERS = " · ";

    private final Sql sql;
    private final StoredAttempt stored;
    private final SealedAnswers sealed;
    private final Clock clock;

    InboxAnswers(Sql sql, StoredAttempt stored, SealedAnswers sealed, Clock clock) {
        this.sql = sql;
        this.stored = stored;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * What was answered at one step of a flow, over all its calls.
     *
     * @param step the step's id: answers belong to the question that was asked, whatever its words were then
     * @param label the step's words, as they were last
     * @param all how many answers there are
     * @param given how often each was given, the most frequent first and {@value #MOST_ANSWERS} of them at most; of typed ones
     *     only how long they were, {@link #said} tells more
     */
    public record Question(String step, String label, Answer.Kind kind, int all, Map<String, Integer> given) {}

    /** In the order of the steps' ids. */
    public List<Question> questions(UserId user, UUID flow) {
        var lines = sql.of(Attempts.NEWEST + """
                        select step, kind, shown, times, label, everything from (
                        select c.step, c.kind, c.shown, count(*) as times,
                          sum(count(*)) over (partition by c.step, c.kind) as everything,
                          row_number() over (partition by c.step, c.kind order by count(*) desc, c.shown) as place,
                          coalesce((array_agg(a.labels ->> c.step order by a.planned_at desc))[1], c.step) as label
                        from call_answer c join attempt a on a.id = c.attempt_id
                        join flow_version v on v.id = a.flow_version_id
                        where v.flow_id = :flow and""" + MAY_BE_SEEN + """
                        group by c.step, c.kind, c.shown) answer
                        where place <= :most order by length(step), step, times desc, shown""")
                .with("user", user)
                .with("flow", flow)
                .with("now", clock.instant())
                .with("most", MOST_ANSWERS)
                .list(Line::of);
        var questions = new LinkedHashMap<String, Question>();
        for (var line : lines) {
            questions
                    .computeIfAbsent(
                            line.step + line.kind,
                            _ -> new Question(line.step, line.label, line.kind, line.everything, new LinkedHashMap<>()))
                    .given()
                    .put(line.shown, line.times);
        }
        return List.copyOf(questions.values());
    }

    private record Line(String step, Answer.Kind kind, String shown, int times, String label, int everything) {
        static Line of(Row row) throws SQLException {
            return new Line(
                    row.text("step"),
                    row.constant(Answer.Kind.class, "kind"),
                    row.text("shown"),
                    row.integer("times"),
                    StepLabel.shown(row.text("label")),
                    row.integer("everything"));
        }
    }

    /** The last answers of one kind that were given at a step, for those that are all different; as they may be shown. */
    public List<String> said(UserId user, UUID flow, String step, Answer.Kind kind, int most) {
        return sql.of(Attempts.NEWEST + """
                        select c.attempt_id, c.shown, c.sealed from call_answer c join attempt a on a.id = c.attempt_id
                        join flow_version v on v.id = a.flow_version_id
                        where v.flow_id = :flow and c.step = :step and c.kind = :kind and""" + MAY_BE_SEEN + """
                        order by a.planned_at desc, c.seq desc limit :most""")
                .with("user", user)
                .with("flow", flow)
                .with("step", step)
                .with("kind", kind)
                .with("now", clock.instant())
                .with("most", most)
                .list(row -> sealed.open(row.uuid("attempt_id"), row));
    }

    /**
     * A call that was answered.
     *
     * @param given what was answered in it, by step; where a question was asked again, all that was answered
     */
    public record Call(Attempt attempt, Map<String, String> given) {}

    /**
     * Calls with a flow that were answered, the newest first.
     *
     * @param last the one after which to go on, empty to begin
     */
    public List<Call> before(UserId user, UUID flow, Optional<Attempt> last, int most) {
        var now = clock.instant();
        var calls = sql.of(Attempts.NEWEST + "select " + StoredAttempt.COLUMNS + """
                        where state = 'ENDED'
                          and flow_version_id in (select v.id from flow_version v where v.flow_id = :flow)
                          and (:first or (planned_at, id) < (:at, :id))
                        order by planned_at desc, id desc limit :most""")
                .with("user", user)
                .with("flow", flow)
                .with("first", last.isEmpty())
                .with("at", last.map(Attempt::plannedAt).orElse(now))
                .with("id", last.map(Attempt::id).orElse(flow))
                .with("most", most)
                .list(stored::read);
        var given = new LinkedHashMap<UUID, Map<String, String>>();
        sql.of(
                        "select c.attempt_id, c.step, c.shown, c.sealed from call_answer c where c.attempt_id = any (:ids::uuid[]) and"
                                + MAY_BE_SEEN + "order by c.attempt_id, c.seq")
                .with("ids", calls.stream().map(Attempt::id).toList())
                .with("now", now)
                .list(row ->
                        new Given(row.uuid("attempt_id"), row.text("step"), sealed.open(row.uuid("attempt_id"), row)))
                .forEach(one -> given.computeIfAbsent(one.call, _ -> new LinkedHashMap<>())
                        .merge(one.step, one.shown, (before, after) -> before + BETWEEN_ANSWERS + after));
        var lines = new ArrayList<Call>();
        calls.forEach(call -> lines.add(new Call(call, given.getOrDefault(call.id(), Map.of()))));
        return lines;
    }

    private record Given(UUID call, String step, String shown) {}
}
