package com.speechcad.call;

import com.speechcad.call.CallReport.Turn;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.List;
import java.util.stream.Collectors;

/** What was said, as it may be kept: from the provider's scrubbed form only, masked again by us; keys are not in it. */
public final class ScrubbedTranscript {
    private static final String OURS = "A: ";
    private static final String THEIRS = "B: ";

    private ScrubbedTranscript() {}

    /** One line a turn, as it is stored: in no language, see {@link #shown}. */
    static String of(CallReport report, OwnWords script) {
        var turns = report.scrubbed().stream()
                .filter(Turn.Said.class::isInstance)
                .map(Turn.Said.class::cast)
                .toList();
        // Each side by itself: a code is one, however many turns it takes.
        var ours = Mask.turns(said(turns, true), script).iterator();
        var theirs = Mask.turns(said(turns, false)).iterator();
        return turns.stream()
                .map(said -> said.byAgent() ? OURS + ours.next() : THEIRS + theirs.next())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> said(List<Turn.Said> turns, boolean byAgent) {
        return turns.stream()
                .filter(said -> said.byAgent() == byAgent)
                .map(Turn.Said::words)
                .toList();
    }

    /** A stored one with the sides named as its reader writes. */
    public static String shown(String stored, Reader reader) {
        return stored.lines().map(line -> shownLine(line, reader)).collect(Collectors.joining("\n"));
    }

    private static String shownLine(String line, Reader reader) {
        if (line.startsWith(OURS)) {
            return side(CallText.TRANSCRIPT_OURS, line.substring(OURS.length()), reader);
        }
        return line.startsWith(THEIRS)
                ? side(CallText.TRANSCRIPT_THEIRS, line.substring(THEIRS.length()), reader)
                : line;
    }

    private static String side(CallText key, String words, Reader reader) {
        return Words.plain(Text.text(key).with("words", words), reader);
    }
}
