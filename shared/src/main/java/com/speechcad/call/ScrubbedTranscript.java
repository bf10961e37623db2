package com.speechcad.call;

import com.speechcad.call.CallReport.Turn;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** What was said, as it may be kept: from the provider's scrubbed form only, masked again by us; keys are not in it. */
final class ScrubbedTranscript {
    private ScrubbedTranscript() {}

    /** One line a turn. */
    static String of(CallReport report) {
        var turns = report.scrubbed().stream()
                .filter(Turn.Said.class::isInstance)
                .map(Turn.Said.class::cast)
                .toList();
        var ours = masked(turns, true);
        var theirs = masked(turns, false);
        return turns.stream()
                .map(said -> said.byAgent() ? "A: " + ours.next() : "B: " + theirs.next())
                .collect(Collectors.joining("\n"));
    }

    /** Each side by itself: a code is one, however many turns it takes. */
    private static Iterator<String> masked(List<Turn.Said> turns, boolean byAgent) {
        return Mask.turns(turns.stream()
                        .filter(said -> said.byAgent() == byAgent)
                        .map(Turn.Said::words)
                        .toList())
                .iterator();
    }
}
