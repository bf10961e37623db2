package com.speechcad.call;

import com.speechcad.flow.Draft;
import com.speechcad.flow.Openings;
import com.speechcad.flow.Step;
import com.speechcad.flow.Variables;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of our side's sentences stands in the script itself or in the opening, word for word. Its author wrote it, so that
 * nobody learns a callee's digits from it; whatever a variable put in is not of it. A text counts only as a whole and with a
 * few letters besides its numbers: a script of bare digits cannot make known what somebody said.
 */
final class OwnWords {
    private static final int LEAST_LETTERS = 8;

    /** They are the same in every call. */
    private static final List<OwnText> OPENINGS =
            Openings.aroundNames().stream().map(OwnText::of).toList();

    private final List<OwnText> texts;

    private OwnWords(List<OwnText> texts) {
        this.texts = texts;
    }

    /** Of a task nothing but its opening is known: a language model makes up its sentences. */
    static OwnWords of(Optional<Draft> draft) {
        var script = draft.map(Draft::steps).orElse(List.of()).stream()
                .map(Step::text)
                .map(OwnWords::line)
                .map(Variables::between)
                .filter(OwnWords::tells)
                .map(OwnText::of);
        return new OwnWords(Stream.concat(script, OPENINGS.stream()).toList());
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

    /**
     * The turn with the script's own numbers where the provider's scrubbing left marks; of the first text that it fits. A
     * mark tells nothing, and in its place stands what the author wrote.
     */
    String restored(String turn) {
        if (turn.indexOf('[') < 0) {
            return turn;
        }
        return texts.stream()
                .flatMap(text -> text.restored(turn).stream())
                .findFirst()
                .orElse(turn);
    }

    /** The places of a turn that are the script's own: of the first text that the turn ends with. */
    BitSet in(String turn) {
        return texts.stream()
                .map(text -> text.in(turn))
                .filter(own -> !own.isEmpty())
                .findFirst()
                .orElseGet(BitSet::new);
    }
}
