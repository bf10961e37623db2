package com.speechcad.screen.plan;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.BreakerText;
import com.speechcad.billing.BuyPlan;
import com.speechcad.billing.Plan;
import com.speechcad.billing.Plans;
import com.speechcad.billing.Purchase;
import com.speechcad.billing.Subscriptions;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.wallet.PayIn;
import com.speechcad.tenant.Business;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One plan: all it gives, what it costs, and the button that buys it, or why it cannot be bought now. */
@Singleton
class PlanOfferScreen implements Screen {
    static final String ID = "plan.offer";

    private final Plans plans;
    private final Subscriptions subscriptions;
    private final BuyPlan buyPlan;
    private final Wallets wallets;
    private final PayIn payIn;
    private final Clock clock;

    PlanOfferScreen(
            Plans plans, Subscriptions subscriptions, BuyPlan buyPlan, Wallets wallets, PayIn payIn, Clock clock) {
        this.plans = plans;
        this.subscriptions = subscriptions;
        this.buyPlan = buyPlan;
        this.wallets = wallets;
        this.payIn = payIn;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return plan(argument).map(plan -> draw(visitor, plan)).orElseGet(View::gone);
    }

    private Optional<Plan> plan(String argument) {
        return argument.matches("\\d{1,18}")
                ? plans.sold(Long.parseLong(argument), clock.instant()).filter(plan -> !plan.free())
                : Optional.empty();
    }

    private View draw(Visitor visitor, Plan plan) {
        var said = new ArrayList<>(described(plan));
        var available = wallets.of(visitor.id()).available();
        var missing = plan.price().minus(available);
        var running = subscriptions
                .current(visitor.id())
                .filter(current -> !current.plan().free());
        said.add(text(PlanWords.OFFER_WALLET).with("available", available));
        if (visitor.business().tier() == Business.Tier.T0) {
            said.add(text(PlanWords.NEEDS_TIER));
            return view(Lines.of(said));
        }
        if (running.isPresent()) {
            said.add(text(PlanWords.STILL_RUNNING)
                    .with("plan", BillingText.name(running.get().plan()))
                    .with("end", running.get().end()));
            return view(Lines.of(said)).row(open(PlanWords.TITLE, PlanScreen.ID));
        }
        if (missing.isPositive()) {
            said.add(text(PlanWords.TOO_LITTLE).with("missing", missing));
            return payIn.offer(view(Lines.of(said)), visitor);
        }
        var follows = subscriptions.newest(visitor.id());
        return view(Lines.of(said))
                .row(confirm(
                        text(PlanWords.BUY).with("price", plan.price()),
                        "buy",
                        "plan=%d price=%d follows=%d"
                                .formatted(plan.id(), plan.price().micros(), follows),
                        who -> buy(who, plan, follows)));
    }

    private Next buy(Visitor visitor, Plan plan, long follows) {
        return switch (buyPlan.buy(visitor.id(), plan.id(), follows)) {
            case Purchase.Bought(var subscription, var _) ->
                Next.replace(PlanScreen.ID, "")
                        .saying(text(PlanWords.BOUGHT)
                                .with("plan", BillingText.name(subscription.plan()))
                                .with("end", subscription.end()));
            // What stands in the way is said by the screen itself, drawn anew.
            case Purchase.NeedsTier() -> Next.stay();
            case Purchase.TooLittle(var _) -> Next.stay();
            case Purchase.StillRunning(var _) -> Next.stay();
            case Purchase.Changed() -> Next.stay(PlanWords.CHANGED);
            case Purchase.Stopped(var forGood) ->
                Next.stay(forGood ? BreakerText.PLAN_REJECTED : BreakerText.UNDER_REVIEW);
        };
    }

    private static List<Text> described(Plan plan) {
        var said = new ArrayList<Text>();
        said.add(text(PlanWords.OFFER)
                .with("plan", BillingText.name(plan))
                .with("days", plan.days())
                .with("price", plan.price()));
        said.add(text(PlanWords.OFFER_BULK).with("minutes", plan.bulk().toMinutes()));
        said.add(text(PlanWords.OFFER_SINGLE).with("minutes", plan.single().toMinutes()));
        if (plan.transfer()) {
            said.add(text(PlanWords.OFFER_TRANSFER));
        }
        said.add(text(PlanWords.OFFER_SUPPORT).with("support", support(plan)));
        return said;
    }

    private static TextKey support(Plan plan) {
        return switch (plan.support()) {
            case STANDARD -> PlanWords.SUPPORT_STANDARD;
            case PRIORITY -> PlanWords.SUPPORT_PRIORITY;
            case PREMIUM -> PlanWords.SUPPORT_PREMIUM;
        };
    }
}
