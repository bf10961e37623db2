package com.speechcad.call;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.flow.FlowId;
import com.speechcad.flow.Suspend;
import com.speechcad.flow.screening.Suspension.Cause;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds up what a flow's calls brought in the last 30 days, and suspends it: two forbidden sentences or marks as spam, one
 * call that the provider took for a fraud, more than 3 % of those reached who want no more calls, or more than 20 % who hang
 * up within six seconds. What was counted
 * before an admin lifted a suspension does not count again.
 */
@Singleton
class JudgeFlow implements JobHandler {
    static final String KIND = "judge-flow";

    private static final Duration LOOKED_BACK = Duration.ofDays(30);
    private static final int MOST_HITS = 1;
    private static final int MOST_SPAM = 1;
    private static final int OPT_OUTS_PERCENT = 3;

    /** Below so many opt-outs a share says nothing: one of one would be all. */
    private static final int LEAST_OPT_OUTS = 3;

    private static final int BRIEF_PERCENT = 20;
    private static final int LEAST_BRIEF = 10;

    private static final List<String> MACHINES =
            List.of(EndReason.VOICEMAIL_REACHED.word(), EndReason.IVR_REACHED.word());

    private final Tx tx;
    private final Sql sql;
    private final Suspend suspend;
    private final Clock clock;

    JudgeFlow(Tx tx, Sql sql, Suspend suspend, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.suspend = suspend;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        tx.run(job.tenant(), () -> flow(job.subjectId()).ifPresent(this::judge));
        return new Outcome.Done();
    }

    private Optional<FlowId> flow(UUID attempt) {
        return sql.of("select flow_id from call_screening where attempt_id = :attempt")
                .with("attempt", attempt)
                .first(row -> new FlowId(row.uuid("flow_id")));
    }

    private void judge(FlowId flow) {
        var since = since(flow);
        var counted = counted(flow, since);
        if (counted.scams() > 0) {
            suspend.flow(flow, Cause.SCAM_DETECTED, evidence("scams", counted.scams(), ""));
        } else if (counted.hits() > MOST_HITS) {
            suspend.flow(flow, Cause.BLOCKED_WORDS, evidence("hits", counted.hits(), counted.rules()));
        } else if (counted.spam() > MOST_SPAM) {
            suspend.flow(flow, Cause.MARKED_AS_SPAM, evidence("spam", counted.spam(), ""));
        } else if (counted.optOuts() >= LEAST_OPT_OUTS || counted.brief() >= LEAST_BRIEF) {
            shares(flow, counted, reached(flow, since));
        }
    }

    private void shares(FlowId flow, Counted counted, int reached) {
        if (counted.optOuts() >= LEAST_OPT_OUTS && counted.optOuts() * 100L > (long) OPT_OUTS_PERCENT * reached) {
            suspend.flow(flow, Cause.OPT_OUTS, """
                    {"optOuts":%d,"reached":%d}""".formatted(counted.optOuts(), reached));
        } else if (counted.brief() >= LEAST_BRIEF && counted.brief() * 100L > (long) BRIEF_PERCENT * reached) {
            suspend.flow(flow, Cause.BRIEF_CALLS, """
                    {"brief":%d,"reached":%d}""".formatted(counted.brief(), reached));
        }
    }

    private Instant since(FlowId flow) {
        var oldest = clock.instant().minus(LOOKED_BACK);
        return sql.of("select max(lifted_at) as at from flow_suspension where flow_id = :flow")
                .with("flow", flow.value())
                .only(row -> row.maybeInstant("at"))
                .filter(oldest::isBefore)
                .orElse(oldest);
    }

    private record Counted(int hits, int spam, int scams, int optOuts, int brief, String rules) {}

    /** People who try a flow on their own telephone opt out of nothing, may hang up, and are nobody who was reached. */
    private Counted counted(FlowId flow, Instant since) {
        return sql.of("""
                        select coalesce(sum(s.hits), 0) as hits, count(*) filter (where s.spam) as spam,
                          count(*) filter (where s.scam) as scams,
                          count(*) filter (where s.opted_out and own.number is null) as outs,
                          count(*) filter (where s.brief and own.number is null) as brief,
                          coalesce(string_agg(distinct nullif(s.rules, ''), ' '), '') as rules
                        from call_screening s
                        join attempt a on a.tenant_id = s.tenant_id and a.id = s.attempt_id
                        left join own_number own on own.tenant_id = a.tenant_id and own.user_id = a.user_id
                          and own.number = a.to_number
                        where s.flow_id = :flow and s.ended_at > :since""")
                .with("flow", flow.value())
                .with("since", since)
                .only(row -> new Counted(
                        row.integer("hits"),
                        row.integer("spam"),
                        row.integer("scams"),
                        row.integer("outs"),
                        row.integer("brief"),
                        row.text("rules")));
    }

    /** People who took the call. */
    private int reached(FlowId flow, Instant since) {
        return sql.of("""
                        select count(*) as n from attempt a
                        where a.flow_version_id in (select id from flow_version where flow_id = :flow)
                          and a.connected_ms > 0 and a.ended_at > :since and not (a.reason = any(:machines))
                          and not exists (select from own_number own
                            where own.user_id = a.user_id and own.number = a.to_number)""")
                .with("flow", flow.value())
                .with("since", since)
                .with("machines", MACHINES)
                .only(row -> row.integer("n"));
    }

    private static String evidence(String what, int count, String rules) {
        return """
                {"%s":%d,"rules":"%s"}""".formatted(what, count, rules.replaceAll("[^A-Z -]", ""));
    }
}
