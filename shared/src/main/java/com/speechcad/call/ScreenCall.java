package com.speechcad.call;

import com.speechcad.call.CallReport.Turn;
import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.flow.screening.Rule;
import com.speechcad.flow.screening.Screening;
import com.speechcad.flow.screening.Verdict.Hit;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks at what our side said in a call that is over, and how it ended. Only what is worth counting is written down: how
 * many forbidden sentences, by which rules, and never a word of them.
 */
@Singleton
class ScreenCall {
    private static final Duration BRIEF = Duration.ofSeconds(6);

    private final Sql sql;
    private final Jobs jobs;

    ScreenCall(Sql sql, Jobs jobs) {
        this.sql = sql;
        this.jobs = jobs;
    }

    /**
     * Any number of times about one call: what is known more of it counts, nothing counts twice.
     *
     * @param hits what {@link #hits} found
     */
    void over(Attempt attempt, CallReport report, List<Hit> hits, boolean optedOut, Instant ended) {
        var spam = endedBy(attempt, EndReason.MARKED_AS_SPAM);
        var scam = endedBy(attempt, EndReason.SCAM_DETECTED);
        var brief = isBrief(report);
        if (hits.isEmpty() && !spam && !scam && !optedOut && !brief) {
            return;
        }
        sql.of("""
                insert into call_screening (attempt_id, flow_id, hits, rules, spam, scam, opted_out, brief, ended_at)
                select :attempt, v.flow_id, :hits, :rules, :spam, :scam, :out, :brief, :ended
                from flow_version v where v.id = :version
                on conflict (tenant_id, attempt_id) do update
                  set hits = greatest(excluded.hits, call_screening.hits),
                    rules = case when excluded.hits > call_screening.hits then excluded.rules else call_screening.rules end,
                    spam = call_screening.spam or excluded.spam, scam = call_screening.scam or excluded.scam,
                    opted_out = call_screening.opted_out or excluded.opted_out,
                    brief = call_screening.brief or excluded.brief""")
                .with("attempt", attempt.id())
                .with("version", attempt.script().version())
                .with("hits", hits.size())
                .with("rules", hits.stream().map(Hit::rule).map(Rule::id).collect(Collectors.joining(" ")))
                .with("spam", spam)
                .with("scam", scam)
                .with("out", optedOut)
                .with("brief", brief)
                .with("ended", ended)
                .soon();
        jobs.add(JudgeFlow.KIND, attempt.id() + (report.analysis().isPresent() ? ":words" : ""), "{}");
    }

    /** The callee hung up on us before anything could be said but who calls. */
    private static boolean isBrief(CallReport report) {
        return report.reason().filter(EndReason.USER_HANGUP.word()::equals).isPresent()
                && report.connected()
                        .filter(talked -> talked.isPositive() && talked.compareTo(BRIEF) < 0)
                        .isPresent();
    }

    /**
     * In the provider's scrubbed form, and only what our side said: callees may say what they like. An hour of it takes
     * a while: to be asked for before rows are locked.
     */
    static List<Hit> hits(CallReport report) {
        var said = report.scrubbed().stream()
                .filter(turn -> turn instanceof Turn.Said(var byAgent, var _) && byAgent)
                .map(turn -> ((Turn.Said) turn).words())
                .toList();
        var each = said.stream()
                .flatMap(words -> Screening.screen(Language.EN, words).blocking().stream())
                .toList();
        return each.isEmpty() && said.size() > 1
                ? Screening.screen(Language.EN, String.join("\n", said)).blocking()
                : each;
    }

    private static boolean endedBy(Attempt attempt, EndReason reason) {
        return attempt.reason().filter(reason.word()::equals).isPresent();
    }
}
