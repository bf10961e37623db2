package com.speechcad.call;

import com.speechcad.flow.Draft;
import com.speechcad.flow.Step;
import com.speechcad.flow.Variables;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What of our side's sentences stands in the script itself, word for word. Its author wrote it, so that nobody learns a
 * callee's digits from it; whatever a variable put in is not of it. A text counts only as a whole and with a few letters
 * besides its numbers: a script of bare digits cannot make known what somebody said.
 */
final class OwnWords {
    private static final int LEAST_LETTERS = 8;

    private final List<List<String>> texts;

    private OwnWords(List<List<String>> texts) {
        this.texts = texts;
    }

    /** Of a task nothing is known: a language model makes up its sentences. */
    static OwnWords of(Optional<Draft> draft) {
        return new OwnWords(draft.map(Draft::steps).orElse(List.of()).stream()
                .map(Step::text)
                .map(OwnWords::line)
                .map(Variables::between)
                .filter(OwnWords::tells)
                .toList());
    }

    /** As a turn is kept: on one line. */
    static String line(String words) {
        return words.replace('\n', ' ').strip();
    }

    private static boolean tells(List<String> parts) {
        return Mask.withoutRuns(String.join(" ", parts))
                        .codePoints()
                        .filter(Character::isLetter)
                        .count()
                >= LEAST_LETTERS;
    }

    /** The places of a turn that are the script's own: of the first text that the turn ends with. */
    BitSet in(String turn) {
        for (var parts : texts) {
            var own = ends(turn, parts);
            if (!own.isEmpty()) {
                return own;
            }
        }
        return new BitSet();
    }

    /** Something of ours may stand before it: the notice, or that nothing was understood. */
    private static BitSet ends(String turn, List<String> parts) {
        var own = new BitSet();
        var end = turn.stripTrailing().length();
        var last = parts.getLast();
        if (!turn.substring(0, end).endsWith(last)) {
            return own;
        }
        end -= last.length();
        own.set(end, end + last.length());
        for (var part : parts.subList(0, parts.size() - 1).reversed()) {
            var at = turn.lastIndexOf(part, end - part.length());
            if (at < 0) {
                return new BitSet();
            }
            own.set(at, at + part.length());
            end = at;
        }
        return own;
    }
}
