package com.speechcad.flow;

import com.speechcad.db.Audit;
import com.speechcad.db.Jobs;
import com.speechcad.db.Json;
import com.speechcad.flow.ScriptReview.State;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.notify.SeenTo;
import com.speechcad.tenant.Admins;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** An admin decides about a script, with a reason: written down, remembered for exactly that text, told to its author. */
@Singleton
public class DecideReview {
    public static final int SHORTEST_REASON = 5;
    public static final int LONGEST_REASON = 500;

    /** The job that follows a decision about what a list makes calls say; its subject is the review. */
    public static final String WORDS_DECIDED = "words-decided";

    private final ScriptReviews reviews;
    private final PublishFlow publish;
    private final Users users;
    private final Admins admins;
    private final Chats chats;
    private final SeenTo seenTo;
    private final Audit audit;
    private final Jobs jobs;
    private final Json json;
    private final Clock clock;

    DecideReview(
            ScriptReviews reviews,
            PublishFlow publish,
            Users users,
            Admins admins,
            Chats chats,
            SeenTo seenTo,
            Audit audit,
            Jobs jobs,
            Json json,
            Clock clock) {
        this.reviews = reviews;
        this.publish = publish;
        this.users = users;
        this.admins = admins;
        this.chats = chats;
        this.seenTo = seenTo;
        this.audit = audit;
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
    }

    /** What an admin says. */
    public enum Decision {
        /** It may go out; if publishing waited for this and the script is still the same, it goes on. */
        APPROVE,
        REFUSE,
        /** To an appeal about something that is never allowed: the rule is right. */
        UPHOLD,
        /** To the same: the rule is wrong, and whoever keeps the rules hears of it. It stays blocked until then. */
        RULE_WRONG
    }

    /** What came of it. */
    public enum Outcome {
        DONE,
        /** Decided meanwhile, or the script was changed. */
        GONE,
        /** Nobody decides about their own script as long as there is another admin. */
        OWN,
        /** This decision does not fit: what a blocking rule found is never approved. */
        NEVER,
        /** Too short or too long a reason. */
        REASON
    }

    public Outcome decide(UUID id, UserId admin, Decision decision, String reason) {
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            return Outcome.REASON;
        }
        var found = reviews.lock(id).filter(ScriptReview::isOpen);
        if (found.isEmpty()) {
            return Outcome.GONE;
        }
        var review = found.get();
        if (admins.isForAnother(admin, review.owner())) {
            return Outcome.OWN;
        }
        var approving = decision == Decision.APPROVE || decision == Decision.REFUSE;
        if (approving != review.canBeApproved()) {
            return Outcome.NEVER;
        }
        store(review, admin, decision, reason);
        tell(review, decision, reason);
        seenTo.by(admin, "script-review:" + id, how(decision));
        return Outcome.DONE;
    }

    private static SeenTo.How how(Decision decision) {
        return switch (decision) {
            case APPROVE -> SeenTo.How.APPROVED;
            case REFUSE -> SeenTo.How.DECLINED;
            case UPHOLD, RULE_WRONG -> SeenTo.How.ANSWERED;
        };
    }

    private void store(ScriptReview review, UserId admin, Decision decision, String reason) {
        var now = clock.instant();
        var state = switch (decision) {
            case APPROVE -> State.APPROVED;
            case REFUSE -> State.REFUSED;
            case UPHOLD, RULE_WRONG -> State.ANSWERED;
        };
        reviews.decide(review.id(), state, admin, reason, decision == Decision.RULE_WRONG, now);
        if (review.canBeApproved()) {
            review.flags().forEach(flag -> reviews.remember(review, flag, state == State.APPROVED, now));
        }
        if (review.kind() == ScriptReview.Kind.WORDS) {
            jobs.add(WORDS_DECIDED, review.id().toString(), "{}");
        }
        audit.append(
                "user:" + admin.value(),
                "script.decide",
                "flow:" + review.flow().value(),
                detail(review, decision, reason));
    }

    private String detail(ScriptReview review, Decision decision, String reason) {
        return json.write(new TreeMap<>(Map.of(
                "review", review.id().toString(),
                "decision", decision.name(),
                "rules", AskReview.rules(review),
                "reason", reason)));
    }

    private void tell(ScriptReview review, Decision decision, String reason) {
        var author = users.get(review.owner());
        var words = Text.text(words(review, decision))
                .with("name", review.flowName())
                .with("reason", reason);
        var message = Message.of(words)
                .row(Button.open(
                        Text.text(decision == Decision.APPROVE ? PublishText.OPEN_FLOW : ReviewText.EDIT),
                        "flow",
                        review.flow().value().toString()));
        chats.put(author.chat(), "review:" + review.id(), message, author.reader());
    }

    private ReviewText words(ScriptReview review, Decision decision) {
        if (review.kind() == ScriptReview.Kind.WORDS) {
            return decision == Decision.APPROVE ? ReviewText.WORDS_APPROVED : ReviewText.WORDS_REFUSED;
        }
        return switch (decision) {
            case APPROVE ->
                reviews.isOfTheScript(review.id())
                                && publish.publish(review.owner(), review.flow())
                                        instanceof PublishFlow.Outcome.Publishing
                        ? ReviewText.APPROVED_AND_PUBLISHING
                        : ReviewText.APPROVED;
            case REFUSE -> ReviewText.REFUSED;
            case UPHOLD -> ReviewText.ANSWERED;
            case RULE_WRONG -> ReviewText.ANSWERED_RULE_WRONG;
        };
    }
}
