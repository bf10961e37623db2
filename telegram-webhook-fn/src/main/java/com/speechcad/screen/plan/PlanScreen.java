package com.speechcad.screen.plan;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.BuyWithCrypto;
import com.speechcad.billing.ChangePlan;
import com.speechcad.billing.Plan;
import com.speechcad.billing.PlanOffer;
import com.speechcad.billing.PlanOffers;
import com.speechcad.billing.PlanStatus;
import com.speechcad.billing.Subscriptions;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.screen.wallet.PayIn;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The plan a person has now, what is left of it, what happens at its end, and what can be done about that. */
@Singleton
class PlanScreen implements Screen {
    static final String ID = "plan";

    private final Subscriptions subscriptions;
    private final ChangePlan change;
    private final BuyWithCrypto crypto;
    private final PlanOffers offers;
    private final PayIn payIn;

    PlanScreen(Subscriptions subscriptions, ChangePlan change, BuyWithCrypto crypto, PlanOffers offers, PayIn payIn) {
        this.subscriptions = subscriptions;
        this.change = change;
        this.crypto = crypto;
        this.offers = offers;
        this.payIn = payIn;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var view = switch (subscriptions.status(visitor.id())) {
            case PlanStatus.None() -> titled(visitor, without(visitor));
            case PlanStatus.Running running -> running(visitor, running);
            case PlanStatus.Ending(var plan) ->
                titled(visitor, List.of(text(PlanWords.ENDING).with("plan", BillingText.name(plan))));
            case PlanStatus.PastDue blocked -> pastDue(visitor, blocked);
        };
        var waiting = subscriptions.waiting(visitor.id());
        if (waiting.isPresent()) {
            var missing = missing(visitor, waiting.get());
            view = missing.isPositive() ? payIn.offer(view, visitor, missing) : view;
            view = view.row(button(PlanWords.GIVE_UP_PURCHASE, "give-up", this::giveUp));
        }
        return view.row(open(PlanWords.CHOOSE, PlanListScreen.ID), open(PlanWords.HISTORY, PlanHistoryScreen.ID));
    }

    private View titled(Visitor visitor, List<Text> lines) {
        var said = new ArrayList<Text>();
        said.add(text(PlanWords.TITLE));
        said.addAll(lines);
        subscriptions.waiting(visitor.id()).ifPresent(waiting -> said.addAll(waits(visitor, waiting)));
        return view(Lines.of(said));
    }

    private List<Text> waits(Visitor visitor, PlanStatus.Waiting waiting) {
        var said = text(PlanWords.PURCHASE_WAITS)
                .with("plan", BillingText.name(waiting.plan()))
                .with("until", waiting.until());
        var missing = missing(visitor, waiting);
        return missing.isPositive()
                ? List.of(said, text(PlanWords.TOO_LITTLE).with("missing", missing.upToCents()))
                : List.of(said);
    }

    /** What the purchase that waits would need beside what is in the wallet now. */
    private Money missing(Visitor visitor, PlanStatus.Waiting waiting) {
        return switch (offers.of(visitor.id(), waiting.plan())) {
            case PlanOffer.Purchase purchase -> purchase.missing();
            case PlanOffer.Upgrade upgrade -> upgrade.missing();
            case PlanOffer.NeedsTier _, PlanOffer.Same _, PlanOffer.Later _ -> Money.ZERO;
        };
    }

    private View running(Visitor visitor, PlanStatus.Running running) {
        var current = running.subscription();
        var said = new ArrayList<Text>();
        said.add(text(PlanWords.CURRENT).with("plan", BillingText.name(current.plan())));
        said.add(text(PlanWords.UNTIL).with("end", current.end()));
        said.addAll(Usage.of(current));
        if (current.plan().free()) {
            return titled(visitor, said);
        }
        said.add(after(running));
        var view = titled(visitor, said);
        if (running.canceled()) {
            return view.row(button(PlanWords.KEEP, "keep", this::keep));
        }
        if (running.next().isPresent()) {
            view = view.row(button(
                    text(PlanWords.KEEP_THIS).with("plan", BillingText.name(current.plan())), "stay", this::stay));
        }
        var isOn = running.autoRenew();
        var renewal =
                button(isOn ? PlanWords.RENEWAL_IS_ON : PlanWords.RENEWAL_IS_OFF, "renewal", who -> renew(who, !isOn));
        // What ends by itself has nothing to cancel.
        return running.renewal().isEmpty()
                ? view.row(renewal)
                : view.row(renewal, open(PlanWords.CANCEL, PlanCancelScreen.ID));
    }

    private static Text after(PlanStatus.Running running) {
        var end = running.subscription().end();
        if (running.canceled()) {
            return text(PlanWords.ENDS).with("end", end);
        }
        return running.renewal()
                .map(next -> text(running.next().isPresent() ? PlanWords.FOLLOWED : PlanWords.RENEWS)
                        .with("plan", BillingText.name(next))
                        .with("end", end)
                        .with("days", next.days())
                        .with("price", next.price()))
                .orElseGet(() -> text(running.autoRenew() ? PlanWords.CANNOT_RENEW : PlanWords.DOES_NOT_RENEW)
                        .with("end", end));
    }

    private View pastDue(Visitor visitor, PlanStatus.PastDue blocked) {
        var said = new ArrayList<Text>();
        said.add(text(PlanWords.PAST_DUE)
                .with("plan", BillingText.name(blocked.plan()))
                .with("price", blocked.plan().price()));
        if (blocked.blocked()) {
            said.add(text(BillingText.WALLET_CLOSED));
            return titled(visitor, said)
                    .row(open(BillingText.ASK_SUPPORT, BillingText.SUPPORT_SCREEN))
                    .row(open(PlanWords.CANCEL, PlanCancelScreen.ID));
        }
        if (blocked.missing().isPositive()) {
            said.add(
                    text(PlanWords.TOO_LITTLE).with("missing", blocked.missing().upToCents()));
        }
        said.add(text(PlanWords.TRIED_AT_TOP_UP).with("until", blocked.until()));
        blocked.nextTry().ifPresent(at -> said.add(text(PlanWords.TRIED_AGAIN).with("at", at)));
        var view = titled(visitor, said);
        return (blocked.missing().isPositive()
                        ? payIn.offer(view, visitor, blocked.missing())
                        : view.row(button(
                                text(PlanWords.RENEW_NOW)
                                        .with("price", blocked.plan().price()),
                                "now",
                                this::tryNow)))
                .row(open(PlanWords.CANCEL, PlanCancelScreen.ID));
    }

    private List<Text> without(Visitor visitor) {
        return subscriptions
                .freeToStart(visitor.id())
                .map(PlanScreen::free)
                .orElseGet(() -> List.of(text(PlanWords.NO_PLAN)));
    }

    private static List<Text> free(Plan free) {
        return List.of(text(PlanWords.FREE_WAITS)
                .with("minutes", free.single().toMinutes())
                .with("days", free.days()));
    }

    private Next renew(Visitor visitor, boolean on) {
        change.autoRenew(visitor.id(), on);
        return Next.toast(on ? PlanWords.RENEWAL_NOW_ON : PlanWords.RENEWAL_NOW_OFF);
    }

    private Next keep(Visitor visitor) {
        change.undoCancel(visitor.id());
        return Next.toast(
                subscriptions.status(visitor.id()) instanceof PlanStatus.Running running
                        ? running.next().map(PlanScreen::keptWith).orElseGet(() -> text(PlanWords.KEPT))
                        : text(PlanWords.KEPT));
    }

    private static Text keptWith(Plan next) {
        return text(PlanWords.KEPT_FOLLOWED)
                .with("plan", BillingText.name(next))
                .with("price", next.price());
    }

    private Next stay(Visitor visitor) {
        change.undoSchedule(visitor.id());
        return Next.toast(PlanWords.KEPT);
    }

    private Next tryNow(Visitor visitor) {
        return Next.toast(change.tryNow(visitor.id()) ? PlanWords.RENEWED : PlanWords.NOT_RENEWED);
    }

    private Next giveUp(Visitor visitor) {
        crypto.withdraw(visitor.id());
        return Next.toast(PlanWords.PURCHASE_GIVEN_UP);
    }
}
