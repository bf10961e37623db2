package com.speechcad.screen.books;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.Plan;
import com.speechcad.billing.Plans;
import com.speechcad.billing.PublishPlans;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.screen.topup.AmountAndRest;
import com.speechcad.screen.topup.Dollars;
import com.speechcad.screen.topup.TypedReason;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;

/** What is sold, and a plan's price changed as a new version. */
@Factory
class PlanScreens {
    static final String LIST = "books.plans";
    private static final String ONE = "books.plan";
    private static final String CONFIRM = "books.plan-new";

    /** Nobody who is about to buy is surprised. */
    private static final long NOTICE_HOURS = 24;

    private static final String PRICE = "books.rate";
    private static final String REASON = "books.why";
    private static final String FROM = "books.from";

    @Singleton
    @Named(LIST)
    Listed list(Plans plans, PublishPlans publish, Clock clock) {
        return new Listed(plans, publish, clock);
    }

    @Singleton
    @Named(ONE)
    One one(Plans plans, PublishPlans publish, Clock clock) {
        return new One(plans, publish, clock);
    }

    @Singleton
    @Named(CONFIRM)
    Confirm change(Plans plans, PublishPlans publish, Clock clock) {
        return new Confirm(plans, publish, clock);
    }

    record Listed(Plans plans, PublishPlans publish, Clock clock) implements AdminOnly {
        @Override
        public String id() {
            return LIST;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var view = view(BooksWords.PLANS);
            for (var plan : plans.sold(clock.instant())) {
                view = view.row(open(named(BooksWords.PLAN_LINE, plan), ONE, Long.toString(plan.id())));
            }
            return view;
        }
    }

    record One(Plans plans, PublishPlans publish, Clock clock) implements AdminOnly {
        @Override
        public String id() {
            return ONE;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return plan(plans, argument, clock).map(this::shown).orElseGet(View::gone);
        }

        private View shown(Plan plan) {
            var margin = publish.margin(PublishPlans.copy(plan, clock.instant()));
            var said = new ArrayList<Text>();
            said.add(named(BooksWords.PLAN, plan)
                    .with("bulk", plan.bulk().toMinutes())
                    .with("single", plan.single().toMinutes())
                    .with("percent", margin.percent()));
            if (!plan.free() && margin.loses()) {
                said.add(PriceScreens.loses(margin));
            }
            var coming = plans.coming(plan, clock.instant());
            coming.forEach(later -> said.add(text(BooksWords.PLAN_COMING)
                    .with("price", later.plan().price())
                    .with("from", later.from())));
            if (!coming.isEmpty()) {
                return view(Lines.of(said)).row(takeBack(coming.getLast().plan().id()));
            }
            said.add(text(plan.free() ? BooksWords.PLAN_FREE : BooksWords.PLAN_TYPE));
            return plan.free() ? view(Lines.of(said)) : view(Lines.of(said)).takingText();
        }

        /** The last one first, as the one before goes on then. */
        private View.Item takeBack(long version) {
            return confirm(
                    BooksWords.TAKE_BACK,
                    "take-back",
                    "id=" + version,
                    visited -> Next.stay(text(
                            publish.withdraw(visited.id(), version, "taken back in the chat")
                                    ? BooksWords.PLAN_TAKEN_BACK
                                    : BooksWords.GONE)));
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            var parts = AmountAndRest.of(line);
            var price = parts.map(AmountAndRest::amount).flatMap(Dollars::typed).filter(Money::isPositive);
            if (price.isEmpty()) {
                return stay(AmountAndRest.doubt(line).orElseGet(() -> text(BooksWords.NOT_UNDERSTOOD)));
            }
            var reason = parts.get().rest();
            if (!TypedReason.holds(reason)) {
                return TypedReason.again(visitor, BooksWords.REASON_LENGTH);
            }
            var from = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(NOTICE_HOURS, ChronoUnit.HOURS);
            return goTo(CONFIRM, visitor.argument())
                    .noting(PRICE, Long.toString(price.get().micros()))
                    .noting(REASON, reason)
                    .noting(FROM, from.toString());
        }
    }

    record Confirm(Plans plans, PublishPlans publish, Clock clock) implements AdminOnly {
        @Override
        public String id() {
            return CONFIRM;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var plan = plan(plans, argument, clock);
            var price = visitor.note(PRICE).map(Long::parseLong).map(Money::micros);
            var from = visitor.note(FROM).map(Instant::parse);
            if (plan.isEmpty() || price.isEmpty() || from.isEmpty()) {
                return View.gone();
            }
            return shown(
                    plan.get(), price.get(), from.get(), visitor.note(REASON).orElse(""));
        }

        private View shown(Plan plan, Money price, Instant from, String reason) {
            var copy = PublishPlans.copy(plan, from);
            var draft = new PublishPlans.Draft(
                    copy.code(),
                    copy.days(),
                    price,
                    copy.bulk(),
                    copy.single(),
                    copy.singleUnlimited(),
                    copy.transfer(),
                    copy.support(),
                    copy.longestCall(),
                    from);
            var said = new ArrayList<Text>();
            said.add(named(BooksWords.PLAN_CHANGE, plan)
                    .with("after", price)
                    .with("from", from)
                    .with("reason", reason));
            if (publish.margin(draft).loses()) {
                said.add(PriceScreens.loses(publish.margin(draft)));
            }
            return view(Lines.of(said))
                    .row(confirm(BooksWords.PUBLISH, "publish", draft.toString() + reason, visited -> {
                        var outcome = publish.publish(visited.id(), draft, reason);
                        return Next.replace(LIST, "")
                                .saying(
                                        switch (outcome) {
                                            case PublishPlans.Outcome.Published _ -> text(BooksWords.PUBLISHED);
                                            case PublishPlans.Outcome.Refused(var problems) ->
                                                PriceScreens.refused(problems);
                                        });
                    }));
        }
    }

    private static Text named(BooksWords words, Plan plan) {
        return text(words)
                .with("plan", BillingText.name(plan))
                .with("days", plan.days())
                .with("price", plan.price());
    }

    private static Optional<Plan> plan(Plans plans, String argument, Clock clock) {
        return Argument.id(argument).flatMap(id -> plans.sold(id, clock.instant()));
    }
}
