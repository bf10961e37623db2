package com.speechcad.call;

import com.speechcad.db.Sql;
import com.speechcad.db.Statement;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person's calls brought, ordered by flow, by number and by kind. Answers appear when they may be seen and not a
 * second before; everything is the person's own, whatever a button asks for, and of their newest
 * {@value Attempts#LOOKED_THROUGH} calls.
 */
@Singleton
public class Inbox {
    private final Sql sql;
    private final StoredAttempt stored;
    private final Clock clock;

    Inbox(Sql sql, StoredAttempt stored, Clock clock) {
        this.sql = sql;
        this.stored = stored;
        this.clock = clock;
    }

    /** Whether there is anything to look for. */
    public boolean isEmpty(UserId user) {
        return sql.of("select not exists (select from attempt where user_id = :user) as nothing")
                .with("user", user)
                .only(row -> row.flag("nothing"));
    }

    /** How much there is of each kind. */
    public record Totals(int answered, int transcripts, int summaries, int recordings) {}

    public Totals totals(UserId user) {
        return sql.of("""
                        with newest as materialized (
                          select id, planned_at from attempt where user_id = :user
                          order by planned_at desc, id desc limit :newest),
                        recent as materialized (select id from newest where planned_at > :since)
                        select
                          (select count(*) from newest a where exists (select from call_answer c
                             where c.attempt_id = a.id and c.visible_at <= :now
                               and (c.keep_until is null or c.keep_until > :now))) as answered,
                          (select count(*) from call_record r join recent a on a.id = r.attempt_id
                             where r.transcript <> '' and r.keep_until > :now) as transcripts,
                          (select count(*) from call_record r join recent a on a.id = r.attempt_id
                             where r.keep_until > :now and (r.summary <> ''
                               or r.sentiment in ('Positive', 'Neutral', 'Negative'))) as summaries,
                          (select count(*) from recording r join recent a on a.id = r.attempt_id
                             where r.keep_until > :now) as recordings""")
                .with("user", user)
                .with("newest", Attempts.LOOKED_THROUGH)
                .with("since", clock.instant().minus(Results.PLANNED_WITHIN))
                .with("now", clock.instant())
                .only(row -> new Totals(
                        row.integer("answered"),
                        row.integer("transcripts"),
                        row.integer("summaries"),
                        row.integer("recordings")));
    }

    /**
     * A flow that was called with.
     *
     * @param calls how many calls somebody answered
     */
    public record FlowLine(UUID flow, String name, int calls) {}

    public int countFlows(UserId user) {
        return sql.of(Attempts.NEWEST + """
                        select count(distinct v.flow_id) as many from attempt a
                        join flow_version v on v.id = a.flow_version_id
                        where a.state = 'ENDED'""").with("user", user).only(row -> row.integer("many"));
    }

    /** The most recently used first, under the name it had then. */
    public List<FlowLine> flows(UserId user, int offset, int most) {
        return sql.of(Attempts.NEWEST + """
                        select v.flow_id, (array_agg(a.flow_name order by a.planned_at desc))[1] as name, count(*) as calls
                        from attempt a join flow_version v on v.id = a.flow_version_id
                        where a.state = 'ENDED'
                        group by v.flow_id order by max(a.planned_at) desc, v.flow_id offset :offset limit :most""")
                .with("user", user)
                .with("offset", offset)
                .with("most", most)
                .list(row -> new FlowLine(row.uuid("flow_id"), row.text("name"), row.integer("calls")));
    }

    /**
     * Somebody who was called.
     *
     * @param newest the last call there, by which the number is named in buttons
     */
    public record NumberLine(UUID newest, PhoneNumber number, int calls, Instant last) {}

    public int countNumbers(UserId user) {
        return sql.of(Attempts.NEWEST + "select count(distinct to_number) as many from attempt")
                .with("user", user)
                .only(row -> row.integer("many"));
    }

    /** The most recently called first. */
    public List<NumberLine> numbers(UserId user, int offset, int most) {
        return sql.of(Attempts.NEWEST + """
                        select (array_agg(id order by planned_at desc))[1] as newest, to_number, count(*) as calls,
                          max(planned_at) as last
                        from attempt
                        group by to_number order by max(planned_at) desc, to_number offset :offset limit :most""")
                .with("user", user)
                .with("offset", offset)
                .with("most", most)
                .list(row -> new NumberLine(
                        row.uuid("newest"), row.phone("to_number"), row.integer("calls"), row.instant("last")));
    }

    /** Which calls. */
    public sealed interface Which {
        record OfFlow(UUID flow) implements Which {}

        /** To the same number as that call. */
        record OfNumber(UUID call) implements Which {}

        record Answered() implements Which {}

        record WithTranscript() implements Which {}

        record Recorded() implements Which {}
    }

    public int count(UserId user, Which which) {
        return query("select count(*) as many from attempt ", user, which, "").only(row -> row.integer("many"));
    }

    /** The newest first. */
    public List<Attempt> calls(UserId user, Which which, int offset, int most) {
        return query(
                        "select " + StoredAttempt.COLUMNS,
                        user,
                        which,
                        " order by planned_at desc, id desc offset :offset limit :most")
                .with("offset", offset)
                .with("most", most)
                .list(stored::read);
    }

    private Statement query(String head, UserId user, Which which, String tail) {
        var where = switch (which) {
            case Which.OfFlow _ ->
                " and state = 'ENDED' and flow_version_id in (select v.id from flow_version v where v.flow_id = :about)";
            case Which.OfNumber _ ->
                " and to_number = (select n.to_number from public.attempt n where n.id = :about and n.user_id = :user)";
            case Which.Answered _ ->
                " and exists (select from call_answer c where c.attempt_id = attempt.id and c.visible_at <= :now"
                        + " and (c.keep_until is null or c.keep_until > :now))";
            case Which.WithTranscript _ ->
                " and exists (select from call_record r where r.attempt_id = attempt.id and r.transcript <> ''"
                        + " and r.keep_until > :now)";
            case Which.Recorded _ ->
                " and exists (select from recording r where r.attempt_id = attempt.id and r.keep_until > :now)";
        };
        var statement =
                sql.of(Attempts.NEWEST + head + "where true" + where + tail).with("user", user);
        return switch (which) {
            case Which.OfFlow(var flow) -> statement.with("about", flow);
            case Which.OfNumber(var call) -> statement.with("about", call);
            case Which.Answered _, Which.Recorded _, Which.WithTranscript _ -> statement.with("now", clock.instant());
        };
    }

    /** A flow of the person's own, by what its calls were named. */
    public Optional<String> nameOf(UserId user, UUID flow) {
        return sql.of(Attempts.NEWEST + """
                        select a.flow_name from attempt a join flow_version v on v.id = a.flow_version_id
                        where v.flow_id = :flow order by a.planned_at desc limit 1""")
                .with("user", user)
                .with("flow", flow)
                .first(row -> row.text("flow_name"));
    }
}
