package com.speechcad.billing;

import static com.speechcad.text.Text.text;

import com.speechcad.db.Json;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/** A purchase that was stopped: released, it is made if it still can be; the person is told either way. */
@Singleton
class ParkedPurchase implements ParkedHandler {
    private final BuyPlan buy;
    private final Users users;
    private final Chats chats;
    private final Json json;

    ParkedPurchase(BuyPlan buy, Users users, Chats chats, Json json) {
        this.buy = buy;
        this.users = users;
        this.chats = chats;
        this.json = json;
    }

    @Override
    public String kind() {
        return BuyPlan.KIND;
    }

    /** For what was stopped, and no more than that: neither the person nor an operator has agreed to another sum. */
    @Override
    public boolean release(ParkedOperation operation) {
        var facts = Payload.of(operation, json);
        var bought = buy.buy(
                operation.user(),
                facts.number("plan"),
                facts.number("follows"),
                facts.flag("renew"),
                operation.amount());
        if (!(bought instanceof Purchase.Bought(var subscription, var _))) {
            return false;
        }
        tell(operation, text(BreakerText.PLAN_RELEASED).with("plan", BillingText.name(subscription.plan())));
        return true;
    }

    @Override
    public void reject(ParkedOperation operation) {
        tell(operation, text(BreakerText.PLAN_REJECTED));
    }

    private void tell(ParkedOperation operation, Text words) {
        var user = users.get(operation.user());
        chats.putOnce(
                user.chat(),
                "stopped:" + operation.id(),
                Message.of(words).row(Button.open(text(BillingText.CHOOSE_PLAN), "plan")),
                user.reader());
    }
}
