package com.speechcad.screen.review;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.DecideReview;
import com.speechcad.flow.DecideReview.Decision;
import com.speechcad.flow.ScriptReview;
import com.speechcad.flow.ScriptReviews;
import com.speechcad.tenant.Users;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Scripts that wait for an admin: the list, one of them, and the typed reason that decides. */
@Factory
class QueueScreens {
    static final String LIST = "reviews";
    static final String ONE = "reviews.item";
    private static final String DECIDE = "reviews.decide";
    private static final int A_PAGE = 8;
    private static final Duration TALLIED = Duration.ofDays(30);

    @Singleton
    @Named(LIST)
    Queue list(ScriptReviews reviews, Clock clock) {
        return new Queue(reviews, clock);
    }

    @Singleton
    @Named(ONE)
    One one(ScriptReviews reviews, Users users) {
        return new One(reviews, users);
    }

    @Singleton
    @Named(DECIDE)
    Decide decide(ScriptReviews reviews, DecideReview decide) {
        return new Decide(reviews, decide);
    }

    record Queue(ScriptReviews reviews, Clock clock) implements AdminOnly {
        @Override
        public String id() {
            return LIST;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var page = Page.of(visitor, LIST, reviews.countOpen(), A_PAGE);
            var open = reviews.open(page.offset(), A_PAGE);
            var tally = reviews.tally(clock.instant().minus(TALLIED));
            var view = view(Lines.of(
                    text(open.isEmpty() ? ReviewWords.QUEUE_EMPTY : ReviewWords.QUEUE_TITLE),
                    text(ReviewWords.TALLY)
                            .with("decided", tally.decided())
                            .with("approved", tally.approved())
                            .with("appeals", tally.appeals())
                            .with("wrong", tally.wrong())));
            for (var review : open) {
                view = view.row(open(line(review), ONE, ShortId.of(review.id())));
            }
            return page.controls(view);
        }

        private Text line(ScriptReview review) {
            var late = review.dueAt().isBefore(clock.instant());
            return text(late ? ReviewWords.QUEUE_LINE_LATE : ReviewWords.QUEUE_LINE)
                    .with("name", review.flowName())
                    .with("until", review.dueAt());
        }
    }

    record One(ScriptReviews reviews, Users users) implements AdminOnly {
        /** So that a long task with many findings still is one message. */
        private static final int MOST_FLAGS = 6;

        private static final int MOST_TEXT = 450;

        @Override
        public String id() {
            return ONE;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return waiting(reviews, argument).map(this::draw).orElseGet(View::gone);
        }

        private View draw(ScriptReview review) {
            var lines = new ArrayList<Text>();
            lines.add(
                    text(review.kind() == ScriptReview.Kind.APPEAL ? ReviewWords.ITEM_APPEAL : ReviewWords.ITEM_REVIEW)
                            .with("name", review.flowName())
                            .with("owner", owner(review))
                            .with("language", review.language())
                            .with("at", review.askedAt())
                            .with("until", review.dueAt()));
            if (!review.plea().isBlank()) {
                lines.add(text(ReviewWords.ITEM_PLEA).with("plea", review.plea()));
            }
            review.flags().stream().limit(MOST_FLAGS).forEach(flag -> lines.add(flag(flag)));
            var view = view(Lines.of(lines));
            return review.canBeApproved()
                    ? view.row(to(review, Decision.APPROVE), to(review, Decision.REFUSE))
                    : view.row(to(review, Decision.UPHOLD), to(review, Decision.RULE_WRONG));
        }

        private Object owner(ScriptReview review) {
            return users.get(review.owner())
                    .name()
                    .orElse(Long.toString(review.owner().value()));
        }

        private static Text flag(ScriptReview.Flag flag) {
            var script = Shorten.to(flag.text(), MOST_TEXT);
            return text(flag.step() == 0 ? ReviewWords.FLAG_TASK : ReviewWords.FLAG)
                    .with("step", flag.step())
                    .with("text", script)
                    .with("sentence", flag.sentence())
                    .with("rule", flag.kind())
                    .with("id", flag.rule());
        }

        private static View.Item to(ScriptReview review, Decision decision) {
            return open(label(decision), DECIDE, ShortId.of(review.id()) + "/" + letter(decision));
        }
    }

    record Decide(ScriptReviews reviews, DecideReview decide) implements AdminOnly {
        @Override
        public String id() {
            return DECIDE;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return waiting(reviews, argument)
                    .flatMap(review -> decision(argument)
                            .map(decision -> view(text(ReviewWords.ASK_REASON)
                                            .with("decision", label(decision))
                                            .with("name", review.flowName()))
                                    .takingText()))
                    .orElseGet(View::gone);
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            var review = waiting(reviews, visitor.argument());
            var decision = decision(visitor.argument());
            if (review.isEmpty() || decision.isEmpty()) {
                return list(ReviewWords.DECIDED_MEANWHILE);
            }
            return switch (decide.decide(review.get().id(), visitor.id(), decision.get(), line)) {
                case DONE -> list(ReviewWords.DECIDED);
                case GONE -> list(ReviewWords.DECIDED_MEANWHILE);
                case OWN -> list(ReviewWords.OWN_SCRIPT);
                case NEVER -> list(ReviewWords.NEVER_APPROVED);
                case REASON ->
                    Next.stay(text(ReviewWords.REASON_BAD)
                            .with("least", DecideReview.SHORTEST_REASON)
                            .with("most", DecideReview.LONGEST_REASON));
            };
        }

        private static Next list(ReviewWords remark) {
            return Next.replace(LIST, "").saying(remark);
        }
    }

    private static Optional<ScriptReview> waiting(ScriptReviews reviews, String argument) {
        return ShortId.parse(argument.split("/", 2)[0]).flatMap(reviews::find).filter(ScriptReview::isOpen);
    }

    private static Optional<Decision> decision(String argument) {
        return Arrays.stream(Decision.values())
                .filter(decision -> argument.endsWith("/" + letter(decision)))
                .findFirst();
    }

    private static String letter(Decision decision) {
        return decision.name().substring(0, 1).toLowerCase(Locale.ROOT)
                + decision.name().length();
    }

    private static Text label(Decision decision) {
        return text(
                switch (decision) {
                    case APPROVE -> ReviewWords.APPROVE;
                    case REFUSE -> ReviewWords.REFUSE;
                    case UPHOLD -> ReviewWords.UPHOLD;
                    case RULE_WRONG -> ReviewWords.RULE_WRONG;
                });
    }
}
