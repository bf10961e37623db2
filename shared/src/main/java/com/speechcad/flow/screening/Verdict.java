package com.speechcad.flow.screening;

import com.speechcad.flow.screening.Rule.Severity;
import java.util.List;

/**
 * What came of screening one text.
 *
 * @param hits at most one per rule, the blocking ones first
 */
public record Verdict(List<Hit> hits) {
    static final Verdict PASS = new Verdict(List.of());

    public Verdict {
        hits = List.copyOf(hits);
    }

    /** A rule and the sentence it found, as it was written. */
    public record Hit(Rule rule, String sentence) {}

    /** What is to be done with the text. */
    public enum Outcome {
        PASS,
        REVIEW,
        BLOCK
    }

    public Outcome outcome() {
        if (hits.isEmpty()) {
            return Outcome.PASS;
        }
        return hits.stream().anyMatch(hit -> hit.rule().severity() == Severity.BLOCK) ? Outcome.BLOCK : Outcome.REVIEW;
    }

    /** Those that block. */
    public List<Hit> blocking() {
        return hits.stream()
                .filter(hit -> hit.rule().severity() == Severity.BLOCK)
                .toList();
    }
}
