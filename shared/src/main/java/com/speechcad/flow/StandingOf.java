package com.speechcad.flow;

import com.speechcad.flow.Finding.Kind;
import com.speechcad.flow.ScriptReviews.Decided;
import com.speechcad.flow.ScriptStanding.State;
import com.speechcad.flow.screening.Rule.Severity;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where the words of a draft stand: what was found, what was decided about it, and who is still to answer. */
@Singleton
public class StandingOf {
    private final ScriptReviews reviews;

    StandingOf(ScriptReviews reviews) {
        this.reviews = reviews;
    }

    /** Nothing is asked of the store about words that no rule objects to. */
    public ScriptStanding find(Flow flow) {
        var flagged = ScreenDraft.flagged(flow.draft());
        if (flagged.isEmpty()) {
            return new ScriptStanding(State.FREE, List.of(), Optional.empty(), Optional.empty());
        }
        var findings = new ArrayList<>(ScreenDraft.blocked(flagged));
        var decisions = new ArrayList<Decided>();
        var waiting = new ArrayList<ScriptReview.Flag>();
        for (var one : flagged) {
            var decided = reviews.verdict(flow.owner(), one);
            decided.ifPresent(decisions::add);
            if (!decided.map(Decided::approved).orElse(false)) {
                waiting.add(ScriptReviews.flag(one));
                if (one.hit().rule().severity() == Severity.REVIEW) {
                    findings.add(one.finding(decided.isPresent() ? Kind.SCRIPT_REFUSED : Kind.SCRIPT_REVIEW));
                }
            }
        }
        // Words that changed since an admin was asked are other words: the next who asks takes the old question's
        // place.
        var newest = reviews.newest(flow.id()).filter(review -> review.flags().equals(waiting));
        var open = newest.filter(ScriptReview::isOpen);
        return new ScriptStanding(
                state(findings, open),
                findings,
                open,
                reason(decisions).or(() -> newest.flatMap(ScriptReview::reason)));
    }

    private static State state(List<Finding> findings, Optional<ScriptReview> open) {
        if (findings.isEmpty()) {
            return State.APPROVED;
        }
        if (open.isPresent()) {
            return State.ASKED;
        }
        var kinds = findings.stream().map(Finding::kind).toList();
        if (kinds.contains(Kind.SCRIPT_BLOCKED)) {
            return State.BLOCKED;
        }
        return kinds.contains(Kind.SCRIPT_REFUSED) ? State.REFUSED : State.TO_ASK;
    }

    /** A no's, where there is one; else a yes's. */
    private static Optional<String> reason(List<Decided> decisions) {
        return decisions.stream()
                .filter(decided -> !decided.approved())
                .findFirst()
                .or(() -> decisions.stream().findFirst())
                .flatMap(Decided::reason);
    }
}
