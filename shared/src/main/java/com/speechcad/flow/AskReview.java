package com.speechcad.flow;

import com.speechcad.db.Audit;
import com.speechcad.db.Jobs;
import com.speechcad.flow.Finding.Kind;
import com.speechcad.flow.ScreenDraft.Flagged;
import com.speechcad.flow.screening.Rule.Severity;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Alarms;
import com.speechcad.notify.Button;
import com.speechcad.notify.SeenTo;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts a script before an admin, and says what is still to be decided about it. */
@Singleton
public class AskReview {
    /** How long an answer may take. The author sees the instant. */
    public static final Duration ANSWERED_WITHIN = Duration.ofHours(24);

    static final String DUE = "review-due";

    private final ScriptReviews reviews;
    private final Flows flows;
    private final Alarms alarms;
    private final SeenTo seenTo;
    private final Audit audit;
    private final Jobs jobs;
    private final IdSource ids;
    private final Clock clock;

    AskReview(
            ScriptReviews reviews,
            Flows flows,
            Alarms alarms,
            SeenTo seenTo,
            Audit audit,
            Jobs jobs,
            IdSource ids,
            Clock clock) {
        this.reviews = reviews;
        this.flows = flows;
        this.alarms = alarms;
        this.seenTo = seenTo;
        this.audit = audit;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /** What nobody approved yet: texts that wait for an admin, and texts that one refused. */
    public List<Finding> unsettled(UserId owner, Draft draft) {
        return ScreenDraft.flagged(draft).stream()
                .filter(one -> one.hit().rule().severity() == Severity.REVIEW)
                .flatMap(one -> kind(owner, one).map(one::finding).stream())
                .toList();
    }

    private Optional<Kind> kind(UserId owner, Flagged one) {
        var approved = reviews.decided(owner, one);
        if (approved.isEmpty()) {
            return Optional.of(Kind.SCRIPT_REVIEW);
        }
        return approved.get() ? Optional.empty() : Optional.of(Kind.SCRIPT_REFUSED);
    }

    /**
     * The script's author says that a rule, or an admin, is mistaken.
     *
     * @param plea their words, perhaps empty
     * @return the review that is open now; empty when there is nothing to decide
     */
    public Optional<ScriptReview> appeal(UserId owner, FlowId flow, String plea) {
        return flows.find(owner, flow).flatMap(found -> ask(found, ScriptReview.Kind.APPEAL, plea));
    }

    /** Once per script: asked again about the same, it is the same review; about a changed one, a new one. */
    Optional<ScriptReview> ask(Flow flow, ScriptReview.Kind kind, String plea) {
        var flags = ScreenDraft.flagged(flow.draft()).stream()
                .filter(one -> !reviews.decided(flow.owner(), one).orElse(false))
                .map(ScriptReviews::flag)
                .toList();
        if (flags.isEmpty()) {
            return Optional.empty();
        }
        var open = reviews.lockOpen(flow.id());
        if (open.isPresent() && open.get().flags().equals(flags)) {
            return open;
        }
        open.ifPresent(this::overtake);
        var now = clock.instant();
        var review = new ScriptReview(
                ids.next(),
                flow.owner(),
                flow.id(),
                flow.name(),
                kind,
                flow.language(),
                flags,
                plea,
                ScriptReview.State.OPEN,
                now,
                now.plus(ANSWERED_WITHIN),
                Optional.empty());
        return Optional.of(asked(review));
    }

    /** Nobody asks about those words any more, so no notice leads to them. */
    private void overtake(ScriptReview old) {
        reviews.overtaken(old.id());
        seenTo.byItself("script-review:" + old.id(), SeenTo.How.REPLACED);
    }

    /** Written down, told to the admins, and said again when the answer is overdue. */
    private ScriptReview asked(ScriptReview review) {
        reviews.insert(review);
        audit.append(
                "user:" + review.owner().value(),
                "script.ask",
                "flow:" + review.flow().value(),
                """
                {"review":"%s","kind":"%s","rules":"%s"}""".formatted(review.id(), review.kind(), rules(review)));
        tellAdmins(review, ReviewText.ASKED);
        jobs.addAt(DUE, review.id().toString(), "{}", review.dueAt());
        return review;
    }

    /** About what a list makes a published version say; the flags carry what the answer is remembered by. */
    void askAboutWords(FlowVersion version, UserId owner, String name, List<ScriptReview.Flag> flags) {
        var now = clock.instant();
        asked(new ScriptReview(
                ids.next(),
                owner,
                version.flow(),
                name,
                ScriptReview.Kind.WORDS,
                version.language(),
                flags,
                "",
                ScriptReview.State.OPEN,
                now,
                now.plus(ANSWERED_WITHIN),
                Optional.empty()));
    }

    void tellAdmins(ScriptReview review, ReviewText words) {
        var text = Text.text(words).with("name", review.flowName()).with("until", review.dueAt());
        var open = Button.open(Text.text(ReviewText.OPEN_QUEUE), "reviews");
        if (words == ReviewText.OVERDUE) {
            alarms.raise("script-review:" + review.id() + ":overdue", text, open);
        } else {
            alarms.ask("script-review:" + review.id(), text, open);
        }
    }

    static String rules(ScriptReview review) {
        return String.join(
                " ",
                review.flags().stream().map(ScriptReview.Flag::rule).distinct().toList());
    }
}
