package com.speechcad.billing;

import static com.speechcad.text.Text.text;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;

/** Tells a person what became of their plan: one message per change of state, in a place named by the fact. */
@Singleton
class PlanNews {
    private final Users users;
    private final Chats chats;
    private final Wallets wallets;

    PlanNews(Users users, Chats chats, Wallets wallets) {
        this.users = users;
        this.chats = chats;
        this.wallets = wallets;
    }

    /** @param atOnce somebody waits for it; otherwise the sweep delivers it */
    void renewed(SubscriptionRow row, Plan before, boolean atOnce) {
        var said = row.plan().isSameOffer(before)
                ? text(PlanText.RENEWED)
                : text(PlanText.RENEWED_OTHER).with("old", BillingText.name(before));
        var message = Message.of(said.with("plan", BillingText.name(row.plan()))
                        .with("price", row.plan().price())
                        .with("end", row.end())
                        .with("wallet", wallets.of(row.user()).available().downToCents()))
                .row(plan());
        tell(row.user(), slot("renewed", row), message, atOnce);
    }

    void pastDue(SubscriptionRow row, Plan next, Money missing, boolean atOnce) {
        var message = Message.of(text(PlanText.PAST_DUE)
                        .with("plan", BillingText.name(next))
                        .with("missing", missing.upToCents())
                        .with("until", Dunning.until(row)))
                .row(topUp(missing), plan());
        tell(row.user(), slot("past-due", row), message, atOnce);
    }

    /** Not renewed because the wallet is frozen or closed; money would change nothing. */
    void blocked(SubscriptionRow row, Plan next, boolean atOnce) {
        var message = Message.of(text(PlanText.PAST_DUE_BLOCKED)
                        .with("plan", BillingText.name(next))
                        .with("until", Dunning.until(row)))
                .row(support(), plan());
        tell(row.user(), slot("past-due", row), message, atOnce);
    }

    /**
     * @param row as it was before
     * @param blocked whether the wallet is frozen or closed
     */
    void ended(SubscriptionRow row, SubscriptionEvent event, boolean blocked) {
        var isBlocked = blocked && row.state() == SubscriptionState.PAST_DUE && event == SubscriptionEvent.EXPIRED;
        var said = isBlocked ? text(PlanText.GIVEN_UP_BLOCKED) : words(row, event);
        var choose = Button.open(text(BillingText.CHOOSE_PLAN), "plan");
        var told = Message.of(said.with("plan", BillingText.name(row.plan())));
        var message = isBlocked ? told.row(support(), choose) : told.row(choose);
        tell(row.user(), "plan-ended:" + row.id(), message, false);
    }

    private static Text words(SubscriptionRow row, SubscriptionEvent event) {
        if (event == SubscriptionEvent.LAPSED) {
            return text(PlanText.LAPSED);
        }
        return event == SubscriptionEvent.CANCELED ? text(PlanText.CANCELED) : ended(row);
    }

    private static Text ended(SubscriptionRow row) {
        if (row.state() == SubscriptionState.PAST_DUE) {
            return text(PlanText.GIVEN_UP);
        }
        return text(row.plan().free() ? BillingText.FREE_ENDED : BillingText.PLAN_ENDED);
    }

    void bought(SubscriptionRow wanted, Subscription begun) {
        var message = Message.of(text(PlanText.BOUGHT)
                        .with("plan", BillingText.name(begun.plan()))
                        .with("end", begun.end()))
                .row(plan());
        tell(wanted.user(), slot("bought", wanted), message, true);
    }

    /** @param credit the operation in the books that was not enough */
    void stillMissing(SubscriptionRow wanted, Money missing, long credit) {
        var message = Message.of(text(PlanText.STILL_MISSING)
                        .with("plan", BillingText.name(wanted.plan()))
                        .with("missing", missing.upToCents())
                        .with("until", wanted.end()))
                .row(topUp(missing), plan());
        tell(wanted.user(), "plan-missing:" + wanted.id() + ":" + credit, message, true);
    }

    /**
     * It would cost more by now than was agreed to: less is left of the plan that it takes the place of.
     *
     * @param isNew at the end of the chat, as money has just come; otherwise where it was said already
     */
    void dearer(SubscriptionRow wanted, Purchase.Dearer why, boolean isNew) {
        var message = Message.of(text(PlanText.DEARER)
                        .with("plan", BillingText.name(wanted.plan()))
                        .with("charge", why.charge())
                        .with("agreed", why.agreed())
                        .with("until", wanted.end()))
                .row(Button.open(
                        text(PlanText.LOOK_AGAIN),
                        "plan.offer",
                        Long.toString(wanted.plan().id())))
                .row(plan());
        var user = users.get(wanted.user());
        chats.put(user.chat(), "plan-dearer:" + wanted.id(), isNew ? message.asNew() : message, user.reader());
    }

    /**
     * The money is there, and the wallet is frozen or closed.
     *
     * @param credit the operation in the books that brought it
     */
    void purchaseBlocked(SubscriptionRow wanted, long credit) {
        var message = Message.of(text(PlanText.PURCHASE_BLOCKED).with("plan", BillingText.name(wanted.plan())))
                .row(support(), plan());
        tell(wanted.user(), "plan-missing:" + wanted.id() + ":" + credit, message, true);
    }

    /** @param number 1 or 2 */
    void ahead(SubscriptionRow row, Plan next, Money missing, int number) {
        var message = Message.of(text(PlanText.AHEAD)
                        .with("plan", BillingText.name(next))
                        .with("end", row.end())
                        .with("price", next.price())
                        .with("missing", missing.upToCents()))
                .row(topUp(missing), plan());
        tell(row.user(), slot("ahead-" + number, row), message, false);
    }

    void priceChanges(SubscriptionRow row, Plan next) {
        var message = Message.of(text(PlanText.PRICE_CHANGES)
                        .with("plan", BillingText.name(next))
                        .with("end", row.end())
                        .with("price", next.price())
                        .with("old", row.plan().price()))
                .row(plan());
        tell(row.user(), slot("price-" + next.id(), row), message, false);
    }

    private static String slot(String what, SubscriptionRow row) {
        return "plan-%s:%d:%d".formatted(what, row.id(), row.start().getEpochSecond());
    }

    /** What is missing is the first sum that is offered. */
    private static Button topUp(Money missing) {
        return Button.open(text(PlanText.TOP_UP), "topup", Long.toString(missing.centsUp()));
    }

    private static Button support() {
        return Button.open(text(BillingText.ASK_SUPPORT), BillingText.SUPPORT_SCREEN);
    }

    private static Button plan() {
        return Button.open(text(PlanText.PLAN), "plan");
    }

    private void tell(UserId id, String slot, Message message, boolean atOnce) {
        var user = users.get(id);
        if (atOnce) {
            chats.putOnce(user.chat(), slot, message, user.reader());
        } else {
            chats.leaveOnce(user.chat(), slot, message, user.reader());
        }
    }
}
