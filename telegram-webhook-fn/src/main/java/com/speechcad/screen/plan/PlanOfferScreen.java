package com.speechcad.screen.plan;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.BreakerText;
import com.speechcad.billing.BuyPlan;
import com.speechcad.billing.ChangePlan;
import com.speechcad.billing.Plan;
import com.speechcad.billing.PlanOffer;
import com.speechcad.billing.PlanOffers;
import com.speechcad.billing.PlanStatus;
import com.speechcad.billing.Purchase;
import com.speechcad.billing.StoppedCharges;
import com.speechcad.billing.Subscription;
import com.speechcad.billing.Subscriptions;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.screen.law.LimitsScreen;
import com.speechcad.screen.wallet.PayIn;
import com.speechcad.text.Text;
import com.speechcad.wallet.WalletStatus;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One plan: all it gives, what it costs this person now, line by line, and the button that buys it or lets it follow. */
@Singleton
class PlanOfferScreen implements Screen {
    static final String ID = "plan.offer";
    private static final String BUY = "buy";
    private static final String FOLLOW = "follow";

    /** A second tap comes within moments; a button of last week is of another offer. */
    private static final Duration JUST_NOW = Duration.ofMinutes(5);

    private final PlanChoice choice;
    private final Subscriptions subscriptions;
    private final PlanOffers offers;
    private final BuyPlan buyPlan;
    private final ChangePlan change;
    private final Wallets wallets;
    private final PayIn payIn;
    private final StoppedCharges stopped;
    private final Clock clock;

    PlanOfferScreen(
            PlanChoice choice,
            Subscriptions subscriptions,
            PlanOffers offers,
            BuyPlan buyPlan,
            ChangePlan change,
            Wallets wallets,
            PayIn payIn,
            StoppedCharges stopped,
            Clock clock) {
        this.choice = choice;
        this.subscriptions = subscriptions;
        this.offers = offers;
        this.buyPlan = buyPlan;
        this.change = change;
        this.wallets = wallets;
        this.payIn = payIn;
        this.stopped = stopped;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return choice.of(argument).map(plan -> draw(visitor, plan)).orElseGet(View::gone);
    }

    @Override
    public Optional<Text> late(Visitor visitor, String action) {
        return switch (subscriptions.status(visitor.id())) {
            case PlanStatus.Running running
            when action.equals(BUY) && isJustBought(running.subscription()) ->
                Optional.of(text(PlanWords.BOUGHT_BEFORE)
                        .with("plan", BillingText.name(running.subscription().plan()))
                        .with("end", running.subscription().end()));
            case PlanStatus.Running running
            when action.equals(FOLLOW) ->
                running.next()
                        .map(next -> text(PlanWords.FOLLOWS_BEFORE)
                                .with("plan", BillingText.name(next))
                                .with("end", running.subscription().end()));
            case PlanStatus.Running _, PlanStatus.None _, PlanStatus.Ending _, PlanStatus.PastDue _ -> Optional.empty();
        };
    }

    private boolean isJustBought(Subscription subscription) {
        return !subscription.plan().free()
                && subscription.start().plus(JUST_NOW).isAfter(clock.instant());
    }

    private View draw(Visitor visitor, Plan plan) {
        var said = new ArrayList<>(PlanLines.described(plan));
        said.addAll(1, PlanLines.coming(plan, choice.coming(plan)));
        return switch (offers.of(visitor.id(), plan)) {
            case PlanOffer.NeedsTier _ -> {
                said.add(text(PlanWords.NEEDS_TIER));
                yield view(Lines.of(said)).row(LimitsScreen.way());
            }
            case PlanOffer.Same(var _, var current) -> {
                said.add(text(PlanWords.IS_YOURS).with("end", current.end()));
                yield view(Lines.of(said)).row(open(PlanWords.TITLE, PlanScreen.ID));
            }
            case PlanOffer.Later later -> later(said, later);
            case PlanOffer.Purchase(var it, var missing) -> {
                said.add(text(PlanWords.OFFER_WALLET)
                        .with("available", wallets.of(visitor.id()).available().downToCents()));
                yield buying(visitor, said, it, it.price(), missing);
            }
            case PlanOffer.Upgrade upgrade -> {
                said.addAll(PlanLines.credited(upgrade));
                said.add(text(PlanWords.OFFER_WALLET)
                        .with("available", wallets.of(visitor.id()).available().downToCents()));
                yield buying(visitor, said, upgrade.plan(), upgrade.charge(), upgrade.missing());
            }
        };
    }

    private View later(List<Text> said, PlanOffer.Later later) {
        said.add(text(PlanWords.LATER)
                .with("plan", BillingText.name(later.plan()))
                .with("days", later.plan().days())
                .with("old", BillingText.name(later.old().plan()))
                .with("end", later.old().end())
                .with("price", later.plan().price()));
        return view(Lines.of(said))
                .row(confirm(
                        text(PlanWords.LET_FOLLOW),
                        FOLLOW,
                        "plan=%d after=%d"
                                .formatted(later.plan().id(), later.old().id()),
                        who -> follow(who, later.plan())));
    }

    private Next follow(Visitor visitor, Plan plan) {
        return change.schedule(visitor.id(), plan.id())
                ? Next.replace(PlanScreen.ID, "").saying(PlanWords.FOLLOWS)
                : Next.stay(PlanWords.CHANGED);
    }

    private View buying(Visitor visitor, List<Text> said, Plan plan, Money charge, Money missing) {
        var renews = choice.renews(visitor, plan);
        said.add(
                renews
                        ? text(PlanWords.WILL_RENEW).with("price", plan.price()).with("days", plan.days())
                        : text(PlanWords.WILL_NOT_RENEW));
        var toggle = button(
                renews ? PlanWords.RENEWAL_IS_ON : PlanWords.RENEWAL_IS_OFF,
                "renewal",
                who -> choice.turned(who, plan));
        if (wallets.status(visitor.id()) != WalletStatus.OPEN) {
            said.add(text(BillingText.WALLET_CLOSED));
            return view(Lines.of(said)).row(open(BillingText.ASK_SUPPORT, BillingText.SUPPORT_SCREEN));
        }
        if (missing.isPositive()) {
            said.add(text(PlanWords.TOO_LITTLE).with("missing", missing.upToCents()));
            var shown = view(Lines.of(said))
                    .row(toggle)
                    .row(open(text(PlanWords.PAY_WITH_CRYPTO), PlanCryptoScreen.ID, Long.toString(plan.id())));
            return payIn.offer(shown, visitor, missing);
        }
        var follows = subscriptions.newest(visitor.id());
        var label = charge.isPositive() ? text(PlanWords.BUY).with("price", charge) : text(PlanWords.CHANGE_NOW);
        return view(Lines.of(said))
                .row(toggle)
                .row(confirm(
                        label,
                        BUY,
                        "plan=%d charge=%d follows=%d renew=%s".formatted(plan.id(), charge.micros(), follows, renews),
                        who -> buy(who, plan, follows, renews, charge)));
    }

    private Text stopped(Visitor visitor) {
        return stopped.purchase(visitor.id())
                .map(why -> BreakerText.underReview(why.breaker()).with("free", why.free()))
                .orElseGet(() -> text(BreakerText.UNDER_REVIEW));
    }

    private Next buy(Visitor visitor, Plan plan, long follows, boolean renews, Money charge) {
        return switch (buyPlan.buy(visitor.id(), plan.id(), follows, renews, charge)) {
            case Purchase.Bought(var subscription, var _) ->
                Next.replace(PlanScreen.ID, "")
                        .saying(text(PlanWords.BOUGHT)
                                .with("plan", BillingText.name(subscription.plan()))
                                .with("end", subscription.end()));
            // What stands in the way is said by the screen itself, drawn anew.
            case Purchase.NeedsTier() -> Next.stay();
            case Purchase.TooLittle(var _) -> Next.stay();
            case Purchase.WalletClosed() -> Next.stay(BillingText.WALLET_CLOSED);
            case Purchase.StillRunning(var _) -> Next.stay();
            case Purchase.Changed(), Purchase.Dearer(var _, var _) -> Next.stay(PlanWords.CHANGED);
            case Purchase.Stopped() -> Next.stay(stopped(visitor));
        };
    }
}
