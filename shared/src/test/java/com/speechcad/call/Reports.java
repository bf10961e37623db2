package com.speechcad.call;

import com.speechcad.call.CallReport.Analysis;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.CallReport.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a provider would say about one call: picked up at once, 71.4 seconds long. */
final class Reports {
    static final Duration TALKED = Duration.ofMillis(71_400);

    private final UUID attempt;
    private final Instant start;

    Reports(UUID attempt, Instant start) {
        this.attempt = attempt;
        this.start = start;
    }

    CallReport started() {
        return report(Phase.ONGOING, Optional.empty(), keys("1"), List.of(), Optional.empty());
    }

    CallReport ended(Turn... turns) {
        return report(Phase.ENDED, Optional.of("user_hangup"), List.of(turns), List.of(), Optional.empty());
    }

    /** The callee said so, as the provider wrote it down. */
    CallReport said(String words) {
        return report(
                Phase.ENDED,
                Optional.of("user_hangup"),
                List.of(),
                List.of(new Turn.Said(true, "Hello."), new Turn.Said(false, words)),
                Optional.empty());
    }

    /** The same before the provider wrote it down without what is personal. */
    CallReport saidUnscrubbed(String words) {
        return ended(new Turn.Said(true, "Hello."), new Turn.Said(false, words));
    }

    /** The same when the call was analysed, and its end came without words. */
    CallReport saidOnceAnalyzed(String words) {
        return report(
                Phase.ENDED,
                Optional.of("user_hangup"),
                List.of(),
                List.of(new Turn.Said(true, "Hello."), new Turn.Said(false, words)),
                Optional.of(new Analysis("They want no calls.", "Negative", false)));
    }

    CallReport analyzed(Turn... turns) {
        var scrubbed = List.<Turn>of(
                new Turn.Said(true, "Please say or key your number"),
                new Turn.Said(false, "it is four one five five five and 4155550"));
        return report(
                Phase.ENDED,
                Optional.of("user_hangup"),
                List.of(turns),
                scrubbed,
                Optional.of(new Analysis("They said 4155550101 and agreed.", "Positive", false)));
    }

    CallReport unanswered() {
        return new CallReport(
                Optional.of(attempt),
                FakeProvider.callOf(attempt),
                Phase.NOT_CONNECTED,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ZERO),
                Optional.of("dial_no_answer"),
                false,
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Keys at the menu {@code s2}, then on to the end. */
    static List<Turn> keys(String keys) {
        var turns = new ArrayList<Turn>();
        turns.add(new Turn.Moved("preamble", "s2"));
        keys.chars().forEach(key -> turns.add(new Turn.Pressed((char) key)));
        turns.add(new Turn.Moved("s2", "s3"));
        return turns;
    }

    private CallReport report(
            Phase phase, Optional<String> reason, List<Turn> turns, List<Turn> scrubbed, Optional<Analysis> analysis) {
        var over = phase == Phase.ENDED;
        return new CallReport(
                Optional.of(attempt),
                FakeProvider.callOf(attempt),
                phase,
                Optional.of(start),
                over ? Optional.of(start.plus(TALKED)) : Optional.empty(),
                over ? Optional.of(TALKED) : Optional.empty(),
                reason,
                over,
                turns,
                scrubbed,
                analysis);
    }

    /** The same, but for the recording. */
    static CallReport unrecorded(CallReport report) {
        return new CallReport(
                report.attempt(),
                report.providerCall(),
                report.phase(),
                report.startedAt(),
                report.endedAt(),
                report.connected(),
                report.reason(),
                false,
                report.turns(),
                report.scrubbed(),
                report.analysis());
    }
}
