package com.speechcad.call;

import com.speechcad.call.CallReport.Turn;
import com.speechcad.db.Jobs;
import com.speechcad.db.Later;
import com.speechcad.db.Tx;
import com.speechcad.flow.Draft;
import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.ReferenceLists;
import com.speechcad.flow.screening.Verdict.Hit;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.SpokenRefusal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What was said and keyed in a call that is over: its answers, a no to further calls, and what our side said. */
@Singleton
class TakeWords {
    private final Tx tx;
    private final AttemptStates states;
    private final Results results;
    private final FlowVersions versions;
    private final ReferenceLists lists;
    private final DoNotCall doNotCall;
    private final UnheardCalls unheard;
    private final ScreenCall screen;
    private final Jobs jobs;
    private final Clock clock;

    TakeWords(
            Tx tx,
            AttemptStates states,
            Results results,
            FlowVersions versions,
            ReferenceLists lists,
            DoNotCall doNotCall,
            UnheardCalls unheard,
            ScreenCall screen,
            Jobs jobs,
            Clock clock) {
        this.tx = tx;
        this.states = states;
        this.results = results;
        this.versions = versions;
        this.lists = lists;
        this.doNotCall = doNotCall;
        this.unheard = unheard;
        this.screen = screen;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * What is on record already.
     *
     * @param answers how many are kept
     * @param draft what the call was made with
     * @param unheard nothing of it came before
     * @param hits forbidden sentences that it said
     */
    record Known(Later<Integer> answers, Later<Optional<Draft>> draft, Later<Boolean> unheard, List<Hit> hits) {}

    /** In the round trip of whatever is needed next. */
    Known ask(UUID attempt, List<Hit> hits) {
        return new Known(results.askKept(attempt), versions.askDraftOfCall(attempt), unheard.ask(attempt), hits);
    }

    /**
     * @param closing whether this report is the one that settled it
     * @return the attempt as it is then
     */
    Attempt take(Attempt attempt, CallReport report, Known known, boolean closing) {
        var ended = attempt.endedAt().orElse(clock.instant());
        keep(attempt, report, known, ended, Instant.MIN);
        if (closing && report.transfer().isPresent()) {
            results.seenNow(attempt.id(), ended.plus(ReadAnswers.TYPED_AFTER));
        }
        if (report.tellsWords() && known.unheard.get()) {
            unheard.heard(attempt);
        } else if (closing && !report.tellsWords()) {
            unheard.ended(attempt);
        }
        if (attempt.recording() && report.recorded()) {
            // The recording's address may come later than the end of the call; asked for twice, it is fetched once.
            jobs.add(FetchRecording.KIND, attempt.id().toString(), "{}");
        }
        return report.analysis().isEmpty() ? attempt : analyzed(attempt, report, draft(attempt, known));
    }

    /** With recording off nobody was promised a transcript, and whoever confirmed the call was told that there is none. */
    private Attempt analyzed(Attempt attempt, CallReport report, Optional<Draft> draft) {
        tx.inOneStatement(() -> {
            results.keepWords(
                    attempt.id(),
                    attempt.recording() ? ScrubbedTranscript.of(report, OwnWords.of(draft)) : "",
                    report.analysis().orElseThrow());
            states.analyzed(attempt.id(), clock.instant());
            return attempt;
        });
        if (attempt.recording()) {
            jobs.hurry(FetchRecording.KIND, attempt.id().toString());
        }
        return attempt.withWords();
    }

    /**
     * Our part of it is over, and its second leg goes on. Nobody may be able to say later what was said and keyed: a no counts
     * from now on, answers show when all of it is over.
     *
     * @param longest for which it may go on
     */
    void takeBeforeTheEnd(Attempt attempt, CallReport report, Known known, Duration longest) {
        if (report.tellsWords()) {
            var handed = report.endedAt().orElse(clock.instant());
            keep(attempt, report, known, handed, handed.plus(longest));
            unheard.heardBefore(attempt);
        }
    }

    /** @param hidden until then, whatever the answers say themselves */
    private void keep(Attempt attempt, CallReport report, Known known, Instant ended, Instant hidden) {
        var draft = draft(attempt, known);
        var answers = ReadAnswers.of(
                report, new ReadAnswers.Asked(attempt.script(), draft, lists::has), ended, clock.instant());
        results.keepAnswers(
                attempt.id(),
                answers.given().stream().map(answer -> answer.notBefore(hidden)).toList(),
                known.answers.get());
        var refused = !answers.optedOut() && refused(report);
        if (answers.optedOut()) {
            doNotCall.add(attempt.business(), attempt.to(), DoNotCall.Source.KEY, ended);
        } else if (refused) {
            doNotCall.add(attempt.business(), attempt.to(), DoNotCall.Source.VOICE, ended);
        }
        screen.over(attempt, report, known.hits, answers.optedOut() || refused, ended);
    }

    /** Nobody asks for that of a script in which nothing is asked. */
    private static Optional<Draft> draft(Attempt attempt, Known known) {
        return attempt.script().labels().isEmpty() ? Optional.empty() : known.draft.get();
    }

    /** In both forms: the scrubbed one may come late or never, and of the other one nothing is kept but this. */
    private static boolean refused(CallReport report) {
        return Stream.concat(report.scrubbed().stream(), report.turns().stream())
                .anyMatch(turn ->
                        turn instanceof Turn.Said(var byAgent, var words) && !byAgent && SpokenRefusal.in(words));
    }
}
